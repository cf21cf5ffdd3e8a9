import type { Result } from './result.js';
import type { VoteRule } from './rule-object.js';
import { ruleSentence } from './rule-words.js';
import type { TallyRefusal } from './tally/index.js';

/**
 * The result in plain words, made from the rule and the figures alone:
 *
 *     [ 'Carried: 7 for, 3 against, 1 abstained.', 'The rule: …', 'Of 12 members 11 took part; the quorum was met.', … ]
 */
export function explainResult({ vote, result }: { readonly vote: { readonly rule: VoteRule } | null; readonly result: Result | null }): readonly string[] {
  if (!vote) return [];
  const { rule } = vote;
  if (!result) return [`The rule: ${ruleSentence(rule)}`];
  return [outcomeWords(result), `The rule: ${result.sentence}`, attendanceWords(result), ...classWords(rule, result), ...leftOutWords(result), ...robustnessWords(rule, result)];
}

function outcomeWords({ outcome, overall, winners, tied, refusal }: Result): string {
  const votes = overall ? ` ${overall.yes} for, ${overall.no} against, ${overall.abstain} abstained.` : '';
  switch (outcome) {
    case 'carried':
      return winners.length > 0 ? `Chosen: ${winners.join(', ')}.` : `Carried:${votes || ' no reasoned objection stood.'}`;
    case 'failed':
      return `Not carried:${votes || ' a reasoned objection stood.'}`;
    case 'no-quorum':
      return `Not decided, because too few took part.${votes}`;
    case 'tied':
      return tied.length > 0 ? `A tie between ${tied.join(', ')} that the rule does not resolve: nobody is chosen.` : `A tie, which carries nothing:${votes}`;
    case 'undecided':
      return `Not decided: ${refusal === null ? 'nothing was chosen' : REFUSAL_WORDS[refusal] ?? 'the ballots could not be counted'}.`;
  }
}

const REFUSAL_WORDS: Readonly<Partial<Record<TallyRefusal, string>>> = {
  NO_BALLOTS: 'no ballot that counts was cast',
  NO_VALID_BALLOTS: 'no ballot expressed a preference',
};

function attendanceWords({ membership, quorumMet, counted }: Result): string {
  const delegated = counted.delegated === 0 ? '' : `, ${counted.delegated} of them through another member`;
  return `${membership.present} took part${delegated}; the membership is ${membership.quorum} for the quorum, ${membership.threshold} for the threshold. ${quorumMet ? 'The quorum was met.' : 'The quorum was not met.'}`;
}

function classWords({ doubleMajority: rule }: VoteRule, { classes }: Result): readonly string[] {
  if (!rule) return [];
  return Object.entries(classes).map(([code, { yes, no, abstain, passed, empty }]) => {
    if (!empty) return `Class ${code}: ${yes} for, ${no} against, ${abstain} abstained: ${passed ? 'for it' : 'not for it'}.`;
    const effect = { 'counts-as-pass': 'it counts as for it', 'counts-as-fail': 'it counts as against it', 'class-dropped': 'it is left out' };
    return `Class ${code}: nobody may vote, so ${effect[rule.emptyClass]}.`;
  });
}

function leftOutWords({ counted }: Result): readonly string[] {
  const parts = [
    [counted.stale, 'on a text that was changed afterwards and not confirmed'],
    [counted.recused, 'of members who stepped back'],
    [counted.unopened, 'that were never opened'],
  ] as const;
  return parts.filter(([n]) => n > 0).map(([n, what]) => `${n} ballot${n === 1 ? '' : 's'} ${what}.`);
}

function robustnessWords({ tally: rule }: VoteRule, { robustness, winners: elected }: Result): readonly string[] {
  const { margin, denominators, oneBlocOnly, otherMethods } = robustness;
  const words: string[] = [];
  if (margin) words.push(`Another outcome would have needed ${margin.exact ? ballotsWord(margin.ballots) : `between ${margin.atLeast} and ${ballotsWord(margin.atMost)}`} filled in otherwise.`);
  if (rule.method === 'yes-no') {
    const applied = denominators[rule.threshold.base];
    const names = { votesCast: 'votes cast', membersPresent: 'members present', entireMembership: 'the entire membership', weightForPlusAbstain: 'those for and abstaining' };
    const other = Object.entries(denominators).filter(([base, passed]) => base !== rule.threshold.base && passed !== applied);
    for (const [base, passed] of other) words.push(`Measured by ${names[base as keyof typeof names]} it would ${passed ? 'have passed' : 'not have passed'}.`);
  }
  if (oneBlocOnly !== null) words.push(`Only class ${oneBlocOnly} was for it.`);
  const chosen = elected.join(', ');
  for (const [method, winners] of Object.entries(otherMethods)) {
    if (winners.join(', ') !== chosen) words.push(`By ${method} ${winners.length === 0 ? 'it would have been a tie' : `it would have been ${winners.join(', ')}`}.`);
  }
  return words;
}

function ballotsWord(n: number): string {
  return n === 1 ? '1 ballot' : `${n} ballots`;
}
