import { groupBallots } from './ballots.js';
import { checkRule } from './check-rule.js';
import { comparePairs, condorcetWinner } from './pairwise.js';
import { refusedOr } from './refusals.js';
import { countGrouped } from './tally.js';
import { quorumMet, thresholdReached, yesNoCounts, type YesNoCounts } from './threshold.js';
import type { ApprovalRule, Ballots, OptionId, PluralityRule, Refused, ScoreRule, TallyFacts, TallyResult, TallyRule, YesNoRule } from './types.js';

/**
 * How close it was: the fewest ballots that would have to be filled in otherwise for the outcome to differ. A tie differs from a
 * win, so a result that is tied has margin 0, and one that a tie rule helped to make may have.
 *
 *     a 10, b 7: two voters of a who choose b make it 8 to 9, and one makes it 9 to 8: the margin is 2
 *
 * Exact where sums or a threshold decide. Elsewhere two bounds: no fewer than `atLeast` can change it, `atMost` certainly can.
 * Undefined where nothing can: a single option, or an objection that no ballot removes.
 */
export type Margin =
  | { readonly exact: true; readonly ballots: number }
  | { readonly exact: false; readonly atLeast: number; readonly atMost: number };

export function margin(rule: TallyRule, ballots: readonly Ballots[], facts: TallyFacts = {}): { readonly ok: true; readonly result: Margin | undefined } | Refused {
  return refusedOr(() => {
    const checked = checkRule(rule);
    const grouped = groupBallots(checked, ballots);
    return marginOf(checked, grouped, facts, countGrouped(checked, grouped, facts));
  });
}

/** The same for ballots that are grouped and counted. */
export function marginOf(rule: TallyRule, ballots: readonly Ballots[], facts: TallyFacts, result: TallyResult): Margin | undefined {
  if (rule.method === 'consent') return undefined;
  if (rule.method === 'yes-no') return exactly(yesNoMargin(rule, yesNoCounts(ballots), facts));
  if (result.tied) return { exact: true, ballots: 0 };
  const losers = rule.options.filter((option) => !result.winners.includes(option) && !('excluded' in rule && rule.excluded?.includes(option)));
  if (losers.length === 0) return undefined;
  if (result.tieBreaks.length > 0) return { exact: false, atLeast: 0, atMost: Math.floor(result.ballots.cast / 2) + 1 };
  switch (rule.method) {
    case 'plurality':
    case 'approval':
      return exactly(swapMargin(rule, result, losers));
    case 'score':
      return rule.aggregate === 'sum' ? exactly(scoreMargin(rule, ballots, result, losers)) : bounds(rule, ballots, result);
    default:
      return bounds(rule, ballots, result);
  }
}

function exactly(ballots: number | undefined): Margin | undefined {
  return ballots === undefined ? undefined : { exact: true, ballots };
}

/** A ballot for the last who won turned into one for the first who lost moves their difference by two, and no ballot moves it by more. */
function swapMargin(rule: PluralityRule | ApprovalRule, { winners, totals }: TallyResult, losers: readonly OptionId[]): number {
  const votes = (option: OptionId): number => totals![option] as number;
  const gap = Math.min(...winners.map(votes)) - Math.max(...losers.map(votes));
  return Math.ceil(gap / 2);
}

/** For each winner and loser, the ballots that can move their difference most go first. */
function scoreMargin(rule: ScoreRule, ballots: readonly Ballots[], { winners }: TallyResult, losers: readonly OptionId[]): number | undefined {
  const unscored = rule.unscored === 'minimum' ? rule.min : 0;
  const [least, most] = [Math.min(rule.min, unscored), Math.max(rule.max, unscored)];
  const scoreOf = (choice: Ballots['choice'], option: OptionId): number => {
    if (choice === null) return 0;
    const scores = choice as { readonly [option: OptionId]: number };
    return Object.hasOwn(scores, option) ? scores[option]! : unscored;
  };
  let fewest: number | undefined;
  for (const winner of winners) {
    for (const loser of losers) {
      let gap = 0n;
      const gains = new Map<number, number>();
      for (const { choice, count } of ballots) {
        const [up, down] = [scoreOf(choice, winner), scoreOf(choice, loser)];
        gap += BigInt(up - down) * BigInt(count);
        const gain = up - down - (least - most);
        gains.set(gain, (gains.get(gain) ?? 0) + count);
      }
      let needed = 0;
      for (const [gain, count] of [...gains].sort(([a], [b]) => b - a)) {
        if (gap <= 0n || gain <= 0) break;
        const all = (gap + BigInt(gain) - 1n) / BigInt(gain);
        const used = all < BigInt(count) ? Number(all) : count;
        needed += used;
        gap -= BigInt(gain) * BigInt(used);
      }
      if (gap <= 0n && (fewest === undefined || needed < fewest)) fewest = needed;
    }
  }
  return fewest;
}

