import type { ClassCount, Robustness, YesNo } from './result.js';
import type { VoteRule } from './rule-object.js';
import { tally } from './tally/index.js';
import { classPasses, type Electors, reaches } from './threshold-vote.js';

/**
 * The margin: the fewest ballots that would have had to say something else for the outcome to be another.
 *
 *     6 yes, 5 no by more than half: one ballot (5 to 6)          30 yes, 15 no by two thirds: one (29 of 45 is too little)
 */
type Margin = Robustness['margin'];
type Step = (counts: YesNo) => YesNo | undefined;

const yesToNo: Step = ({ yes, no, abstain }) => (yes > 0 ? { yes: yes - 1, no: no + 1, abstain } : undefined);
const yesToAbstain: Step = ({ yes, no, abstain }) => (yes > 0 ? { yes: yes - 1, no, abstain: abstain + 1 } : undefined);
const noToYes: Step = ({ yes, no, abstain }) => (no > 0 ? { yes: yes + 1, no: no - 1, abstain } : undefined);
const abstainToYes: Step = ({ yes, no, abstain }) => (abstain > 0 ? { yes: yes + 1, no, abstain: abstain - 1 } : undefined);

export function changesOfYesNo(rule: VoteRule, electors: Electors, classes: Readonly<Record<string, ClassCount>>, carried: boolean): Margin {
  const all = Object.values(classes);
  const sums = all.reduce<YesNo>((sum, one) => ({ yes: sum.yes + one.yes, no: sum.no + one.no, abstain: sum.abstain + one.abstain }), { yes: 0, no: 0, abstain: 0 });
  const whole = (counts: YesNo): boolean => wholePasses(rule, electors, counts);
  const overall = carried ? least([changes(sums, yesToNo, (one) => !whole(one)), changes(sums, yesToAbstain, (one) => !whole(one))]) : rise(sums, whole);
  if (!rule.doubleMajority) return overall === undefined ? null : { ballots: overall, exact: true };
  return carried ? breaking(rule, all, overall) : mending(rule, all, sums, whole, overall);
}

/** Enough classes must fall below: the ones nearest to it. */
function breaking(rule: VoteRule, all: readonly ClassCount[], overall: number | undefined): Margin {
  const { counted, fixed, asked } = classesOf(rule, all);
  const passing = counted.filter(({ passed }) => passed);
  const surplus = passing.length + fixed - asked;
  const costs = passing
    .map((one) => least([changes(one, yesToNo, (counts) => !classPasses(rule, counts, one.members)), changes(one, yesToAbstain, (counts) => !classPasses(rule, counts, one.members))]))
    .filter((cost) => cost !== undefined)
    .sort((a, b) => a - b);
  const broken = costs.length > surplus ? costs.slice(0, surplus + 1).reduce((sum, cost) => sum + cost, 0) : undefined;
  const ballots = least([overall, broken]);
  return ballots === undefined ? null : { ballots, exact: true };
}

/** Enough classes must rise, and with them the whole; what is found is enough, and there may be a cheaper way. */
function mending(rule: VoteRule, all: readonly ClassCount[], sums: YesNo, whole: (counts: YesNo) => boolean, overall: number | undefined): Margin {
  const { counted, fixed, asked } = classesOf(rule, all);
  const missing = asked - fixed - counted.filter(({ passed }) => passed).length;
  const rising = counted
    .filter(({ passed }) => !passed)
    .map((one) => riseTo(one, (counts) => classPasses(rule, counts, one.members)))
    .filter((way) => way !== undefined)
    .sort((a, b) => a.changed - b.changed);
  if (rising.length < missing) return null;
  const taken = rising.slice(0, Math.max(missing, 0));
  const after = taken.reduce<YesNo>((sum, { noes, abstentions }) => ({ yes: sum.yes + noes + abstentions, no: sum.no - noes, abstain: sum.abstain - abstentions }), sums);
  const more = rise(after, whole);
  if (more === undefined) return null;
  return { exact: false, atLeast: Math.max(overall ?? 1, 1), atMost: taken.reduce((sum, { changed }) => sum + changed, 0) + more };
}

