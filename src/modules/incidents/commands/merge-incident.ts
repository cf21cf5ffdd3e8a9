import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import type { Prepared } from '../../members/index.js';
import type { MergeReason } from '../domain/index.js';
import { incidentSlice } from '../store/incident-slice.js';
import type { Editorial } from './editorial.js';

/** Signed. Both numbers stay; this one leads to the other until the merge is undone. */
export function mergeIncident(
  editorial: Editorial,
  viewer: Viewer,
  incident: string,
  into: string,
  reason: MergeReason,
  note: string | null,
): Promise<Prepared<string>> {
  const seal = new Sealer('public');
  const command = { type: 'MergeIncident', into, reason, note: seal.field('/command/note', note) } as const;
  return editorial.prepare(viewer, incidentSlice, incident, command, seal.fields, (tx) => mayBeTarget(tx, into));
}

/** Published only, so that no two can be merged into each other and nobody is led to a tombstone. Held until commit, for two who merge at once. */
export async function mayBeTarget(tx: EntityManager, into: string): Promise<string | undefined> {
  const [target] = await tx.query<{ status: string }[]>('SELECT status FROM incident WHERE id = $1 FOR SHARE', [into]);
  return !target ? 'NO_SUCH_INCIDENT' : target.status === 'published' ? undefined : 'TARGET_NOT_PUBLISHED';
}
