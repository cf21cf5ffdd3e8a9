import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import { newPublicId } from '../../../platform/random.js';
import type { Desk, DeskOutcome } from './desk.js';

/** A question that the reporter finds on the case page. Its words lie beside the log, for him and for reviewers. */
export function askReporter(desk: Desk, viewer: Viewer, report: string, text: string): Promise<DeskOutcome> {
  const seal = new Sealer('reviewers');
  return desk.bySession(viewer, report, { type: 'AskReporter', question: newPublicId(), text: seal.field('/command/text', text) }, seal.fields);
}
