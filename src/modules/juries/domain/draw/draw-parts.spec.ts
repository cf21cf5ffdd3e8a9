import { describe, expect, it } from '@jest/globals';
import { toHex, utf8 } from '../../../../kernel/bytes.js';
import { sha256 } from '../../../../ledger/core/index.js';
import {
  CHAINS,
  chainHash,
  checkInstance,
  checkMember,
  checkRound,
  commitPool,
  countSeats,
  deal,
  decimal,
  exactly,
  fallbackRound,
  formatRational,
  generator,
  nextAlternates,
  parseRational,
  proveMember,
  rational,
  recover,
  roundAt,
  shuffle,
  timeOfRound,
  typeTable,
  uniform,
} from './index.js';
import { REHEARSAL, rehearsalRound } from './rehearsal.js';
import { SMALL } from './specimens.js';

const seed = sha256(utf8('example'));

describe('fractions', () => {
  it('are in lowest terms and have one text', () => {
    expect(formatRational(rational(2n, 22n))).toBe('1/11');
    expect(formatRational(rational(-4n, -2n))).toBe('2');
    expect(['1/11', '0', '1', '-3/4'].map((text) => formatRational(parseRational(text)!))).toEqual(['1/11', '0', '1', '-3/4']);
    expect(['2/22', '1/1', '0/3', '01', '1/0', '', '1.5', 1, '-0'].map(parseRational)).toEqual(new Array(9).fill(undefined));
    expect(decimal(rational(1n, 11n), 6)).toBe('0.090909');
    expect(decimal(rational(-3n, 2n), 1)).toBe('-1.5');
  });

  it('are found again behind numbers with rounding', () => {
    for (const [n, d] of [[1n, 11n], [604697n, 3586440n], [0n, 1n], [1n, 1n]] as const) {
      expect(formatRational(recover(Number(n) / Number(d), rational(1n, 10n ** 15n))!)).toBe(formatRational(rational(n, d)));
    }
    expect(formatRational(exactly(0.375))).toBe('3/8');
    expect(recover(Number.NaN)).toBeUndefined();
  });
});

