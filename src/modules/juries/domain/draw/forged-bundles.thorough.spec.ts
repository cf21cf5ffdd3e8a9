import { describe, expect, it } from '@jest/globals';
import { announcedBundle, dealtBundle, drawnBundle, publicBundle } from './assemble.js';
import { announce } from './announcement.js';
import type { RoundFault } from './beacon.js';
import { type Bundle, checkBundle, checkRound, formatRational, parseBundle, rational, rehearsalRound, typeTable } from './index.js';
import { SMALL, SMALL_RULES, smallBundle } from './specimens.js';

/** Forgeries of whole bundles: not one leaf changed, but a bundle made so that all its fingerprints agree. */
const noSolver = () => undefined;
const parsed = (value: unknown): Bundle => parseBundle(JSON.parse(JSON.stringify(value)));
/** A signature takes a tenth of a second, and nearly all forgeries have the same two. */
const known = new Map<string, RoundFault | undefined>();
const faultOf: typeof checkRound = (round) => {
  const key = JSON.stringify(round);
  if (!known.has(key)) known.set(key, checkRound(round));
  return known.get(key);
};
const findings = (bundle: unknown) => checkBundle(parsed(bundle), noSolver, faultOf).findings.filter(({ code }) => code !== 'REHEARSAL').map(({ code }) => code);
const R1 = { chain: 'rehearsal', round: 7 };
const drawn = (announced: Bundle, r1 = rehearsalRound(7), r2 = rehearsalRound(8)): Bundle => drawnBundle(dealtBundle(announced, typeTable(SMALL), r1), r2);
const small = drawn(smallBundle(R1));
/** With fingerprints that agree, as a forger would make them. */
const announced = (bundle: Bundle): Bundle => drawn({ ...bundle, announcement: announce(bundle, R1) });
const hidden = (bundle: Bundle): Bundle => ({ ...bundle, pool: { ...bundle.pool, rows: null } });

describe('every leaf', () => {
  type Path = readonly (string | number)[];
  const leaves = (value: unknown, path: Path = []): Path[] =>
    typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key])) : [path];
  const changed = (value: unknown, [key, ...rest]: Path, by: (leaf: unknown) => unknown): unknown => {
    if (key === undefined) return by(value);
    const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Record<string, unknown>) };
    (copy as Record<string | number, unknown>)[key] = changed((value as Record<string | number, unknown>)[key], rest, by);
    return copy;
  };
  const other = (leaf: unknown): unknown[] => {
    if (typeof leaf === 'number') return [leaf + 1, leaf - 1, -leaf - 1, leaf + 0.5, 2 ** 60, `${leaf}`, null];
    if (typeof leaf === 'string') {
      const last = leaf.at(-1) === '0' ? '1' : '0';
      return [`${leaf.slice(0, -1)}${last}`, `${leaf} `, leaf.toUpperCase() === leaf ? `${leaf}x` : leaf.toUpperCase(), '__proto__', '', null, 1];
    }
    return leaf === null ? [0, '', 'x', [], '1'] : [null, [1], 0, 'x'];
  };

  it('of a drawn bundle, changed in any of several ways, is found', () => {
    expect(findings(small)).toEqual([]);
    const missed: string[] = [];
    for (const path of leaves(small)) {
      const before = path.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], small);
      for (const value of other(before)) {
        let found: readonly string[];
        try {
          found = findings(changed(small, path, () => value));
        } catch (error) {
          found = [(error as Error).message.startsWith('not a draw bundle') ? 'MALFORMED' : ''];
        }
        if (found.length === 0 || found.includes('')) missed.push(`/${path.join('/')}: ${JSON.stringify(before)} → ${JSON.stringify(value)} ${found.join()}`);
      }
    }
    expect(missed).toEqual([]);
  });

  it('and every part left out, doubled or exchanged with its neighbour, is found', () => {
    const lists: Path[] = [];
    const walk = (value: unknown, path: Path): void => {
      if (Array.isArray(value)) lists.push(path);
      if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
    };
    walk(small, []);
    const ways: ((list: readonly unknown[]) => readonly unknown[])[] = [(list) => list.slice(1), (list) => [...list, ...list.slice(0, 1)], ([a, b, ...rest]) => (b === undefined ? [a, null] : [b, a, ...rest])];
    const missed: string[] = [];
    for (const path of lists) {
      for (const [i, way] of ways.entries()) {
        const forged = changed(small, path, (list) => way(list as unknown[]));
        if (JSON.stringify(forged) === JSON.stringify(small)) continue;
        try {
          if (findings(forged).length === 0) missed.push(`/${path.join('/')} ${i}`);
        } catch (error) {
          if (!(error as Error).message.startsWith('not a draw bundle')) missed.push(`/${path.join('/')} ${i}: ${(error as Error).message}`);
        }
      }
    }
    expect(missed).toEqual([]);
  });
});

