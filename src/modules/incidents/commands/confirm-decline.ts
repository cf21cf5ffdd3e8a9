import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { Desk } from './desk.js';

/** Signed, by a second person: an allegation of serious harm is turned away by two. */
export function confirmDecline(desk: Desk, viewer: Viewer, report: string): Promise<Prepared<string>> {
  return desk.prepare(viewer, report, { type: 'ConfirmDecline' });
}