function classesOf({ doubleMajority }: VoteRule, all: readonly ClassCount[]): { readonly counted: readonly ClassCount[]; readonly fixed: number; readonly asked: number } {
  const counted = all.filter(({ empty }) => !empty);
  const empty = all.length - counted.length;
  const { classes, emptyClass } = doubleMajority!;
  const fixed = emptyClass === 'counts-as-pass' ? empty : 0;
  return { counted, fixed, asked: classes !== 'all' ? classes : counted.length + (emptyClass === 'class-dropped' ? 0 : empty) };
}

function wholePasses({ tally: rule }: VoteRule, electors: Electors, counts: YesNo): boolean {
  if (rule.method !== 'yes-no' || !reaches(rule.threshold, counts, electors.threshold)) return false;
  if (rule.quorum === undefined) return true;
  const { yes, no, abstain } = counts;
  const ballots = [{ choice: 'yes', count: yes }, { choice: 'no', count: no }, { choice: 'abstain', count: abstain }].filter(({ count }) => count > 0);
  const asked = tally(rule, ballots, { members: electors.quorum, present: yes + no + abstain });
  return asked.ok && asked.result.quorumMet === true;
}

/** How many steps until it is so; undefined where it never is. */
function changes(from: YesNo, step: Step, until: (counts: YesNo) => boolean): number | undefined {
  return riseBy(from, [step], until)?.changed;
}

function rise(from: YesNo, passes: (counts: YesNo) => boolean): number | undefined {
  return riseTo(from, passes)?.changed;
}

interface Way {
  readonly changed: number;
  readonly noes: number;
  readonly abstentions: number;
}

/** Votes against that change sides weigh most; abstentions bring a quorum of votes. The cheapest of either first, or some of each. */
function riseTo(from: YesNo, passes: (counts: YesNo) => boolean): Way | undefined {
  const ways = [riseBy(from, [noToYes, abstainToYes], passes), riseBy(from, [abstainToYes, noToYes], passes)];
  for (let some = 1; some <= Math.min(from.abstain, 50); some++) {
    const begun = { yes: from.yes + some, no: from.no, abstain: from.abstain - some };
    const way = riseBy(begun, [noToYes], passes);
    if (way) ways.push({ changed: way.changed + some, noes: way.noes, abstentions: some });
  }
  return ways.reduce((best, way) => (way && (!best || way.changed < best.changed) ? way : best), undefined);
}

function riseBy(from: YesNo, steps: readonly Step[], until: (counts: YesNo) => boolean): Way | undefined {
  // Each step brings it nearer and never farther, so the number of steps is found by halving.
  const after = (n: number): YesNo | undefined => {
    let counts = from;
    let left = n;
    for (const step of steps) {
      const possible = step === noToYes ? counts.no : step === abstainToYes ? counts.abstain : counts.yes;
      const taken = Math.min(left, possible);
      const [one] = [step(counts)];
      if (one && taken > 0) counts = { yes: counts.yes + taken * (one.yes - counts.yes), no: counts.no + taken * (one.no - counts.no), abstain: counts.abstain + taken * (one.abstain - counts.abstain) };
      left -= taken;
    }
    return left === 0 ? counts : undefined;
  };
  let most = from.yes + from.no + from.abstain;
  while (most > 0 && after(most) === undefined) most--;
  if (!until(after(most)!)) return undefined;
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (until(after(middle)!)) high = middle;
    else low = middle + 1;
  }
  const end = after(low)!;
  return { changed: low, noes: from.no - end.no, abstentions: from.abstain - end.abstain };
}

function least(numbers: readonly (number | undefined)[]): number | undefined {
  return numbers.reduce<number | undefined>((best, one) => (one !== undefined && (best === undefined || one < best) ? one : best), undefined);
}
