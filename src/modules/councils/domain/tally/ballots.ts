import { isObject, isOptionId } from './check-rule.js';
import { refuse } from './refusals.js';
import { UNREADABLE_OVERVOTE, type Ballots, type Ranking, type RankingRules, type TallyRule } from './types.js';

/**
 * Identical ballots are put together before anything is counted: 250,000 ballots of a council are a few hundred different ones.
 * The key is the canonical form of the choice, so neither the order in which ballots came nor their grouping can matter.
 *
 *     [{ choice: ['b', 'a'], count: 1 }, { choice: ['a', 'b'], count: 2 }]   // approvals: one kind of ballot, 3 times
 */
export function groupBallots(rule: TallyRule, ballots: readonly unknown[]): readonly Ballots[] {
  const key = keyOf(rule);
  const kinds = new Map<string, { choice: Ballots['choice']; count: number; first: number }>();
  let total = 0;
  for (let i = 0; i < ballots.length; i++) {
    const ballot = ballots[i];
    if (!isObject(ballot)) refuse('CHOICE_MALFORMED', `ballots[${i}]`);
    const count = ballot['count'];
    if (!Number.isSafeInteger(count) || (count as number) < 1) refuse('COUNT_MALFORMED', `ballots[${i}].count`);
    total += count as number;
    if (total > Number.MAX_SAFE_INTEGER) refuse('TOO_MANY_BALLOTS', `ballots[${i}].count`);
    const choice = ballot['choice'];
    const canonical = choice === null ? '' : key(choice, i);
    const kind = kinds.get(canonical);
    if (kind) kind.count += count as number;
    else kinds.set(canonical, { choice: choice as Ballots['choice'], count: count as number, first: i });
  }
  if (total === 0) refuse('NO_BALLOTS', 'ballots');
  const check = checkOf(rule);
  for (const { choice, first } of kinds.values()) if (choice !== null) check(choice, `ballots[${first}].choice`);
  // Sorted, so that even the order of a transcript's parts cannot depend on who came first.
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { choice, count }]) => ({ choice, count }));
}

/** Checks one choice, as it is when somebody casts it. */
export function checkChoice(rule: TallyRule, choice: unknown): void {
  if (choice === null) return;
  keyOf(rule)(choice, 0);
  checkOf(rule)(choice as Ballots['choice'], 'choice');
}

type KeyOf = (choice: unknown, index: number) => string;

/** Ids hold no control characters, so the separators cannot be forged. */
const PLACE = '\u0001';
const WITHIN = '\u0002';

function keyOf(rule: TallyRule): KeyOf {
  switch (rule.method) {
    case 'yes-no':
    case 'consent':
    case 'plurality':
      return (choice, i) => (typeof choice === 'string' ? `=${choice}` : refuse('CHOICE_MALFORMED', `ballots[${i}].choice`));
    case 'approval':
      return (choice, i) => `=${[...texts(choice, `ballots[${i}].choice`)].sort().join(PLACE)}`;
    case 'score':
    case 'majority-judgment':
    case 'cumulative':
    case 'quadratic':
    case 'star':
      return (choice, i) => {
        if (!isObject(choice)) return refuse('CHOICE_MALFORMED', `ballots[${i}].choice`);
        return `=${Object.entries(choice)
          .map(([option, number]) => `${option}${WITHIN}${Number.isSafeInteger(number) ? String(number) : refuse('CHOICE_MALFORMED', `ballots[${i}].choice.${option}`)}`)
          .sort()
          .join(PLACE)}`;
      };
    default:
      return rankingKey;
  }
}

function rankingKey(choice: unknown, index: number): string {
  if (!Array.isArray(choice)) return refuse('CHOICE_MALFORMED', `ballots[${index}].choice`);
  let key = '=';
  for (let place = 0; place < choice.length; place++) {
    const options: unknown = choice[place];
    if (!Array.isArray(options)) return refuse('CHOICE_MALFORMED', `ballots[${index}].choice[${place}]`);
    if (options.length === 1 && typeof options[0] === 'string') key += options[0] + PLACE;
    else key += [...texts(options, `ballots[${index}].choice[${place}]`)].sort().join(WITHIN) + PLACE;
  }
  return key;
}

function texts(value: unknown, field: string): readonly string[] {
  if (!Array.isArray(value) || value.length > 1000) return refuse('CHOICE_MALFORMED', field);
  value.forEach((each, i) => void (typeof each === 'string' || refuse('CHOICE_MALFORMED', `${field}[${i}]`)));
  return value as string[];
}

