import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { Desk } from './desk.js';

/** Signed: the report stands behind the incidents it is linked to. */
export function acceptReport(desk: Desk, viewer: Viewer, report: string): Promise<Prepared<string>> {
  return desk.prepare(viewer, report, { type: 'AcceptReport' });
}
