import type { VoteRule } from './rule-object.js';
import { banzhaf, type Count } from './tally/index.js';
import { type Electors, reaches } from './threshold-vote.js';

/** Whose vote can turn the decision, if everybody votes who may: by the rule that was applied, or by more than half where it asks for no share. */
export function powerOf(rule: VoteRule, electors: Electors): Readonly<Record<string, Count>> {
  const classes = Object.entries(electors.classes).map(([id, { mayVote }]) => ({ id, seats: mayVote }));
  const voters = classes.reduce((sum, { seats }) => sum + seats, 0);
  const { doubleMajority } = rule;
  const perClass = doubleMajority && { ...doubleMajority.threshold, classes: classesAsked(rule, classes.map(({ seats }) => seats)) };
  const power = banzhaf(classes, { needed: { atLeast: leastYes(rule, electors, voters) }, ...(perClass && { perClass }) });
  return power.ok ? Object.fromEntries(power.result.map(({ id, share }) => [id, share])) : {};
}

/** With everybody voting: how many must be for it. More than there are where no number is enough. */
function leastYes(rule: VoteRule, electors: Electors, voters: number): number {
  const threshold = rule.tally.method === 'yes-no' ? rule.tally.threshold : ({ base: 'votesCast', cmp: '>', fraction: '1/2' } as const);
  let low = 1;
  let high = voters + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reaches(threshold, { yes: middle, no: voters - middle, abstain: 0 }, electors.threshold)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Of the classes that can vote; what an empty one counts as is added or asked for beforehand. */
function classesAsked({ doubleMajority }: VoteRule, seats: readonly number[]): number {
  const { classes, emptyClass } = doubleMajority!;
  const empty = seats.filter((one) => one === 0).length;
  const asked = classes !== 'all' ? classes : seats.length - (emptyClass === 'class-dropped' ? empty : 0);
  return Math.max(asked - (emptyClass === 'counts-as-pass' ? empty : 0), 0);
}
