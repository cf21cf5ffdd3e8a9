import type { Viewer } from '../../../kernel/viewer.js';
import type { HoldGround } from '../domain/index.js';
import type { Desk, DeskOutcome } from './desk.js';

/** A legal ground keeps the words of a report beyond their term. */
export function keepOpenings(desk: Desk, viewer: Viewer, report: string, ground: HoldGround): Promise<DeskOutcome> {
  return desk.bySession(viewer, report, { type: 'KeepOpenings', ground });
}
