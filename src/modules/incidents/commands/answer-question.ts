import type { CaseActs, CaseOutcome } from './case-acts.js';

/** The reporter answers what an editor asked. */
export function answerQuestion(acts: CaseActs, code: string, question: string, text: string, request?: string): Promise<CaseOutcome> {
  return acts.byCode(code, request, () => Promise.resolve(acts.answer(question, text)));
}
