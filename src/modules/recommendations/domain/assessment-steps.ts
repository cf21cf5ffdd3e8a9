import type { Assessment } from './recommendation-state.js';

/**
 * Which assessment may follow which: the table of docs/spec/answers.md. `received` is never voted; it is what an answer makes of it.
 *
 *     mayFollow('received', 'acceptable')     // true
 *     mayFollow('acceptable', 'awaiting')     // false
 */
export const ASSESSED_AS = [
  'acceptable', 'acceptable-alternate', 'unacceptable', 'implemented', 'partly', 'claimed-unproven', 'omitted-or-reframed', 'no-response', 'declined',
  'superseded', 'no-longer-applicable', 'reconsidered',
] as const satisfies readonly Assessment[];
export type AssessedAs = (typeof ASSESSED_AS)[number];

const SET_ASIDE: readonly AssessedAs[] = ['superseded', 'no-longer-applicable', 'reconsidered'];
const OF_PERFORMANCE: readonly AssessedAs[] = ['implemented', 'partly', 'claimed-unproven'];

export const STEPS: Readonly<Record<Assessment, readonly AssessedAs[]>> = {
  awaiting: ['no-response', ...SET_ASIDE],
  received: ['acceptable', 'acceptable-alternate', 'unacceptable', 'omitted-or-reframed', ...SET_ASIDE],
  acceptable: [...OF_PERFORMANCE, ...SET_ASIDE],
  'acceptable-alternate': [...OF_PERFORMANCE, ...SET_ASIDE],
  unacceptable: ['declined', ...SET_ASIDE],
  'omitted-or-reframed': ['declined', ...SET_ASIDE],
  'no-response': SET_ASIDE,
  partly: ['implemented'],
  'claimed-unproven': ['implemented'],
  implemented: [],
  declined: [],
  superseded: [],
  'no-longer-applicable': [],
  reconsidered: [],
};

/** Nothing follows any more. */
export function isClosed(status: Assessment): boolean {
  return STEPS[status].length === 0;
}

/** Something is still to come from the lab or the council: not closed, and not closed but for new evidence. */
export function isOpen(status: Assessment): boolean {
  return STEPS[status].some((next) => SET_ASIDE.includes(next));
}

export function mayFollow(from: Assessment, to: AssessedAs): boolean {
  return STEPS[from].includes(to);
}

/** What an answer of the lab makes of it. A lab that reports on what it promised leaves the council's word as it is. */
export function afterAnswer(status: Assessment): Assessment {
  return status === 'awaiting' || status === 'no-response' || status === 'unacceptable' || status === 'omitted-or-reframed' ? 'received' : status;
}
