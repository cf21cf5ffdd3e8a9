import { groupBallots } from './ballots.js';
import { checkRule } from './check-rule.js';
import { countCondorcet } from './condorcet.js';
import { countIrv } from './irv.js';
import { countMajorityJudgment, countScore, countStar, countSums } from './rated.js';
import { refusedOr } from './refusals.js';
import { countStv } from './stv.js';
import { countConsent, countYesNo } from './threshold.js';
import type { Ballots, Tally, TallyFacts, TallyResult, TallyRule } from './types.js';

/**
 * Counts. The same rule, ballots and facts give the same answer to everybody, in whatever order the ballots came; a contest that
 * cannot be counted is refused with a code and the field it stands in.
 *
 *     tally({ method: 'plurality', options: ['a', 'b'], tie: [] }, [{ choice: 'a', count: 2 }, { choice: 'b', count: 1 }])
 *     // { ok: true, result: { winners: ['a'], totals: { a: 2, b: 1 }, … } }
 */
export function tally(rule: TallyRule, ballots: readonly Ballots[], facts: TallyFacts = {}): Tally {
  return refusedOr(() => {
    const checked = checkRule(rule);
    return countGrouped(checked, groupBallots(checked, ballots), facts);
  });
}

/** With a rule already checked and ballots already grouped under it. Throws `CountRefused`. */
export function countGrouped(rule: TallyRule, ballots: readonly Ballots[], facts: TallyFacts): TallyResult {
  switch (rule.method) {
    case 'yes-no':
      return countYesNo(rule, ballots, facts);
    case 'consent':
      return countConsent(rule, ballots, facts);
    case 'plurality':
    case 'approval':
    case 'cumulative':
    case 'quadratic':
      return countSums(rule, ballots);
    case 'score':
      return countScore(rule, ballots);
    case 'majority-judgment':
      return countMajorityJudgment(rule, ballots);
    case 'star':
      return countStar(rule, ballots);
    case 'irv':
      return countIrv(rule, ballots);
    case 'stv':
      return countStv(rule, ballots);
    case 'schulze':
    case 'ranked-pairs':
    case 'copeland':
    case 'minimax':
      return countCondorcet(rule, ballots);
  }
}
