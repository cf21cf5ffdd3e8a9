import { canonicalJson } from '../../../ledger/core/index.js';
import type { KeyRefusal } from '../commands/key-refusals.js';
import type { VolunteerRow } from '../domain/index.js';
import type { Place } from '../queries/place.js';
import type { VolunteerForSteward } from '../queries/volunteers.js';
import type { DeclaredFeature, PlaceChance, PoolMember, VolunteerPlace, VolunteerRefused } from './volunteer-types.js';

export function presentKeyRefusal({ refusal, message, problems, retryAfterSeconds }: KeyRefusal): VolunteerRefused {
  return { code: refusal, message, problems, retryAfterSeconds: retryAfterSeconds ?? null };
}

export function presentPlace({ row, chance, id: _, entryId: __, ...same }: Place): VolunteerPlace {
  return { ...same, ...declared(row), chance: chance && presentChance(chance) };
}

function presentChance({ proof, ...same }: NonNullable<Place['chance']>): PlaceChance {
  return { ...same, proofFile: proof && canonicalJson(proof) };
}

export function presentPoolMember({ row, ...same }: VolunteerForSteward): PoolMember {
  return { ...same, ...declared(row) };
}

function declared(row: VolunteerRow | null): { features: DeclaredFeature[] | null; household: string | null; ties: string | null } {
  return {
    features: row && Object.entries(row.features).map(([category, value]) => ({ category, value })),
    household: row?.household ?? null,
    ties: row?.ties ?? null,
  };
}
