import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { fromHex, toBase64, toHex } from '../../../kernel/bytes.js';
import type { Instant } from '../../../kernel/instant.js';
import { nodeHash, proveInclusion } from '../../../ledger/core/index.js';
import { Ledger, type SealedFields, valueAt } from '../../../ledger/index.js';
import type { MemberProof } from '../domain/draw/index.js';
import { type AppealStatus, CONTACT_PATH, type Draw, type ExclusionReason, numberOfKey, ROW_PATH, volunteerId, type VolunteerRow, type VolunteerStatus } from '../domain/index.js';
import { readSealedRows } from '../store/draw-pool.js';
import { DrawBundles } from './draw-bundles.js';

/** What a volunteer may know of himself: what he said, whether he stands, his chance with the proof of it, and how the lot fell. */
export interface Place {
  readonly id: string;
  readonly draw: string;
  readonly number: string;
  readonly status: VolunteerStatus;
  readonly reason: ExclusionReason | null;
  readonly excludedAt: Instant | null;
  readonly appeal: AppealStatus | null;
  /** What the steward noted beside the exclusion, and beside the decision about the appeal. */
  readonly note: string | null;
  readonly decisionNote: string | null;
  readonly volunteeredAt: Instant;
  readonly entryId: string;
  /** Null where it was erased. */
  readonly row: VolunteerRow | null;
  readonly contact: string | null;
  readonly chance: Chance | null;
}

export interface Chance {
  readonly index: number;
  readonly poolSize: number;
  /** By the ideal lottery, as a fraction; and had nobody been excluded. */
  readonly ideal: string;
  readonly withoutExclusions: string | null;
  /** How many people of the pool have the same features. */
  readonly alike: number;
  /** On so many of the panels, once they are dealt. */
  readonly panels: number | null;
  readonly panelsInAll: number;
  /** Numbers of those panels. */
  readonly onPanels: readonly number[];
  readonly seated: boolean | null;
  /** Place in the order in which single seats are refilled, from 1. */
  readonly reservePlace: number | null;
  /** That the row lies under the root which was announced; null where the row was erased. */
  readonly proof: MemberProof | null;
  readonly root: string;
}

interface Row {
  readonly id: string;
  readonly draw: string;
  readonly number: string;
  readonly status: VolunteerStatus;
  readonly reason: ExclusionReason | null;
  readonly excluded_at: Instant | null;
  readonly appeal: AppealStatus | null;
  readonly volunteered_at: Instant;
  readonly entry_id: string;
  readonly fields: SealedFields | null;
  readonly exclusion: SealedFields | null;
  readonly decision: SealedFields | null;
}

/** Whoever asks has shown that he holds the key, or is the member. */
@Injectable()
export class Places {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: Ledger,
    private readonly bundles: DrawBundles,
  ) {}

  ofKey(draw: string, key: string): Promise<Place | undefined> {
    return this.of(draw, numberOfKey(key) ?? '');
  }

  async of(draw: string, number: string): Promise<Place | undefined> {
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT v.id, v.draw, v.number, v.status, v.reason, v.excluded_at, v.appeal, v.volunteered_at, v.entry_id, o.fields, e.fields AS exclusion, d.fields AS decision
         FROM volunteer v LEFT JOIN opening o ON o.entry_id = v.entry_id LEFT JOIN opening e ON e.entry_id = v.exclusion_entry LEFT JOIN opening d ON d.entry_id = v.decision_entry
        WHERE v.id = $1`,
      [volunteerId(draw, number)],
    );
    if (!row) return undefined;
    const note = (fields: SealedFields | null): string | null => valueAt<string>(fields ?? {}, '/command/note') ?? null;
    return {
      id: row.id, draw, number, status: row.status, reason: row.reason, excludedAt: row.excluded_at, appeal: row.appeal, volunteeredAt: row.volunteered_at, entryId: row.entry_id,
      note: note(row.exclusion),
      decisionNote: note(row.decision),
      row: ((row.fields ?? {})[ROW_PATH]?.value as unknown as VolunteerRow | undefined) ?? null,
      contact: valueAt<string>(row.fields ?? {}, CONTACT_PATH) ?? null,
      chance: (await this.#chance(draw, number)) ?? null,
    };
  }

  async #chance(draw: string, number: string): Promise<Chance | undefined> {
    const state = await this.ledger.stateOf<Draw>('draw', draw);
    const index = state?.order?.indexOf(number) ?? -1;
    const [lottery, bundle] = index < 0 ? [] : await Promise.all([this.bundles.lottery(draw), this.bundles.bare(draw)]);
    if (!state?.order || !lottery || !bundle) return undefined;
    const type = bundle.types.findIndex((members) => members.includes(index));
    const onPanels = bundle.deal?.panels.flatMap((panel, i) => (panel.includes(index) ? [i] : [])) ?? [];
    const [sealed] = (await readSealedRows(this.dataSource.manager, draw, bundle.rules, [number])) ?? [];
    const drawn = state.status === 'drawn';
    const place = state.reserve.indexOf(number);
    return {
      index,
      poolSize: bundle.pool.size,
      ideal: bundle.chances[type]!,
      withoutExclusions: lottery.effect?.before[index] ?? null,
      alike: bundle.types[type]!.length,
      panels: bundle.deal?.counts[index] ?? null,
      panelsInAll: bundle.rules.panels,
      onPanels,
      seated: drawn ? state.seated.includes(number) : null,
      reservePlace: drawn && place >= 0 ? place + 1 : null,
      proof: sealed ? { index, size: bundle.pool.size, row: { person: sealed.person, salt: toBase64(sealed.salt) }, path: pathOf(lottery.leaves, index) } : null,
      root: bundle.pool.root,
    };
  }
}

function pathOf(leaves: readonly string[], index: number): string[] {
  const levels: Uint8Array[][] = [leaves.map((leaf) => fromHex(leaf)!)];
  for (let below = levels[0]!; below.length > 1; below = levels.at(-1)!) {
    const above: Uint8Array[] = [];
    for (let i = 0; i + 1 < below.length; i += 2) above.push(nodeHash(below[i]!, below[i + 1]!));
    levels.push(above);
  }
  return proveInclusion(index, leaves.length, (level, i) => levels[level]![i]!).map(toHex);
}
