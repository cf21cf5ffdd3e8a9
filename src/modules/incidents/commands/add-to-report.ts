import type { CaseActs, CaseOutcome } from './case-acts.js';

/** The reporter says more, with files if he has any. Open for as long as the words of the report are kept. */
export function addToReport(acts: CaseActs, code: string, text: string, files: readonly string[], request?: string): Promise<CaseOutcome> {
  return acts.byCode(code, request, () => acts.addition(text, files));
}
