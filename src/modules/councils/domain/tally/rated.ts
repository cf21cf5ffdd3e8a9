import { orderedResult, tieGroups } from './elect.js';
import { compare, countOf, formatRational, minus, rational, type Rational, ZERO } from './rational.js';
import { TieBreaker } from './ties.js';
import type { ApprovalRule, Ballots, CumulativeRule, MajorityJudgmentRule, OptionId, PluralityRule, QuadraticRule, ScoreRule, StarRule, TallyResult } from './types.js';

/**
 * Methods in which a ballot gives each option something and the sums decide: plurality, approval, score, cumulative,
 * quadratic, STAR; and majority judgment, where the middle grade decides.
 *
 *     3 × { a: 5, b: 1 }, 2 × { b: 4 }   // score, sum: a 15, b 11
 */
type Scores = { readonly [option: OptionId]: number };
type Summed = PluralityRule | ApprovalRule | CumulativeRule | QuadraticRule;

export function countSums(rule: Summed, ballots: readonly Ballots[]): TallyResult {
  const sums = new Map<OptionId, bigint>(rule.options.map((option) => [option, 0n]));
  const give = (option: OptionId, amount: bigint): void => void sums.set(option, sums.get(option)! + amount);
  for (const { choice, count } of ballots) {
    if (choice === null) continue;
    if (rule.method === 'plurality') give(choice as string, BigInt(count));
    else if (rule.method === 'approval') for (const option of choice as readonly string[]) give(option, BigInt(count));
    else for (const [option, points] of Object.entries(choice as Scores)) give(option, BigInt(points) * BigInt(count));
  }
  return byTotals(rule, ballots, new Map([...sums].map(([option, sum]) => [option, rational(sum)])), summedWords(rule));
}

function summedWords(rule: Summed): string {
  switch (rule.method) {
    case 'plurality':
      return 'Plurality: each ballot names one option, and most votes win';
    case 'approval':
      return `Approval: each ballot approves ${rule.maxApprovals === undefined ? 'any number of' : `at most ${rule.maxApprovals}`} options, and most approvals win`;
    case 'cumulative':
      return `Cumulative: each ballot spreads ${rule.spend === 'exactly' ? 'exactly' : 'at most'} ${rule.budget} points, and most points win`;
    case 'quadratic':
      return `Quadratic: n votes for an option cost n² of the ${rule.budget} credits that each verified person has, and most votes win`;
  }
}

export function countScore(rule: ScoreRule, ballots: readonly Ballots[]): TallyResult {
  const { sums, raters, voters } = scoreSums(rule.options, ballots, rule.unscored === 'minimum' ? rule.min : 0);
  const totals = new Map(
    rule.options.map((option): [OptionId, Rational] => {
      const by = rule.aggregate === 'sum' ? 1 : rule.unscored === 'left-out' ? raters.get(option)! : voters;
      // Nobody scored it: it has the lowest mean there is, not an undefined one.
      return [option, by === 0 ? rational(BigInt(rule.min)) : rational(sums.get(option)!, BigInt(by))];
    }),
  );
  const unscored = { zero: 'counts as 0', minimum: `counts as ${rule.min}`, 'left-out': 'is left out of the mean' }[rule.unscored];
  const words = `Score from ${rule.min} to ${rule.max}: the highest ${rule.aggregate} wins; an option without a score ${unscored}`;
  return byTotals(rule, ballots, totals, words);
}

/** Blank ballots score nothing, and are no voters of a mean. */
export function scoreSums(options: readonly OptionId[], ballots: readonly Ballots[], unscored: number): { sums: Map<OptionId, bigint>; raters: Map<OptionId, number>; voters: number } {
  const sums = new Map<OptionId, bigint>(options.map((option) => [option, 0n]));
  const raters = new Map<OptionId, number>(options.map((option) => [option, 0]));
  let voters = 0;
  for (const { choice, count } of ballots) {
    if (choice === null) continue;
    voters += count;
    const scores = choice as Scores;
    for (const option of options) {
      const scored = Object.hasOwn(scores, option);
      sums.set(option, sums.get(option)! + BigInt(scored ? scores[option]! : unscored) * BigInt(count));
      if (scored) raters.set(option, raters.get(option)! + count);
    }
  }
  return { sums, raters, voters };
}

function byTotals(rule: Summed | ScoreRule, ballots: readonly Ballots[], totals: ReadonlyMap<OptionId, Rational>, words: string): TallyResult {
  const order = tieGroups(rule.options, (a, b) => compare(totals.get(b)!, totals.get(a)!));
  const shown = Object.fromEntries(rule.options.map((option) => [option, formatRational(totals.get(option)!)]));
  return orderedResult(rule, ballots, order, words, { totals: shown, rounds: [{ round: 1, action: 'count', tally: shown }] });
}

/**
 * Score, then automatic runoff: of the two highest sums, the one that more ballots score higher. Ballots that score both alike
 * have no preference; if the runoff is even, the higher sum wins; the tie rule comes after that.
 */