describe('public chance', () => {
  it('follows from its seed alone', () => {
    const first = sha256(new Uint8Array([...seed, 0, 0, 0, 0, 0, 0, 0, 0]));
    expect(generator(seed).next()).toBe(BigInt(`0x${toHex(first.slice(0, 8))}`));
    const chance = generator(seed);
    expect(Array.from({ length: 8 }, () => uniform(chance, 1000))).toEqual([207, 665, 83, 392, 261, 97, 546, 166]);
    expect(shuffle(generator(seed), ['a', 'b', 'c', 'd'])).toEqual(shuffle(generator(seed), ['a', 'b', 'c', 'd']));
  });

  it('throws away what would favour small numbers', () => {
    const words = [2n ** 64n - 1n, 5n];
    expect(uniform({ next: () => words.shift()! }, 3)).toBe(2); // 2^64 - 1 is beyond the last full multiple of 3
  });

  it('reaches every number', () => {
    const chance = generator(seed);
    const seen = new Set(Array.from({ length: 400 }, () => uniform(chance, 7)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(() => uniform(chance, 0)).toThrow(RangeError);
  });
});

const ROUND = {
  chain: 'quicknet',
  round: 1000,
  randomness: 'fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd',
  signature: 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
};

describe('the beacon', () => {
  it('has chains that hash to their names', () => {
    for (const chain of Object.values(CHAINS)) expect(chainHash(chain)).toBe(chain.hash);
  });

  it('knows when a round is', () => {
    const { quicknet } = CHAINS;
    expect(timeOfRound(quicknet!, 1)).toBe(1692803367);
    expect(roundAt(quicknet!, timeOfRound(quicknet!, 1000))).toBe(1000);
    expect(roundAt(quicknet!, timeOfRound(quicknet!, 1000) - 1)).toBe(999);
  });

  it('names what takes the place of a round that never came', () => {
    const named = { chain: 'quicknet', round: 1000 };
    const { round } = fallbackRound(named)!;
    const late = timeOfRound(CHAINS['quicknet']!, 1000) + 86_400;
    expect(timeOfRound(CHAINS['default']!, round)).toBeGreaterThan(late);
    expect(timeOfRound(CHAINS['default']!, round - 1)).toBeLessThanOrEqual(late);
    expect(fallbackRound({ chain: 'mine', round: 1 })).toBeUndefined();
  });

  it('believes a signature, and nothing else', () => {
    expect(checkRound(ROUND)).toBeUndefined();
    expect(checkRound({ ...ROUND, round: 1001 })).toBe('WRONG_SIGNATURE');
    expect(checkRound({ ...ROUND, randomness: '00'.repeat(32) })).toBe('WRONG_RANDOMNESS');
    expect(checkRound({ ...ROUND, chain: 'default' })).toBe('MALFORMED_ROUND');
    expect(checkRound({ ...ROUND, chain: 'mine' })).toBe('UNKNOWN_CHAIN');
    expect(checkRound({ ...ROUND, signature: 'zz' })).toBe('MALFORMED_ROUND');
    const noPoint = 'ff'.repeat(48);
    expect(checkRound({ ...ROUND, signature: noPoint, randomness: toHex(sha256(new Uint8Array(48).fill(255))) })).toBe('WRONG_SIGNATURE');
  });
});

describe('the beacon of rehearsals', () => {
  it('signs rounds that hold, each only under its own number', () => {
    const round = rehearsalRound(7);
    expect(checkRound(round)).toBeUndefined();
    expect(checkRound({ ...round, round: 8 })).toBe('WRONG_SIGNATURE');
    expect(checkRound({ ...round, chain: 'quicknet' })).toBe('WRONG_SIGNATURE');
    expect(rehearsalRound(7)).toEqual(round);
  });

  it('is pinned by its hash', () => {
    const { hash, ...info } = CHAINS[REHEARSAL]!;
    expect(chainHash(info)).toBe(hash);
  });
});

describe('the pool', () => {
  const salts = SMALL.people.map((_, i) => new Uint8Array(32).fill(i));
  const pool = commitPool(SMALL.people, salts);
  const published = { root: pool.root, size: 6 };

  it('shows each person their own row', () => {
    for (const i of SMALL.people.keys()) expect(checkMember(published, proveMember(pool, i))).toBe(true);
  });

  it('shows nobody another row, another place or another pool', () => {
    const proof = proveMember(pool, 2);
    expect(checkMember(published, { ...proof, index: 3 })).toBe(false);
    expect(checkMember(published, { ...proof, size: 5 })).toBe(false);
    expect(checkMember(published, { ...proof, row: { ...proof.row, person: { ...proof.row.person, features: ['old'] } } })).toBe(false);
    expect(checkMember({ ...published, root: '00'.repeat(32) }, proof)).toBe(false);
    expect(checkMember(published, { ...proof, path: ['no hex'] })).toBe(false);
  });
});

describe('types and households', () => {
  it('are alike where features and household are', () => {
    const home = (id: string, household: string | null, feature: string) => ({ id, household, features: [feature] });
    const people = [home('a', 'h1', 'x'), home('b', 'h1', 'y'), home('c', 'h2', 'x'), home('d', 'h2', 'y'), home('e', null, 'x'), home('f', 'h3', 'x')];
    const quotas = ['x', 'y'].map((value) => ({ category: 'k', value, min: 0, max: 3 }));
    const table = typeTable({ size: 3, quotas, people });
    expect(table.types.map(({ members }) => members)).toEqual([[4, 5], [0, 2], [1, 3]]);
    expect(table.rows.at(-1)).toEqual({ kind: 'households', min: 0, max: 2, types: [1, 2] });
    expect(table.householdOf).toEqual([0, 0, 1, 1, -1, -1]);
  });

  it('a household of the whole pool leaves one seat', () => {
    const table = typeTable({ ...SMALL, people: SMALL.people.map((person) => ({ ...person, household: 'all' })) });
    expect(table.rows.at(-1)).toMatchObject({ kind: 'households', max: 1 });
  });
});

describe('dealing', () => {
  const table = typeTable(SMALL);

  it('gives everybody of a type as many seats as the others, give or take one, and nobody two on a panel', () => {
    for (let many = 1; many < 30; many++) {
      const panels = deal(table, new Array(many).fill([1, 1]), generator(sha256(utf8(String(many)))));
      const counts = countSeats(6, panels);
      for (const { members } of table.types) {
        const of = members.map((i) => counts[i]!);
        expect(Math.max(...of) - Math.min(...of)).toBeLessThanOrEqual(1);
      }
      for (const panel of panels) expect(new Set(panel).size).toBe(2);
    }
  });

  it('seats no two of a household', () => {
    const people = Array.from({ length: 12 }, (_, i) => ({ id: `p${i}`, features: [i % 2 === 0 ? 'young' : 'old'], household: `h${Math.floor(i / 2)}` }));
    const homes = typeTable({ size: 4, quotas: SMALL.quotas, people });
    const panels = deal(homes, new Array(50).fill([3, 3]), generator(seed));
    for (const panel of panels) expect(new Set(panel.map((i) => homes.householdOf[i])).size).toBe(6);
  });
});

describe('a seat that becomes free', () => {
  const table = typeTable(SMALL);

  it('goes to somebody alike, in the published order', () => {
    const vacancy = { table, panel: [0, 4], leaving: 0, reserve: [5, 3, 1, 2], unavailable: new Set([3]) };
    expect(nextAlternates(vacancy)).toEqual([1, 2]); // p5 is old, and two old people would break both quotas
    expect(nextAlternates({ ...vacancy, unavailable: new Set([1, 2, 3]) })).toEqual([]);
    expect(() => nextAlternates({ ...vacancy, leaving: 1 })).toThrow(RangeError);
  });
});

describe('an instance', () => {
  const person = (id: string, ...features: string[]) => ({ id, features, household: null });
  it.each([
    ['nobody', { ...SMALL, people: [] }, ['EMPTY_POOL']],
    ['more seats than people', { ...SMALL, size: 7 }, ['SIZE_ABOVE_POOL']],
    ['no seat', { ...SMALL, size: 0 }, ['SIZE_NOT_POSITIVE']],
    ['no quotas', { ...SMALL, quotas: [] }, ['NO_QUOTAS']],
    ['a min above its max', { ...SMALL, quotas: [{ category: 'age', value: 'old', min: 2, max: 1 }] }, ['QUOTA_MALFORMED']],
    ['half a seat', { ...SMALL, quotas: [{ category: 'age', value: 'old', min: 0.5, max: 1 }] }, ['QUOTA_MALFORMED']],
    ['a quota twice', { ...SMALL, quotas: [...SMALL.quotas, SMALL.quotas[0]!] }, ['QUOTA_TWICE']],
    ['a feature without a quota', { ...SMALL, people: [person('a', 'young'), person('b', 'ageless')] }, ['FEATURE_WITHOUT_QUOTA']],
    ['a missing feature', { ...SMALL, people: [person('a', 'young'), person('b', '')] }, ['FEATURE_MISSING']],
    ['a person twice', { ...SMALL, people: [person('a', 'young'), person('a', 'old')] }, ['PERSON_TWICE']],
    ['a person without an id', { ...SMALL, people: [person('', 'young'), person('a', 'old')] }, ['PERSON_WITHOUT_ID']],
  ])('with %s is refused', (_what, instance, expected) => {
    expect(checkInstance(instance).map(({ code }) => code)).toEqual(expected);
  });

  it('counts faults beyond the first few', () => {
    const problems = checkInstance({ ...SMALL, people: SMALL.people.map((each) => ({ ...each, features: ['?'] })) });
    expect(problems.map(({ words }) => words).at(-1)).toBe('… and 3 more like this.');
  });
});
