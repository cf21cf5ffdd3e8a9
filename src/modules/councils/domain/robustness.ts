import type { ClassCount, CountedChoice, Robustness } from './result.js';
import { changesOfYesNo } from './robustness-margin.js';
import { powerOf } from './robustness-power.js';
import type { VoteRule } from './rule-object.js';
import { type Base, margin, otherMethods, type TallyResult, type TallyRule } from './tally/index.js';
import { type Electors, judge, reaches } from './threshold-vote.js';

/** How far a result hangs on the rule, on few ballots, or on one group: printed with every result, whichever way it went. */
const BASES: readonly Base[] = ['votesCast', 'membersPresent', 'entireMembership', 'weightForPlusAbstain'];

export function robustnessOf(
  rule: VoteRule,
  electors: Electors,
  choices: readonly CountedChoice[],
  { quorumMet, result, classes, counted }: { readonly quorumMet: boolean; readonly result: TallyResult | null; readonly classes: Readonly<Record<string, ClassCount>>; readonly counted: TallyRule },
): Robustness {
  const { tally } = rule;
  const banzhaf = powerOf(rule, electors);
  if (tally.method !== 'yes-no') {
    const ballots = choices.map(({ choice }) => ({ choice, count: 1 }));
    const changes = result && quorumMet ? margin(counted, ballots) : null;
    const others = result && 'ballots' in counted ? otherMethods(counted, ballots) : null;
    return {
      margin: changes?.ok ? (changes.result ?? null) : null,
      denominators: {},
      oneBlocOnly: null,
      banzhaf,
      otherMethods: others?.ok ? Object.fromEntries(others.result.map(({ name, winners }) => [name, winners])) : {},
    };
  }
  const sums = { yes: 0, no: 0, abstain: 0 };
  for (const { yes, no, abstain } of Object.values(classes)) {
    sums.yes += yes;
    sums.no += no;
    sums.abstain += abstain;
  }
  const passes = (base: Base): boolean => quorumMet && judge(rule, classes) && reaches({ ...tally.threshold, base }, sums, electors.threshold);
  const denominators = Object.fromEntries(BASES.map((base) => [base, passes(base)]));
  const carried = passes(tally.threshold.base);
  const inFavour = Object.entries(classes).filter(([, { yes, no }]) => yes > no);
  const several = Object.values(classes).filter(({ present }) => present > 0).length > 1;
  const oneBlocOnly = carried && several && inFavour.length === 1 ? inFavour[0]![0] : null;
  return { margin: changesOfYesNo(rule, electors, classes, carried), denominators, oneBlocOnly, banzhaf, otherMethods: {} };
}
