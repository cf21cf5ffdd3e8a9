import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import type { Prepared } from '../../members/index.js';
import type { UnmergeReason } from '../domain/index.js';
import { incidentSlice } from '../store/incident-slice.js';
import type { Editorial } from './editorial.js';

/** Signed. The incident is public again on its own, as it was before the merge. */
export function unmergeIncident(editorial: Editorial, viewer: Viewer, incident: string, reason: UnmergeReason, note: string | null): Promise<Prepared<string>> {
  const seal = new Sealer('public');
  const command = { type: 'UnmergeIncident', reason, note: seal.field('/command/note', note) } as const;
  return editorial.prepare(viewer, incidentSlice, incident, command, seal.fields);
}
