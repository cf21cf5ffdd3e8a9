import type { Viewer } from '../../../kernel/viewer.js';
import { incidentSlice } from '../store/incident-slice.js';
import type { Editorial, EditorialOutcome } from './editorial.js';

/** Its number is not used again. */
export function discardDraft(editorial: Editorial, viewer: Viewer, incident: string): Promise<EditorialOutcome> {
  return editorial.bySession(viewer, incidentSlice, incident, { type: 'DiscardDraft' });
}
