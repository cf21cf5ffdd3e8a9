import type { Viewer } from '../../../kernel/viewer.js';
import type { ReopenReason } from '../domain/index.js';
import type { Desk, DeskOutcome } from './desk.js';

export function reopenReport(desk: Desk, viewer: Viewer, report: string, reason: ReopenReason): Promise<DeskOutcome> {
  return desk.bySession(viewer, report, { type: 'ReopenReport', reason });
}
