import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import type { Prepared } from '../../members/index.js';
import type { CorrectionReason } from '../domain/index.js';
import { incidentSlice } from '../store/incident-slice.js';
import type { Editorial } from './editorial.js';

/** Signed. The draft takes the place of the public version, which stays readable under its number; the note is public. */
export function correctIncident(
  editorial: Editorial,
  viewer: Viewer,
  incident: string,
  version: number,
  reason: CorrectionReason,
  note: string | null,
): Promise<Prepared<string>> {
  const seal = new Sealer('public');
  const command = { type: 'CorrectIncident', version, reason, note: seal.field('/command/note', note) } as const;
  return editorial.prepare(viewer, incidentSlice, incident, command, seal.fields);
}
