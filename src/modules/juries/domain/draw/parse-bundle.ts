import { type Bundle, BUNDLE_FORMAT } from './bundle.js';
import { hasCommonDenominator, MOST_COMMON_DIGITS, MOST_TYPES } from './bundle-limits.js';
import { parseRational } from './rational.js';

/**
 * Reads a bundle that may come from anybody: every field has the form that the checks rely on, every index is within the pool,
 * the types or the panels. What it means is judged afterwards (check-bundle.ts).
 */
export class MalformedBundle extends Error {
  constructor(where: string) {
    super(`not a draw bundle: ${where}`);
    this.name = 'MalformedBundle';
  }
}

type Check = (value: unknown, where: string) => void;

const LARGEST = 10_000_000;
/** Panels of the lottery times types. */
const LARGEST_LOTTERY = 30_000_000;
const fail = (where: string): never => {
  throw new MalformedBundle(where);
};
/** Half a character has no bytes, so nothing could be hashed over it. */
const text: Check = (value, where) => void ((typeof value === 'string' && !/\p{Surrogate}/u.test(value)) || fail(where));
const hash: Check = (value, where) => void ((typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) || fail(where));
const hex: Check = (value, where) => void ((typeof value === 'string' && /^[0-9a-f]{2,400}$/.test(value)) || fail(where));
const integer: Check = (value, where) => void (Number.isSafeInteger(value) || fail(where));
const fraction: Check = (value, where) => void (parseRational(value) || fail(where));
const exactlyThis = (...values: unknown[]): Check => (value, where) => void (values.includes(value) || fail(where));
const count = (least: number, most: number): Check => (value, where) =>
  void ((Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most) || fail(where));
const orNull = (check: Check): Check => (value, where) => (value === null ? undefined : check(value, where));
const list = (check: Check, length?: number): Check => (value, where) => {
  if (!Array.isArray(value) || (length !== undefined && value.length !== length)) return fail(where);
  value.forEach((each, i) => check(each, `${where}/${i}`));
};
const pair = (first: Check, second: Check): Check => (value, where) => {
  if (!Array.isArray(value) || value.length !== 2) return fail(where);
  first(value[0], `${where}/0`);
  second(value[1], `${where}/1`);
};
/** Exactly these fields; a name that ends in `?` may be absent. */
const fields = (shape: Readonly<Record<string, Check>>): Check => (value, where) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(where);
  const object = value as Record<string, unknown>;
  for (const [name, check] of Object.entries(shape)) {
    const key = name.replace('?', '');
    if (Object.hasOwn(object, key)) check(object[key], `${where}/${key}`);
    else if (key === name) fail(`${where}/${key} is missing`);
  }
  for (const key of Object.keys(object)) if (!Object.hasOwn(shape, key) && !Object.hasOwn(shape, `${key}?`)) fail(`${where}/${key} is unknown`);
};
/** Ascending and without repetition, so that one thing has one form. */
const ascending = (check: Check, keyOf: (value: unknown) => number): Check => (value, where) => {
  list(check)(value, where);
  (value as readonly unknown[]).forEach((each, i, all) => void (i === 0 || keyOf(all[i - 1]) < keyOf(each) || fail(`${where}/${i}`)));
};
const indices = (below: number, least: number): Check => (value, where) => {
  ascending(count(0, below - 1), Number)(value, where);
  if ((value as readonly unknown[]).length < least) fail(where);
};
const sparse = (below: number, of: Check): Check => ascending(pair(count(0, below - 1), of), (value) => (value as [number])[0]);

const round = fields({ chain: text, round: count(1, Number.MAX_SAFE_INTEGER), randomness: hash, signature: hex, 'previous_signature?': hex });
const quota = fields({ category: text, value: text, min: count(0, LARGEST), max: count(0, LARGEST) });

export function parseBundle(value: unknown): Bundle {
  list(() => undefined)((value as { types?: unknown } | null)?.types, '/types');
  const some = value as Bundle;
  count(1, LARGEST)((some.pool as { size?: unknown } | undefined)?.size, '/pool/size');
  count(1, 100_000)((some.rules as { panels?: unknown } | undefined)?.panels, '/rules/panels');
  const people = some.pool.size;
  const types = some.types.length;
  if (types > MOST_TYPES) fail(`/types has more than ${MOST_TYPES}`);
  const { levels } = value as { levels?: unknown };
  // Each level settles somebody, so there are no more of them than types.
  if (Array.isArray(levels) && levels.length > types) fail('/levels');
  const panels = some.rules.panels;
  const lottery: unknown = some.lottery;
  // What is made of a bundle in memory is bounded before it is made.
  if (Array.isArray(lottery) && (lottery.length > panels || lottery.length * types > LARGEST_LOTTERY)) fail('/lottery');
  fields({
    format: exactlyThis(BUNDLE_FORMAT),
    announcement: fields({
      format: exactlyThis(BUNDLE_FORMAT),
      rules: hash,
      quotas: hash,
      exclusions: hash,
      pool: hash,
      size: integer,
      types: hash,
      lottery: hash,
      levels: hash,
      deal: orNull(fields({ chain: text, round: count(1, Number.MAX_SAFE_INTEGER) })),
    }),
    rules: fields({
      size: count(1, people),
      panels: integer,
      method: exactlyThis('leximin', 'maximin'),
      cap: orNull(fraction),
      quotas: list(quota),
      solver: fields({ id: text, wasm: hash }),
      nodeLimit: count(1, Number.MAX_SAFE_INTEGER),
    }),
    exclusions: list(fields({ person: text, reason: text })),
    pool: fields({
      size: integer,
      root: hash,
      rows: orNull(list(fields({ person: fields({ id: text, features: list(text), household: orNull(text) }), salt: text }), people)),
    }),
    types: list(indices(people, 1)),
    households: list(indices(people, 2)),
    levels: list(
      fields({
        value: fraction,
        types: indices(types, 0),
        weights: sparse(types, integer),
        bound: integer,
        multipliers: orNull(sparse(LARGEST, integer)),
      }),
    ),
    chances: list(fraction, types),
    lottery: list(fields({ types: sparse(types, count(1, people)), times: count(1, panels) })),
    label: exactlyThis('proven', 'heuristic'),
    gap: fraction,
    deviation: fraction,
    deal: orNull(fields({ round, panels: list(indices(people, 0), panels), counts: list(count(0, panels), people), root: hash })),
    draw: orNull(
      fields({
        round,
        index: count(0, panels - 1),
        redraw: list(count(0, panels - 1), panels - 1),
        reserve: list(count(0, people - 1)),
      }),
    ),
  })(value, '');
  if (!hasCommonDenominator(some)) fail(`/levels and /chances have a common denominator of more than ${MOST_COMMON_DIGITS} digits`);
  return some;
}
