import type { ReportEntries } from '../queries/report-entries.js';
import { type CaseActs, caseRefusal, type CaseOutcome, type CaseRefusal, type Drafted } from './case-acts.js';

const CONTACT = '/command/content/contact';
export type OwnErasure = 'all' | 'contact';

/** The reporter asks that what he gave be erased: all of it, or how he can be reached. It is done at once. */
export function eraseOwnReport(acts: CaseActs, entries: ReportEntries, code: string, what: OwnErasure, request?: string): Promise<CaseOutcome> {
  return acts.byCode(code, request, (report) => draftErasure(entries, report, what));
}

export async function draftErasure(entries: ReportEntries, report: string, what: OwnErasure): Promise<Drafted | CaseRefusal> {
  const open = what === 'all' ? await entries.withOpenings(report) : [await entries.filingOf(report)];
  if (open.length === 0) return caseRefusal('ALREADY_ERASED');
  const openings = open.map((entry) => ({ entry, paths: what === 'all' ? ('all' as const) : [CONTACT] }));
  return { command: { type: 'EraseOpenings', openings, ground: 'REPORTER_REQUEST' }, openings: {}, staged: [] };
}