describe('the bundle for everybody', () => {
  it('shows no rows where somebody named a household: its fingerprint is found again by whoever tries addresses', () => {
    const salts = SMALL.people.map((_, i) => new Uint8Array(32).fill(i + 1));
    const people = SMALL.people.map((person, i) => (i === 3 ? { ...person, household: 'a1b2c3d4e5f60718' } : person));
    const { levels, lottery } = smallBundle();
    const bundle = announcedBundle({ instance: { ...SMALL, people }, rules: SMALL_RULES, exclusions: [], salts }, { levels, lottery }, R1);
    expect(publicBundle(bundle, 2).pool.rows).toBeNull();
    expect(JSON.stringify(publicBundle(bundle, 2))).not.toContain('a1b2c3d4');
    expect(publicBundle(smallBundle(), 2).pool.rows).not.toBeNull();
  });
});

describe('a whole bundle forged', () => {
  it('dealt by a round that nobody announced', () => {
    expect(findings(drawn(smallBundle(null)))).toContain('ROUND_WRONG');
  });

  it('with a round under the hash of its chain instead of the name', () => {
    const hash = 'aec38331bf93ba1d389b03070c4a3bb86427b86576e57326c1d595dfcbb25322';
    expect(findings({ ...small, draw: { ...small.draw!, round: { ...small.draw!.round, chain: hash } } })).toContain('ROUND_WRONG');
  });

  it('with a previous signature where the chain has none', () => {
    expect(findings({ ...small, draw: { ...small.draw!, round: { ...small.draw!.round, previous_signature: 'aa' } } })).toContain('ROUND_WRONG');
  });

  it('by one round for both, or the second before the first', () => {
    expect(findings(drawn(smallBundle(R1), rehearsalRound(7), rehearsalRound(7)))).toContain('ROUND_WRONG');
    expect(findings(drawn(smallBundle(R1), rehearsalRound(7), rehearsalRound(6)))).toContain('ROUND_WRONG');
  });

  it('maximin whose smallest chance is not the one that it names', () => {
    const { levels } = smallBundle();
    const rules = { ...SMALL_RULES, method: 'maximin' as const };
    const salts = SMALL.people.map((_, i) => new Uint8Array(32).fill(i + 1));
    const lottery = smallBundle().lottery;
    const make = (of: typeof levels): Bundle => drawn(announcedBundle({ instance: SMALL, rules, exclusions: [], salts }, { levels: of, lottery }, R1));
    expect(findings(make(levels.slice(0, 1)))).toEqual([]);
    expect(findings(make(levels.slice(1)))).toContain('LEVELS_WRONG');
  });

  it('a lottery that gives somebody nothing, within the rounding that a large pool would hide it in', () => {
    const people = Array.from({ length: 300 }, (_, i) => ({ id: `p${i}`, features: [i === 0 ? 'rare' : 'common'], household: null }));
    const instance = { size: 1, quotas: [{ category: 'kind', value: 'common', min: 0, max: 1 }, { category: 'kind', value: 'rare', min: 0, max: 1 }], people };
    const rules = { ...SMALL_RULES, size: 1, panels: 1000, quotas: instance.quotas };
    const level = { value: '1/300', types: [0, 1], weights: [[0, 1], [1, 1]], bound: 1, multipliers: [[0, 1]] } as const;
    const salts = people.map((_, i) => new Uint8Array(32).fill(i % 256));
    const bundle = (rare: number) => announcedBundle({ instance, rules, exclusions: [], salts }, { levels: [level], lottery: [{ types: [[0, 1]], times: 1000 - rare }, ...(rare > 0 ? [{ types: [[1, 1]] as const, times: rare }] : [])] }, R1);
    expect(findings(bundle(3))).toEqual([]);
    expect(findings(bundle(0))).toContain('LOTTERY_WRONG');
    expect(findings(bundle(13))).toContain('LOTTERY_WRONG');
  });

  it('the same panel told twice, or the lottery in another order', () => {
    const twice = { ...small, lottery: [{ types: [[0, 1], [1, 1]] as const, times: 10 }, { types: [[0, 1], [1, 1]] as const, times: 10 }] };
    expect(findings(announced(twice))).toContain('LOTTERY_WRONG');
  });

  it('people with a feature that no quota names, which would make a type of one', () => {
    const people = SMALL.people.map((person, i) => (i === 0 ? { ...person, features: ['young', 'friend'] } : person));
    const instance = { ...SMALL, people };
    const salts = people.map((_, i) => new Uint8Array(32).fill(i + 1));
    const { levels } = smallBundle();
    const found = { levels, lottery: smallBundle().lottery };
    expect(findings(announcedBundle({ instance, rules: SMALL_RULES, exclusions: [], salts }, found, R1))).toContain('INSTANCE_WRONG');
  });

  it('somebody excluded who is in the pool', () => {
    expect(findings(announced({ ...small, exclusions: [{ person: 'p0', reason: 'EMPLOYER' }] }))).toContain('INSTANCE_WRONG');
  });

  it('without rows: chances that are none, levels that fall, a label without proof', () => {
    expect(findings(hidden(small))).toEqual([]);
    expect(findings(hidden(announced({ ...small, levels: [...small.levels].reverse() })))).toContain('LEVELS_WRONG');
    expect(findings(hidden({ ...small, label: 'heuristic' }))).toContain('LABEL_WRONG');
    expect(findings(hidden({ ...small, gap: '1/2' }))).toContain('LABEL_WRONG');
    expect(findings(hidden(announced({ ...small, levels: [] })))).toContain('LEVELS_WRONG');
  });

  it('without rows: a type of nobody, a household twice', () => {
    expect(() => parsed(hidden({ ...small, types: [[], ...small.types] }))).toThrow('not a draw bundle');
    expect(findings(hidden(announced({ ...small, households: [[0, 4], [0, 5]] })))).toContain('TYPES_WRONG');
    expect(() => parsed(hidden({ ...small, households: [[0]] }))).toThrow('not a draw bundle');
  });

  it('of a size that only serves to fill the memory', () => {
    const many = { ...small, lottery: new Array(5_000).fill({ types: [[0, 1], [1, 1]], times: 20 }) };
    expect(() => parsed(many)).toThrow('not a draw bundle');
    const sum = { ...small, rules: { ...small.rules, panels: 20 }, lottery: new Array(20).fill({ types: [[0, 1], [1, 1]], times: 20 }) };
    expect(findings(sum)).toContain('LOTTERY_WRONG');
    expect(() => parsed({ ...small, chances: [`1/${'9'.repeat(1_900)}`, '1/4'] })).not.toThrow();
  });

  describe('with numbers that only serve to keep the checker busy', () => {
    const KINDS = 600;
    const quotas = Array.from({ length: KINDS }, (_, i) => ({ category: 'kind', value: `k${i}`, min: 0, max: 1 }));
    const people = quotas.map(({ value }, i) => ({ id: `p${i}`, features: [value], household: null }));
    const salts = people.map((_, i) => new Uint8Array(32).fill(i % 256));
    const order = quotas.map(({ value }) => JSON.stringify([value])).sort();
    /** Everybody is a type, each level settles one of them, and the certificate of each weighs all. */
    const bundle = (chanceOf: (t: number) => string): Bundle => {
      const weights = order.map((_, t) => [t, 1] as const);
      const levels = order.map((_, t) => ({ value: chanceOf(t), types: [t], weights, bound: 1, multipliers: [[0, 1]] as const }));
      const rules = { ...SMALL_RULES, size: 1, panels: 1, quotas };
      return announcedBundle({ instance: { size: 1, quotas, people }, rules, exclusions: [], salts }, { levels, lottery: [{ types: [[0, 1]], times: 1 }] }, R1);
    };
    const plain = bundle((t) => `1/${t + 2}`);
    const told = (chances: readonly string[], others = chances): Bundle => ({ ...plain, chances, levels: plain.levels.map((level, t) => ({ ...level, value: others[t]! })) });
    /** Prime to each other, but for small divisors. */
    const long = (i: number, digits: number): bigint => 10n ** BigInt(digits) + BigInt(6 * i + 1);

    it('fractions of a thousand digits without a common denominator: half a million digits, in each of a hundred thousand sums', () => {
      const chances = order.map((_, t) => `1/${long(t, 990)}`);
      const words = 'not a draw bundle: /levels and /chances have a common denominator of more than 12000 digits';
      expect(() => parsed(told(chances))).toThrow(words);
      expect(() => parsed({ ...plain, chances })).toThrow(words);
      expect(() => parsed(hidden(told(chances)))).toThrow(words);
    });

    it('as much as is allowed is judged: a few operations for each weight, whatever the fractions are', () => {
      const parts = Array.from({ length: 36 }, (_, i) => long(i, 330));
      const products = parts.flatMap((a, i) => parts.slice(0, i).flatMap((b, j) => parts.slice(0, j).map((c) => a * b * c)));
      const fraction = (t: number): string => formatRational(rational(7n ** 1_170n + BigInt(t), products[t]!));
      const found = findings(told(order.map((_, t) => fraction(t)), order.map((_, t) => fraction(t + KINDS))));
      for (const code of ['NOT_AS_ANNOUNCED', 'CERTIFICATE_FALSE', 'LOTTERY_WRONG', 'LEVELS_WRONG']) expect(found).toContain(code);
    });

    it('and nobody is left to publish such a draw by mistake', () => {
      expect(() => bundle((t) => `1/${long(t, 990)}`)).toThrow('too long to publish');
      expect(() => bundle((t) => `1/${long(t % 2, 2_000)}`)).toThrow('too long to publish');
    });

    it('more types or levels than any draw has', () => {
      const one = plain.levels[0]!;
      expect(() => parsed({ ...plain, levels: [...plain.levels, one] })).toThrow('not a draw bundle: /levels');
      expect(() => parsed({ ...small, pool: { ...small.pool, size: 601 }, types: Array.from({ length: 601 }, (_, i) => [i]) })).toThrow('not a draw bundle: /types has more than 600');
    });
  });

  it('with texts that are no Unicode', () => {
    expect(() => parseBundle({ ...small, exclusions: [{ person: '\ud800', reason: 'x' }] })).toThrow('not a draw bundle');
  });
});
