import type { Viewer } from '../../../kernel/viewer.js';
import type { Desk, DeskOutcome } from './desk.js';

/** An editor takes a report up; from then on it is his until he releases or decides it. */
export function claimReport(desk: Desk, viewer: Viewer, report: string): Promise<DeskOutcome> {
  return desk.bySession(viewer, report, { type: 'ClaimReport' });
}
