import type { ClassCount, CountedChoice, YesNo } from './result.js';
import type { Vote } from './motion-state.js';
import type { VoteRule } from './rule-object.js';
import { tally, type TallyFacts, type Threshold } from './tally/index.js';

/**
 * Who could vote, as the rule counts them, and the votes of each class by themselves.
 *
 *     3 classes with 5, 3 and 2 filled seats, one of the 3 recused and not counted: a membership of 9
 */
export interface Electors {
  /** Of the whole, for the quorum and for the threshold. */
  readonly quorum: number;
  readonly threshold: number;
  readonly classes: Readonly<Record<string, { readonly members: number; readonly mayVote: number }>>;
}

export function electorsOf({ rule, roll, recusedSince }: Vote): Electors {
  let quorum = 0;
  let threshold = 0;
  const classes: Record<string, { members: number; mayVote: number }> = {};
  for (const [code, { seats, filled, recused: before }] of Object.entries(roll.classes)) {
    const recused = before + recusedSince.filter(([, one]) => one === code).length;
    const membership = rule.members === 'all-seats' ? seats : filled;
    const less = (counted: 'counted' | 'not-counted'): number => membership - (counted === 'counted' ? 0 : recused);
    quorum += less(rule.recused.quorum);
    threshold += less(rule.recused.threshold);
    classes[code] = { members: less(rule.recused.threshold), mayVote: filled - recused };
  }
  return { quorum, threshold, classes };
}

export function classCounts(rule: VoteRule, electors: Electors, choices: readonly CountedChoice[]): Readonly<Record<string, ClassCount>> {
  const sums: Record<string, { yes: number; no: number; abstain: number }> = {};
  for (const code of Object.keys(electors.classes)) sums[code] = { yes: 0, no: 0, abstain: 0 };
  for (const { class: code, choice } of choices) sums[code]![choice as keyof YesNo]++;
  return Object.fromEntries(
    Object.entries(electors.classes).map(([code, { members, mayVote }]) => {
      const counts = sums[code]!;
      const present = counts.yes + counts.no + counts.abstain;
      const passed = classPasses(rule, counts, members);
      return [code, { ...counts, members, present, passed, empty: mayVote === 0 }];
    }),
  );
}

export function classPasses({ doubleMajority }: VoteRule, counts: YesNo, members: number): boolean {
  return doubleMajority ? reaches(doubleMajority.threshold, counts, members) : counts.yes > counts.no;
}

/** By the counting library, so that a class is judged as the whole is. Where nobody voted, nothing passes. */
export function reaches(threshold: Threshold, { yes, no, abstain }: YesNo, members: number): boolean {
  const present = yes + no + abstain;
  const facts: TallyFacts = { members, present };
  const ballots = [{ choice: 'yes', count: yes }, { choice: 'no', count: no }, { choice: 'abstain', count: abstain }].filter(({ count }) => count > 0);
  const counted = tally({ method: 'yes-no', threshold }, ballots, facts);
  return counted.ok && counted.result.passed === true;
}

/** Whether the classes carry it too. */
export function judge({ doubleMajority }: VoteRule, classes: Readonly<Record<string, ClassCount>>): boolean {
  if (!doubleMajority) return true;
  const all = Object.values(classes);
  const counted = all.filter(({ empty }) => !(empty && doubleMajority.emptyClass === 'class-dropped'));
  const passing = counted.filter(({ empty, passed }) => (empty ? doubleMajority.emptyClass === 'counts-as-pass' : passed)).length;
  return passing >= (doubleMajority.classes === 'all' ? counted.length : doubleMajority.classes);
}
