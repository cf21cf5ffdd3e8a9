import type { ReportEntries } from '../queries/report-entries.js';
import type { Desk } from './desk.js';

/** The node marks every report whose time is over. Marked twice at once, one of the two is refused by the rules. */
export async function markOverdue(desk: Desk, entries: ReportEntries): Promise<number> {
  let marked = 0;
  for (const report of await entries.overdue()) {
    if ((await desk.bySystem(report, { type: 'MarkOverdue' })).ok) marked++;
  }
  return marked;
}
