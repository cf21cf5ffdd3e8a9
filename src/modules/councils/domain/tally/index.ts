/** The door of the vote-counting library: the councils' rules, the command line and the verifier come in here. */
export type * from './types.js';
export { UNREADABLE_OVERVOTE } from './types.js';
export { tally } from './tally.js';
export { parseRule } from './check-rule.js';
export { parseChoice } from './ballots.js';
export { TALLY_REFUSAL_WORDS } from './refusals.js';
export { seedOrder } from './seed-order.js';
export { baseOf, BASE_WORDS, quorumMet, quorumWords, thresholdReached, thresholdWords, underOtherDenominators, type YesNoCounts } from './threshold.js';
export { margin, type Margin } from './margin.js';
export { banzhaf, type PowerClass, type PowerRule, type PowerShare } from './banzhaf.js';
export { otherMethods, type OtherOutcome } from './other-methods.js';
export { countContest, type ContestResult, PAIRWISE } from './contest.js';
export { judgeThresholds, type ThresholdResult } from './threshold-file.js';
