import type { Viewer } from '../../../kernel/viewer.js';
import type { ClaimStanding } from '../domain/index.js';
import type { Desk, DeskOutcome } from './desk.js';

/** A court has found, or the organisation has admitted it: the claim rests on something else now. */
export function setLinkStanding(desk: Desk, viewer: Viewer, report: string, incident: string, standing: ClaimStanding): Promise<DeskOutcome> {
  return desk.bySession(viewer, report, { type: 'SetLinkStanding', incident, standing });
}
