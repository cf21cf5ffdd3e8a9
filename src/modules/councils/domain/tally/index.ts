/** The door of the vote-counting library: the councils' rules, the command line and the verifier come in here. */
export type * from './types.js';
export { UNREADABLE_OVERVOTE } from './types.js';
export { tally } from './tally.js';
export { parseRule } from './check-rule.js';
export { TALLY_REFUSAL_WORDS } from './refusals.js';
export { seedOrder } from './seed-order.js';
export { countContest, type ContestResult, PAIRWISE } from './contest.js';
export { judgeThresholds, type ThresholdResult } from './threshold-file.js';
