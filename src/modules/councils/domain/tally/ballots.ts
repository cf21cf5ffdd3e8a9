import { checkRule, isObject } from './check-rule.js';
import { refuse, refusedOr } from './refusals.js';
import { UNREADABLE_OVERVOTE, type Ballots, type Choice, type RankingRules, type Refused, type TallyRule } from './types.js';

/**
 * Identical ballots are put together before anything is counted: 250,000 ballots of a council are a few hundred different ones.
 * The key is the canonical form of the choice, so neither the order in which ballots came nor their grouping can matter. A choice
 * that the rule does not know is refused while its key is made, so what is grouped is lawful.
 *
 *     [{ choice: ['b', 'a'], count: 1 }, { choice: ['a', 'b'], count: 2 }]   // approvals: one kind of ballot, 3 times
 */
export function groupBallots(rule: TallyRule, ballots: readonly unknown[], readChoice: ReadChoice = ({ choice }) => choice): readonly Ballots[] {
  const key = keyOf(rule);
  const kinds = new Map<string, { readonly choice: Choice; count: number }>();
  let total = 0;
  for (let i = 0; i < ballots.length; i++) {
    const ballot = ballots[i];
    if (!isObject(ballot)) return refuse('CHOICE_MALFORMED', `ballots[${i}]`);
    const choice = readChoice(ballot, i) as Choice;
    const count = ballot['count'] as number;
    if (!Number.isSafeInteger(count) || count < 1) refuse('COUNT_MALFORMED', `ballots[${i}].count`);
    total += count;
    if (total > Number.MAX_SAFE_INTEGER) refuse('TOO_MANY_BALLOTS', `ballots[${i}].count`);
    const canonical = choice === null ? BLANK : key(choice, i);
    const kind = kinds.get(canonical);
    if (kind) kind.count += count;
    else kinds.set(canonical, { choice, count });
  }
  if (total === 0) refuse('NO_BALLOTS', 'ballots');
  return [...kinds.values()];
}

/** Where a ballot of another form has its choice: a file of 250,000 ballots is read without making as many objects again. */
export type ReadChoice = (ballot: Readonly<Record<string, unknown>>, index: number) => unknown;

/** No option has this number, so no choice has this key. */
const BLANK = '\uffff';

/** Reads one choice, as it is when somebody casts it: what is refused here need not be refused when it is counted. */
export function parseChoice(rule: TallyRule, choice: unknown): { readonly ok: true; readonly choice: Choice } | Refused {
  const read = refusedOr(() => choice === null || keyOf(checkRule(rule))(choice, undefined));
  return read.ok ? { ok: true, choice: choice as Choice } : read;
}

/** Gives the canonical form of a lawful choice. Fields are named only when something is wrong: 250,000 names cost more than the count. */
type KeyOf = (choice: unknown, index: number | undefined) => string;

const fieldOf = (index: number | undefined, within = ''): string => `${index === undefined ? 'choice' : `ballots[${index}].choice`}${within}`;

function keyOf(rule: TallyRule): KeyOf {
  switch (rule.method) {
    case 'yes-no':
      return words(['yes', 'no', 'abstain', 'unlawful']);
    case 'consent':
      return words(['consent', 'abstain', 'object']);
    case 'plurality': {
      const standing = new Set(rule.options);
      return (choice, i) => {
        if (typeof choice !== 'string') return refuse('CHOICE_MALFORMED', fieldOf(i));
        return standing.has(choice) ? `=${choice}` : refuse('UNKNOWN_OPTION', fieldOf(i));
      };
    }
    case 'approval':
      return approvals(rule.options, rule.maxApprovals);
    case 'score':
    case 'star':
      return scores(rule.options, (score) => score >= rule.min && score <= rule.max, () => undefined);
    case 'majority-judgment':
      return scores(
        rule.options,
        (grade) => rule.grades.includes(grade),
        (given) => (rule.ungraded === 'refused' && given.length !== rule.options.length ? 'OPTION_NOT_GRADED' : undefined),
      );
    case 'cumulative':
      return scores(
        rule.options,
        (points) => points >= 0,
        (given) => {
          const spent = given.reduce((sum, points) => sum + BigInt(points), 0n);
          if (spent > BigInt(rule.budget)) return 'OVER_BUDGET';
          return rule.spend === 'exactly' && spent < BigInt(rule.budget) ? 'BUDGET_NOT_SPENT' : undefined;
        },
      );
    case 'quadratic':
      return scores(
        rule.options,
        (votes) => votes >= 0,
        (given) => (given.reduce((sum, votes) => sum + BigInt(votes) * BigInt(votes), 0n) > BigInt(rule.budget) ? 'OVER_BUDGET' : undefined),
      );
    default:
      return rankings(rule.options, rule.ballots);
  }
}

function words(known: readonly string[]): KeyOf {
  return (choice, i) => (typeof choice === 'string' && known.includes(choice) ? `=${choice}` : refuse('CHOICE_MALFORMED', fieldOf(i)));
}

