import { parseFraction } from './rational.js';
import { refuse, refusedOr } from './refusals.js';
import type { Refused, TallyRule } from './types.js';

type Fields = Readonly<Record<string, unknown>>;
type Check = (value: unknown, field: string, rule: Fields) => void;

/**
 * Reads a rule strictly, before voting opens and again before each count: every field that the method needs, none that it
 * does not know, so that no setting is printed which no code obeys.
 */
export function parseRule(value: unknown): { readonly ok: true; readonly rule: TallyRule } | Refused {
  const parsed = refusedOr(() => checkRule(value));
  return parsed.ok ? { ok: true, rule: parsed.result } : parsed;
}

export function checkRule(value: unknown): TallyRule {
  if (!isObject(value)) refuse('RULE_MALFORMED', 'rule');
  const fields = Object.hasOwn(METHODS, String(value['method'])) ? METHODS[String(value['method'])]! : refuse('UNKNOWN_METHOD', 'method');
  for (const [name, check] of Object.entries(fields)) check(value[name], name, value);
  for (const name of Object.keys(value)) if (name !== 'method' && !Object.hasOwn(fields, name)) refuse('RULE_MALFORMED', name);
  if (value['options'] !== undefined) checkSeats(value);
  return value as unknown as TallyRule;
}

/** A control character would let two different ballots have one key. `!` is kept for `!overvote`. */
export function isOptionId(value: unknown): value is string {
  return typeof value === 'string' && value.length >= 1 && value.length <= 100 && !value.startsWith('!') && !/\p{Cc}/u.test(value);
}

export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const malformed = (field: string): never => refuse('RULE_MALFORMED', field);
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value, field) => void (values.includes(value) || malformed(field));
const optional =
  (check: Check): Check =>
  (value, field, rule) => void (value === undefined || check(value, field, rule));
const integer =
  (least: number, most = Number.MAX_SAFE_INTEGER): Check =>
  (value, field) => void ((Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) || malformed(field));
const fraction: Check = (value, field) => void (parseFraction(value) ?? malformed(field));
const object =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value, field) => {
    if (!isObject(value)) malformed(field);
    for (const [name, check] of Object.entries(fields)) check((value as Fields)[name], `${field}.${name}`, value as Fields);
    for (const name of Object.keys(value as Fields)) if (!Object.hasOwn(fields, name)) malformed(`${field}.${name}`);
  };

const options: Check = (value, field) => {
  if (!Array.isArray(value)) malformed(field);
  const list = value as unknown[];
  if (list.length === 0) refuse('NO_OPTIONS', field);
  if (list.length > 1000) malformed(field);
  list.forEach((option, i) => void (isOptionId(option) || malformed(`${field}[${i}]`)));
  if (new Set(list).size !== list.length) refuse('DUPLICATE_OPTION', field);
};

const someOptions: Check = (value, field, rule) => {
  if (!Array.isArray(value)) malformed(field);
  (value as unknown[]).forEach((option, i) => {
    if (!(rule['options'] as unknown[]).includes(option)) refuse('UNKNOWN_OPTION', `${field}[${i}]`);
  });
};

const tie: Check = (value, field, rule) => {
  if (!Array.isArray(value) || value.length > 4) malformed(field);
  (value as unknown[]).forEach((step, i) => {
    const at = `${field}[${i}]`;
    if (!isObject(step)) return malformed(at);
    if (step['by'] === 'earlier-rounds') return object({ by: () => undefined })(step, at, rule);
    if (step['by'] === 'order') {
      object({ by: () => undefined, order: () => undefined })(step, at, rule);
      const order = step['order'];
      const all = rule['options'] as unknown[];
      if (!Array.isArray(order) || order.length !== all.length || !all.every((option) => order.includes(option))) refuse('TIE_ORDER_INCOMPLETE', `${at}.order`);
      return;
    }
    if (step['by'] !== 'seed') return malformed(`${at}.by`);
    object({ by: () => undefined, seed: (seed, where) => void ((isOptionId(seed) && seed.length >= 8) || malformed(where)) })(step, at, rule);
  });
};

const threshold = object({
  base: oneOf('votesCast', 'membersPresent', 'entireMembership', 'weightForPlusAbstain'),
  fraction,
  cmp: oneOf('>', '>='),
});
const quorum: Check = (value, field, rule) => {
  object({
    base: oneOf('votesCast', 'membersPresent', 'entireMembership', 'weightForPlusAbstain'),
    fraction: optional(fraction),
    value: optional(integer(0)),
    cmp: oneOf('>', '>='),
  })(value, field, rule);
  const { fraction: share, value: number } = value as Fields;
  if ((share === undefined) === (number === undefined)) malformed(`${field}.fraction`);
};

