import type { Viewer } from '../../../kernel/viewer.js';
import type { Desk, DeskOutcome } from './desk.js';

export function withdrawDeclineProposal(desk: Desk, viewer: Viewer, report: string): Promise<DeskOutcome> {
  return desk.bySession(viewer, report, { type: 'WithdrawDeclineProposal' });
}