function approvals(options: readonly string[], most = Infinity): KeyOf {
  const numbers = new Map(options.map((option, number) => [option, number]));
  return (choice, i) => {
    if (!Array.isArray(choice)) return refuse('CHOICE_MALFORMED', fieldOf(i));
    const approved: number[] = [];
    for (let k = 0; k < choice.length; k++) {
      const option: unknown = choice[k];
      if (typeof option !== 'string') return refuse('CHOICE_MALFORMED', fieldOf(i, `[${k}]`));
      const number = numbers.get(option) ?? refuse('UNKNOWN_OPTION', fieldOf(i, `[${k}]`));
      if (approved.includes(number)) refuse('OPTION_TWICE', fieldOf(i, `[${k}]`));
      approved.push(number);
    }
    if (approved.length > most) refuse('TOO_MANY_APPROVALS', fieldOf(i));
    return String.fromCharCode(...approved.sort((a, b) => a - b));
  };
}

function scores(
  options: readonly string[],
  isLawful: (score: number) => boolean,
  fault: (given: readonly number[]) => 'OPTION_NOT_GRADED' | 'OVER_BUDGET' | 'BUDGET_NOT_SPENT' | undefined,
): KeyOf {
  const standing = new Set(options);
  return (choice, i) => {
    if (!isObject(choice)) return refuse('CHOICE_MALFORMED', fieldOf(i));
    let key = '=';
    const given: number[] = [];
    for (const option of options) {
      if (Object.hasOwn(choice, option)) {
        const score = choice[option];
        if (!Number.isSafeInteger(score)) refuse('CHOICE_MALFORMED', fieldOf(i, `.${option}`));
        if (!isLawful(score as number)) refuse('SCORE_OUT_OF_RANGE', fieldOf(i, `.${option}`));
        given.push(score as number);
        key += String(score);
      }
      key += ' ';
    }
    for (const option in choice) if (!standing.has(option)) refuse('UNKNOWN_OPTION', fieldOf(i, `.${option}`));
    const wrong = fault(given);
    return wrong === undefined ? key : refuse(wrong, fieldOf(i));
  };
}

/** One character a place: an empty one, an overvote nobody can read, or an option; several stand between two marks. */
const EMPTY = 0;
const UNREADABLE = 1;
const OPEN = 2;
const CLOSE = 3;
const FIRST_OPTION = 4;
const MOST_PLACES = 2000;

function rankings(options: readonly string[], rules: RankingRules): KeyOf {
  const numbers = new Map(options.map((option, number) => [option, number]));
  const last = rules.maxRanks ?? Infinity;
  // By option, the ballot that named it last: tells a second mention without a set for every ballot.
  const named = new Int32Array(options.length);
  let ballot = 0;
  const one = (option: unknown, i: number | undefined, place: number): number => {
    if (typeof option !== 'string') return refuse('CHOICE_MALFORMED', fieldOf(i, `[${place}]`));
    const number = numbers.get(option) ?? refuse('UNKNOWN_OPTION', fieldOf(i, `[${place}]`));
    if (rules.duplicate === 'refuse' && named[number] === ballot && place < last) refuse('OPTION_TWICE', fieldOf(i, `[${place}]`));
    named[number] = ballot;
    return FIRST_OPTION + number;
  };
  const codes = new Uint16Array(4 * MOST_PLACES);
  return (choice, i) => {
    if (!Array.isArray(choice) || choice.length > MOST_PLACES) return refuse('CHOICE_MALFORMED', fieldOf(i));
    ballot = (ballot + 1) | 0;
    let length = 0;
    for (let place = 0; place < choice.length; place++) {
      const marks: unknown = choice[place];
      const alone = Array.isArray(marks) && marks.length === 1;
      const mark: unknown = alone ? marks[0] : marks;
      if (alone && typeof mark !== 'string') return refuse('CHOICE_MALFORMED', fieldOf(i, `[${place}]`));
      if (mark === UNREADABLE_OVERVOTE) codes[length++] = UNREADABLE;
      else if (!Array.isArray(mark)) {
        codes[length++] = one(mark, i, place);
        continue;
      } else if (mark.length === 0) {
        if (rules.skipped === 'refuse' && place < last) refuse('PLACE_SKIPPED', fieldOf(i, `[${place}]`));
        codes[length++] = EMPTY;
        continue;
      } else {
        const several = mark.map((option: unknown) => one(option, i, place)).sort((a, b) => a - b);
        if (length + several.length > codes.length - MOST_PLACES) refuse('CHOICE_MALFORMED', fieldOf(i, `[${place}]`));
        codes[length++] = OPEN;
        codes.set(several, length);
        length += several.length;
        codes[length++] = CLOSE;
      }
      if (rules.overvote === 'refuse' && place < last) refuse('SEVERAL_IN_ONE_PLACE', fieldOf(i, `[${place}]`));
    }
    return String.fromCharCode.apply(null, codes.subarray(0, length) as unknown as number[]);
  };
}
