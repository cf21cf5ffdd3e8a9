import { optionsOf, type VoteRule } from './rule-object.js';
import { tally, type Choice, type TallyRule } from './tally/index.js';

/**
 * The rule in words, made from the rule itself, so that no page can promise what no code does.
 *
 *     Passes with more than 1/2 of the votes cast …; quorum: … Members: all filled seats; recused members are not among them. …
 */
export function ruleSentence(rule: VoteRule): string {
  return [methodWords(rule), membershipWords(rule), classWords(rule), ballotWords(rule)].filter((words) => words !== '').join(' ');
}

/** The counting library prints its sentence with a count, so a count of one ballot is asked for. */
function methodWords({ tally: rule, quorum }: VoteRule): string {
  const counted = tally(rule, [{ choice: specimen(rule), count: 1 }], { members: 1, present: 1, objections: [] });
  const words = counted.ok ? counted.result.sentence : `By ${rule.method}.`;
  if (quorum === null) return words;
  const least = quorum.cmp === '>' ? 'more than' : 'at least';
  return `${words} Quorum: ballots, ${least} ${'value' in quorum ? String(quorum.value) : `${quorum.fraction} of the entire membership`}.`;
}

function specimen(rule: TallyRule): Choice {
  const [first] = optionsOf(rule);
  switch (rule.method) {
    case 'yes-no':
      return 'yes';
    case 'consent':
      return 'consent';
    case 'plurality':
      return first!;
    case 'approval':
      return [first!];
    case 'score':
    case 'star':
      return Object.fromEntries(rule.options.map((option) => [option, rule.min]));
    case 'majority-judgment':
      return Object.fromEntries(rule.options.map((option) => [option, rule.grades[0]!]));
    case 'cumulative':
      return { [first!]: rule.budget };
    case 'quadratic':
      return { [first!]: 1 };
    default:
      return [[first!]];
  }
}

function membershipWords({ members, recused }: VoteRule): string {
  const who = members === 'all-seats' ? 'all seats, vacant ones included' : 'all filled seats';
  const counted = { counted: 'counted', 'not-counted': 'not counted' };
  const stepped =
    recused.quorum === recused.threshold
      ? `recused members are ${counted[recused.quorum]}`
      : `recused members are ${counted[recused.quorum]} for the quorum and ${counted[recused.threshold]} for the threshold`;
  return `The entire membership is ${who}; ${stepped}.`;
}

function classWords({ doubleMajority }: VoteRule): string {
  if (!doubleMajority) return '';
  const { classes, threshold, emptyClass } = doubleMajority;
  const how = `${threshold.cmp === '>' ? 'more than' : 'at least'} ${threshold.fraction} of its ${BASE_WORDS[threshold.base]}`;
  const empty = { 'counts-as-pass': 'counts as for it', 'counts-as-fail': 'counts as against it', 'class-dropped': 'is left out' }[emptyClass];
  return `Besides, ${classes === 'all' ? 'each class of seats' : `at least ${classes} classes of seats`} must be for it with ${how}; a class nobody of which may vote ${empty}.`;
}

const BASE_WORDS = {
  votesCast: 'votes cast',
  membersPresent: 'members present',
  entireMembership: 'members',
  weightForPlusAbstain: 'votes for and abstentions',
} as const;

function ballotWords({ ballots, unopened, revoting, amendable, delegation }: VoteRule): string {
  const sealed = ballots === 'sealed' ? ` Ballots are sealed until voting closes; one that its voter does not open ${unopened === 'abstain' ? 'is an abstention' : 'does not count'}.` : '';
  const again = revoting ? 'Until then a ballot can be replaced, and the last one counts.' : 'A ballot cannot be replaced.';
  const change = amendable ? ' If the text changes, ballots cast before must be confirmed or cast again.' : ' The text does not change any more.';
  return `${again}${sealed}${change}${delegation === 1 ? ' A member who does not vote is voted for by the member he named, if that one votes himself.' : ' No vote is passed on to another.'}`;
}
