import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { Desk } from './desk.js';

/** Signed, by a steward other than the one who asked: only to that one is the contact shown. */
export function approveContact(desk: Desk, viewer: Viewer, report: string): Promise<Prepared<string>> {
  return desk.prepare(viewer, report, { type: 'ApproveContact' });
}
