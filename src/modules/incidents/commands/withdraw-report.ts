import type { CaseActs, CaseOutcome, Drafted } from './case-acts.js';

/** The reporter takes the report back; it ends as declined, with the reason that it was he. */
export function withdrawReport(acts: CaseActs, code: string, request?: string): Promise<CaseOutcome> {
  return acts.byCode(code, request, () => Promise.resolve(WITHDRAWAL));
}

export const WITHDRAWAL: Drafted = { command: { type: 'WithdrawReport' }, openings: {}, staged: [] };
