import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import type { Prepared } from '../../members/index.js';
import type { RetractionReason } from '../domain/index.js';
import { incidentSlice } from '../store/incident-slice.js';
import type { Editorial } from './editorial.js';

/** Signed. A tombstone with the coded reason remains; the note is for reviewers, lest it repeat what is taken back. */
export function retractIncident(
  editorial: Editorial,
  viewer: Viewer,
  incident: string,
  reason: RetractionReason,
  note: string | null,
): Promise<Prepared<string>> {
  const seal = new Sealer('reviewers');
  const command = { type: 'RetractIncident', reason, note: seal.field('/command/note', note) } as const;
  return editorial.prepare(viewer, incidentSlice, incident, command, seal.fields);
}
