import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { OpeningsOfEntry, StewardErasureGround } from '../domain/index.js';
import type { ReportEntries } from '../queries/report-entries.js';
import { type Desk, no } from './desk.js';

/**
 * Signed, by a steward: salts, words, files with their keys, and the contact go; commitments stay. Named entries must be of
 * this report, which the log alone could not tell; without any named, all that still have openings are erased.
 */
export async function eraseOpenings(
  desk: Desk,
  entries: ReportEntries,
  viewer: Viewer,
  report: string,
  ground: StewardErasureGround,
  named: readonly OpeningsOfEntry[] | undefined,
): Promise<Prepared<string>> {
  const open = await entries.withOpenings(report);
  if (named && !(await entries.areOf(report, named.map((one) => one.entry)))) return no('NO_SUCH_REPORT');
  const openings = named ?? open.map((entry) => ({ entry, paths: 'all' as const }));
  if (openings.length === 0) return no('ALREADY_ERASED');
  return desk.prepare(viewer, report, { type: 'EraseOpenings', openings, ground });
}
