import type { ReportEntries } from '../queries/report-entries.js';
import type { Desk } from './desk.js';

/** The node erases the words of every report whose time of keeping is over and which no legal ground keeps. */
export async function expireOpenings(desk: Desk, entries: ReportEntries): Promise<number> {
  let expired = 0;
  for (const report of await entries.pastRetention()) {
    const openings = (await entries.withOpenings(report)).map((entry) => ({ entry, paths: 'all' as const }));
    if (openings.length === 0) continue;
    if ((await desk.bySystem(report, { type: 'EraseOpenings', openings, ground: 'RETENTION_EXPIRED' })).ok) expired++;
  }
  return expired;
}