function checkOf(rule: TallyRule): (choice: Ballots['choice'], field: string) => void {
  switch (rule.method) {
    case 'yes-no':
      return oneOf('yes', 'no', 'abstain', 'unlawful');
    case 'consent':
      return oneOf('consent', 'abstain', 'object');
    case 'plurality':
      return (choice, field) => void (rule.options.includes(choice as string) || refuse('UNKNOWN_OPTION', field));
    case 'approval': {
      const standing = new Set(rule.options);
      return (choice, field) => {
        const approved = choice as readonly string[];
        approved.forEach((option, i) => void (standing.has(option) || refuse('UNKNOWN_OPTION', `${field}[${i}]`)));
        if (new Set(approved).size !== approved.length) refuse('OPTION_TWICE', field);
        if (rule.maxApprovals !== undefined && approved.length > rule.maxApprovals) refuse('TOO_MANY_APPROVALS', field);
      };
    }
    case 'score':
    case 'star':
      return scores(rule.options, (score) => score >= rule.min && score <= rule.max);
    case 'majority-judgment': {
      const inRange = scores(rule.options, (grade) => rule.grades.includes(grade));
      return (choice, field) => {
        inRange(choice, field);
        if (rule.ungraded === 'refused' && Object.keys(choice as object).length !== rule.options.length) refuse('OPTION_NOT_GRADED', field);
      };
    }
    case 'cumulative': {
      const points = scores(rule.options, (point) => point >= 0);
      return (choice, field) => {
        points(choice, field);
        const spent = Object.values(choice as Record<string, number>).reduce((sum, point) => sum + BigInt(point), 0n);
        if (spent > BigInt(rule.budget)) refuse('OVER_BUDGET', field);
        if (rule.spend === 'exactly' && spent < BigInt(rule.budget)) refuse('BUDGET_NOT_SPENT', field);
      };
    }
    case 'quadratic': {
      const votes = scores(rule.options, (each) => each >= 0);
      return (choice, field) => {
        votes(choice, field);
        const credits = Object.values(choice as Record<string, number>).reduce((sum, each) => sum + BigInt(each) * BigInt(each), 0n);
        if (credits > BigInt(rule.budget)) refuse('OVER_BUDGET', field);
      };
    }
    default:
      return rankings(rule.options, rule.ballots);
  }
}

/** Options that do not stand, and those faults of which the rule says that they refuse a ballot. */
function rankings(options: readonly string[], rules: RankingRules): (choice: Ballots['choice'], field: string) => void {
  const standing = new Set([...options, UNREADABLE_OVERVOTE]);
  return (choice, field) => {
    const seen = new Set<string>();
    const last = rules.maxRanks ?? Infinity;
    (choice as Ranking).forEach((place, i) => {
      const at = `${field}[${i}]`;
      if (place.length === 0 && rules.skipped === 'refuse' && i < last) refuse('PLACE_SKIPPED', at);
      if (rules.overvote === 'refuse' && (place.length > 1 || place[0] === UNREADABLE_OVERVOTE) && i < last) refuse('SEVERAL_IN_ONE_PLACE', at);
      place.forEach((option, k) => {
        if (!standing.has(option) || (option === UNREADABLE_OVERVOTE && place.length > 1)) refuse('UNKNOWN_OPTION', place.length > 1 ? `${at}[${k}]` : at);
        if (rules.duplicate === 'refuse' && seen.has(option) && option !== UNREADABLE_OVERVOTE && i < last) refuse('OPTION_TWICE', at);
        seen.add(option);
      });
    });
  };
}

function oneOf(...words: readonly string[]): (choice: Ballots['choice'], field: string) => void {
  return (choice, field) => void (words.includes(choice as string) || refuse('CHOICE_MALFORMED', field));
}

function scores(options: readonly string[], isLawful: (score: number) => boolean): (choice: Ballots['choice'], field: string) => void {
  const standing = new Set(options);
  return (choice, field) => {
    for (const [option, score] of Object.entries(choice as Record<string, number>)) {
      if (!isOptionId(option) || !standing.has(option)) refuse('UNKNOWN_OPTION', `${field}.${option}`);
      if (!isLawful(score)) refuse('SCORE_OUT_OF_RANGE', `${field}.${option}`);
    }
  };
}