/** The number of voters stays as it is; each of some may turn to yes, no or abstain. */
export function yesNoMargin(rule: YesNoRule, counts: YesNoCounts, facts: TallyFacts): number | undefined {
  const outcome = (each: YesNoCounts): boolean => thresholdReached(rule.threshold, each, facts) && (rule.quorum === undefined || quorumMet(rule.quorum, each, facts));
  const now = outcome(counts);
  const canDiffer = (most: number): boolean => (now ? towardsNo(counts, most) : towardsYes(rule, counts, facts, most)).some((each) => outcome(each) !== now);
  const voters = counts.yes + counts.no + counts.abstain;
  if (!canDiffer(voters)) return undefined;
  let [low, high] = [1, voters];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (canDiffer(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Changes of `most` ballots of which one is the most harmful, whatever the bases are. */
function towardsNo({ yes, no, abstain, unlawful = 0 }: YesNoCounts, most: number): YesNoCounts[] {
  const ofYes = Math.min(most, yes);
  // Beyond the yes votes, a quorum: of votes cast (no turns to abstain), or of those for and abstaining (abstain turns to no).
  const ofNo = Math.min(most - ofYes, no);
  const ofAbstain = Math.min(most - ofYes, abstain);
  return [
    { yes: yes - ofYes, no: no + ofYes, abstain, unlawful },
    { yes: yes - ofYes, no, abstain: abstain + ofYes, unlawful },
    { yes: yes - ofYes, no: no - ofNo, abstain: abstain + ofYes + ofNo, unlawful },
    { yes: yes - ofYes, no: no + ofYes + ofAbstain, abstain: abstain - ofAbstain, unlawful },
  ];
}

/**
 * All of `most` turn to yes; how many of them abstained before is what is open. Threshold and quorum each hold on one side of
 * that number, so where both hold, they do so at an end or where the quorum turns.
 */
function towardsYes(rule: YesNoRule, { yes, no, abstain, unlawful = 0 }: YesNoCounts, facts: TallyFacts, most: number): YesNoCounts[] {
  const turned = Math.min(most, no + abstain);
  const [least, all] = [Math.max(0, turned - no), Math.min(turned, abstain)];
  const after = (abstained: number): YesNoCounts => ({ yes: yes + turned, no: no - (turned - abstained), abstain: abstain - abstained, unlawful });
  const quorum = (abstained: number): boolean => rule.quorum === undefined || quorumMet(rule.quorum, after(abstained), facts);
  const atLeast = quorum(least);
  let [low, high] = [least, all];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (quorum(middle) === atLeast) low = middle;
    else high = middle;
  }
  return [least, low, high, all].map(after);
}

/** Whom a majority of all ballots puts first, and gives everything, wins by every method here; STV elects whoever has a quota. */
function bounds(rule: Exclude<TallyRule, { method: 'yes-no' | 'consent' }>, ballots: readonly Ballots[], result: TallyResult): Margin {
  const atMost = Math.floor(result.ballots.cast / 2) + 1;
  return { exact: false, atLeast: Math.min(atMost, pairwiseBound(rule, ballots)), atMost };
}

/** A method that elects whoever beats everybody does so until that one beats somebody no longer. */
function pairwiseBound(rule: TallyRule, ballots: readonly Ballots[]): number {
  const consistent = rule.method === 'schulze' || rule.method === 'ranked-pairs' || rule.method === 'copeland' || (rule.method === 'minimax' && rule.strength !== 'opposition');
  if (!consistent || (rule.seats ?? 1) > 1) return 1;
  const pairs = comparePairs(rule, ballots);
  const winner = condorcetWinner(pairs);
  if (winner === undefined) return 1;
  const own = pairs.options.indexOf(winner);
  const gaps = pairs.options.flatMap((_, other) => (other === own ? [] : [pairs.above[own]![other]! - pairs.above[other]![own]!]));
  return Math.max(1, Math.ceil(Math.min(...gaps) / 2));
}