const rankingRules = object({
  overvote: oneOf('refuse', 'exhaust', 'skip', 'exhaust-if-several-continue', 'all-count'),
  skipped: (value, field, rule) => void (value === 'refuse' || value === 'any' || integer(0)(value, field, rule)),
  duplicate: oneOf('refuse', 'pass-over', 'exhaust'),
  maxRanks: optional(integer(1)),
});

const optionsRule = { options, tie, seats: optional(integer(1)) };
const rankedRule = { ...optionsRule, ballots: rankingRules, excluded: optional(someOptions), writeIns: optional(someOptions) };
const pairwiseRule = { ...rankedRule, unranked: oneOf('last', 'not-compared') };
const range = { min: integer(-1_000_000, 1_000_000), max: integer(-1_000_000, 1_000_000) };

const grades: Check = (value, field) => {
  if (!Array.isArray(value) || value.length < 2 || value.length > 1000) malformed(field);
  (value as unknown[]).forEach((grade, i) => void (Number.isSafeInteger(grade) || malformed(`${field}[${i}]`)));
  if (new Set(value as unknown[]).size !== (value as unknown[]).length) malformed(field);
};

const METHODS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  'yes-no': { threshold, quorum: optional(quorum) },
  consent: { quorum: optional(quorum) },
  plurality: optionsRule,
  approval: { ...optionsRule, maxApprovals: optional(integer(1)) },
  score: {
    ...optionsRule,
    ...range,
    aggregate: oneOf('sum', 'mean'),
    unscored: (value, field, rule) => oneOf('zero', 'minimum', ...(rule['aggregate'] === 'mean' ? ['left-out'] : []))(value, field, rule),
  },
  'majority-judgment': { ...optionsRule, grades, ungraded: oneOf('lowest', 'refused') },
  cumulative: { ...optionsRule, budget: integer(1), spend: oneOf('at-most', 'exactly') },
  quadratic: {
    ...optionsRule,
    budget: integer(1),
    assurance: (value, field) => void (value === 'one-person' || (value === 'none' ? refuse('ONE_PERSON_NOT_ASSURED', field) : malformed(field))),
  },
  star: { ...optionsRule, ...range },
  irv: {
    ...rankedRule,
    until: oneOf('majority', 'bottoms-up', 'bottoms-up-percentage', 'sequential'),
    percentage: (value, field, rule) => (rule['until'] === 'bottoms-up-percentage' ? fraction(value, field, rule) : oneOf(undefined)(value, field, rule)),
    fixedThreshold: optional(oneOf(true, false)),
    batch: optional(oneOf(true, false)),
  },
  stv: {
    ...rankedRule,
    seats: integer(1),
    family: oneOf('scottish', 'wigm-prf', 'wigm-rctab', 'wigm-exact', 'meek'),
    quota: (value, field, rule) => {
      if (rule['family'] === 'wigm-rctab') oneOf(undefined, 'droop', 'droop-fractional', 'hare')(value, field, rule);
      else if (rule['family'] === 'wigm-exact') oneOf(undefined, 'droop', 'hagenbach-bischoff', 'hare')(value, field, rule);
      else oneOf(undefined)(value, field, rule);
    },
  },
  schulze: { ...pairwiseRule, strength: oneOf('winning', 'margin', 'ratio') },
  'ranked-pairs': { ...pairwiseRule, strength: oneOf('winning', 'margin') },
  copeland: pairwiseRule,
  minimax: { ...pairwiseRule, strength: oneOf('winning', 'margin', 'opposition') },
};

/** Seats are compared with the options that stand; a percentage decides by itself how many win. */
function checkSeats(rule: Fields): void {
  const out = Array.isArray(rule['excluded']) ? rule['excluded'].length : 0;
  const standing = (rule['options'] as unknown[]).length - out;
  const seats = (rule['seats'] as number | undefined) ?? 1;
  if (rule['until'] === 'bottoms-up-percentage') {
    if (rule['seats'] !== undefined) malformed('seats');
  } else if (rule['method'] === 'irv' && rule['until'] === 'majority' && seats !== 1) malformed('seats');
  const papers = rule['ballots'] as Fields | undefined;
  // A ballot that counts for several options at once has no place to wait until one of two is out; and only pairs know equals.
  if (rule['family'] === 'meek' && papers?.['overvote'] === 'exhaust-if-several-continue') malformed('ballots.overvote');
  if (papers?.['overvote'] === 'all-count' && (rule['method'] === 'irv' || rule['method'] === 'stv')) malformed('ballots.overvote');
  if (standing === 0) refuse('NO_OPTIONS', 'excluded');
  if (seats > standing) refuse('MORE_SEATS_THAN_OPTIONS', 'seats');
  if (typeof rule['min'] === 'number' && typeof rule['max'] === 'number' && rule['min'] >= rule['max']) malformed('max');
}
