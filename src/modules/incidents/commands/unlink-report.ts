import type { Viewer } from '../../../kernel/viewer.js';
import type { UnlinkReason } from '../domain/index.js';
import type { Desk, DeskOutcome } from './desk.js';

export function unlinkReport(desk: Desk, viewer: Viewer, report: string, incident: string, reason: UnlinkReason): Promise<DeskOutcome> {
  return desk.bySession(viewer, report, { type: 'UnlinkReport', incident, reason });
}
