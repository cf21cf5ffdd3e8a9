import type { Viewer } from '../../../kernel/viewer.js';
import type { Desk, DeskOutcome } from './desk.js';

/** Puts a report back into the queue. */
export function releaseReport(desk: Desk, viewer: Viewer, report: string): Promise<DeskOutcome> {
  return desk.bySession(viewer, report, { type: 'ReleaseReport' });
}
