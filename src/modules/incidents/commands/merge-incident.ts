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
  return editorial.prepare(viewer, incidentSlice, incident, command, seal.fields, async (tx) => {
    const [target] = await tx.query<{ status: string }[]>('SELECT status FROM incident WHERE id = $1', [into]);
    // Published only, so that no two can be merged into each other and nobody is led to a tombstone.
    return !target ? 'NO_SUCH_INCIDENT' : target.status === 'published' ? undefined : 'TARGET_NOT_PUBLISHED';
  });
}