export function countStar(rule: StarRule, ballots: readonly Ballots[]): TallyResult {
  const { sums } = scoreSums(rule.options, ballots, 0);
  const totals = Object.fromEntries([...sums].map(([option, sum]) => [option, countOf(sum)]));
  const scoring = { round: 1, action: 'scores', tally: totals };
  const words = `STAR: scores from ${rule.min} to ${rule.max} are added, an option without a score counts as 0, and of the two highest the one preferred on more ballots wins; an even runoff goes to the higher sum`;
  const ties = new TieBreaker(rule.tie, rule.options);
  const bySum = tieGroups(rule.options, (a, b) => (sums.get(b)! > sums.get(a)! ? 1 : sums.get(b)! < sums.get(a)! ? -1 : 0));
  const finalists: OptionId[] = [];
  for (let left = bySum.flatMap((group) => [group]); finalists.length < 2 && left.length > 0; ) {
    const group = left[0]!;
    if (group.length <= 2 - finalists.length) finalists.push(...group);
    else {
      const chosen = ties.choose(group, 'go-first', [], 1);
      if (chosen === undefined) return { ...orderedResult(rule, ballots, bySum, words, { totals, rounds: [scoring], ties }), winners: [], tied: group };
      finalists.push(chosen);
      left = [group.filter((option) => option !== chosen), ...left.slice(1)];
      continue;
    }
    left = left.slice(1);
  }
  const [first, second] = finalists;
  if (second === undefined) return orderedResult(rule, ballots, bySum, words, { totals, rounds: [scoring], ties });
  const runoff = { [first!]: 0, [second]: 0 };
  for (const { choice, count } of ballots) {
    if (choice === null) continue;
    const scoreOf = (option: OptionId): number => (Object.hasOwn(choice as Scores, option) ? (choice as Scores)[option]! : 0);
    const [a, b] = [scoreOf(first!), scoreOf(second)];
    if (a > b) runoff[first!]! += count;
    else if (b > a) runoff[second]! += count;
  }
  const final = tieGroups(finalists, (a, b) => runoff[b]! - runoff[a]! || Number(sums.get(b)! - sums.get(a)!));
  const rest = bySum.map((group) => group.filter((option) => !finalists.includes(option))).filter((group) => group.length > 0);
  return orderedResult(rule, ballots, [...final, ...rest], words, { totals, rounds: [scoring, { round: 2, action: 'runoff', tally: runoff }], ties });
}

/**
 * Majority judgment. An option's majority grade is its middle grade, the lower one of two. With p grades above it and q below,
 * its gauge is +p where p > q and otherwise -q; higher grade, then higher gauge, wins.
 */
export function countMajorityJudgment(rule: MajorityJudgmentRule, ballots: readonly Ballots[]): TallyResult {
  const judged = new Map(rule.options.map((option) => [option, judge(rule, ballots, option)]));
  const order = tieGroups(rule.options, (a, b) => judged.get(b)!.median - judged.get(a)!.median || compare(judged.get(b)!.gauge, judged.get(a)!.gauge));
  const show = <T>(of: (each: Judged) => T): Record<OptionId, T> => Object.fromEntries(rule.options.map((option) => [option, of(judged.get(option)!)]));
  const medians = show(({ median }) => rule.grades[median]!);
  const gauges = show(({ gauge }) => `${gauge.p > 0n ? '+' : gauge.p === 0n ? '-' : ''}${gauge.p}`);
  const words = `Majority judgment: the highest middle grade wins (the lower of two), then the majority gauge; an option without a grade ${rule.ungraded === 'lowest' ? 'has the lowest' : 'makes a ballot invalid'}`;
  const totals = medians;
  return orderedResult(rule, ballots, order, words, {
    totals,
    rounds: [{ round: 1, action: 'majority grades', tally: medians }],
    details: { medians, gauges, above: show(({ above }) => above), below: show(({ below }) => below) },
  });
}

interface Judged {
  readonly median: number;
  readonly above: number;
  readonly below: number;
  readonly gauge: Rational;
}

function judge(rule: MajorityJudgmentRule, ballots: readonly Ballots[], option: OptionId): Judged {
  const counts = new Array<number>(rule.grades.length).fill(0);
  let voters = 0;
  for (const { choice, count } of ballots) {
    if (choice === null) continue;
    const grade = Object.hasOwn(choice as Scores, option) ? rule.grades.indexOf((choice as Scores)[option]!) : 0;
    counts[grade]! += count;
    voters += count;
  }
  const middle = Math.floor((voters + 1) / 2);
  let median = 0;
  let upTo = counts[0]!;
  while (upTo < middle) upTo += counts[++median]!;
  const below = upTo - counts[median]!;
  const above = voters - upTo;
  return { median, above, below, gauge: above > below ? rational(BigInt(above)) : minus(ZERO, rational(BigInt(below))) };
}
