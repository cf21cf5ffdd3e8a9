import type { Viewer } from '../../../kernel/viewer.js';
import type { ContactReason } from '../domain/index.js';
import type { Desk, DeskOutcome } from './desk.js';

/** An editor asks to see how the reporter can be reached; a steward decides. */
export function requestContact(desk: Desk, viewer: Viewer, report: string, reasonCode: ContactReason): Promise<DeskOutcome> {
  return desk.bySession(viewer, report, { type: 'RequestContact', reasonCode });
}
