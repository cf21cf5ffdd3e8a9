import { describe, expect, it } from '@jest/globals';
import { countContest, tally, type Ballots, type TallyResult, type TallyRule } from './index.js';

const paper = { ballots: { overvote: 'all-count', skipped: 'refuse', duplicate: 'refuse' }, unranked: 'last', tie: [] };
const count = (rule: object, ballots: readonly (readonly [number, Ballots['choice']])[]): TallyResult => {
  const done = tally({ ...paper, ...rule } as unknown as TallyRule, ballots.map(([many, choice]) => ({ count: many, choice })));
  if (!done.ok) throw new Error(`${done.refusal} at ${done.field}`);
  return done.result;
};

/** b beats each other option, though few put it first. */
const MIDDLE = [[5, ['a', 'b', 'c']], [2, ['b', 'a', 'c']], [4, ['c', 'b', 'a']]] as const;
const THREE = { options: ['a', 'b', 'c'] };

describe('whoever beats everybody', () => {
  it.each([
    { method: 'schulze', strength: 'winning' },
    { method: 'schulze', strength: 'margin' },
    { method: 'schulze', strength: 'ratio' },
    { method: 'ranked-pairs', strength: 'winning' },
    { method: 'ranked-pairs', strength: 'margin' },
    { method: 'minimax', strength: 'winning' },
    { method: 'minimax', strength: 'margin' },
    { method: 'copeland' },
  ])('%j', (rule) => {
    const result = count({ ...THREE, ...rule }, MIDDLE);
    expect(result.winners).toEqual(['b']);
    expect(result.details).toMatchObject({ condorcetWinner: 'b', pairwise: { 'b>a': 6, 'a>b': 5, 'b>c': 7, 'c>b': 4 } });
  });
});

describe('a circle', () => {
  // a beats b 13 to 5, b beats c 11 to 7, c beats a 10 to 8.
  const circle = [[7, ['a', 'b', 'c']], [4, ['b', 'c', 'a']], [5, ['c', 'a', 'b']], [1, ['a', 'c', 'b']], [1, ['c', 'b', 'a']]] as const;
  it('is broken at its weakest majority', () => {
    expect(count({ ...THREE, method: 'schulze', strength: 'winning' }, circle)).toMatchObject({ winners: ['a'], order: [['a'], ['b'], ['c']] });
    const pairs = count({ ...THREE, method: 'ranked-pairs', strength: 'winning' }, circle);
    expect(pairs.winners).toEqual(['a']);
    expect(pairs.rounds.map(({ action }) => action)).toEqual(['a over b (13 to 5) is locked', 'b over c (11 to 7) is locked', 'c over a (10 to 8) would close a circle and falls']);
    expect(count({ ...THREE, method: 'minimax', strength: 'winning' }, circle).details).toMatchObject({ worst: { a: 10, b: 13, c: 11 }, condorcetWinner: null });
    expect(count({ ...THREE, method: 'copeland' }, circle)).toMatchObject({ tied: ['a', 'b', 'c'], totals: { a: 0, b: 0, c: 0 } });
  });
});

it('minimax by opposition passes over an option that beats every other', () => {
  // a beats b 7 to 6 and c 5 to 4; yet six vote for b against a, and never more than five for anybody against c.
  const ballots = [[5, ['a', 'c', 'b']], [2, [['a', 'c'], 'b']], [4, ['c', 'b', 'a']], [2, ['b', ['a', 'c']]]] as const;
  expect(count({ ...THREE, method: 'minimax', strength: 'margin' }, ballots).winners).toEqual(['a']);
  expect(count({ ...THREE, method: 'minimax', strength: 'opposition' }, ballots)).toMatchObject({ winners: ['c'], details: { worst: { a: 6, b: 11, c: 5 }, condorcetWinner: 'a' } });
});

it('an option without a rank is last, or compared with none', () => {
  const ballots = [[3, ['a']], [2, ['b', 'a']]] as const;
  const two = { options: ['a', 'b'], method: 'schulze', strength: 'winning' };
  expect(count(two, ballots)).toMatchObject({ winners: ['a'], details: { pairwise: { 'a>b': 3, 'b>a': 2 } } });
  expect(count({ ...two, unranked: 'not-compared' }, ballots)).toMatchObject({ winners: ['b'], details: { pairwise: { 'a>b': 0, 'b>a': 2 } } });
});

it('the ratio of an unopposed majority is stronger than every other', () => {
  const result = count({ ...THREE, method: 'schulze', strength: 'ratio' }, [[2, ['a', ['b', 'c']]], [9, [['a', 'b'], 'c']], [1, [['a', 'c'], 'b']]]);
  expect(result.details).toMatchObject({ strengths: { 'a>b': '3/0', 'b>c': 9, 'c>b': 0 } });
});

it('several seats are filled from the order', () => {
  expect(count({ ...THREE, method: 'schulze', strength: 'margin', seats: 2 }, MIDDLE).winners).toEqual(['b', 'a']);
});

it('faults end a ranking where the rule says so', () => {
  const rule = { ...THREE, method: 'copeland' };
  const pairs = (ballots: object, choice: Ballots['choice']): unknown =>
    count({ ...rule, ballots: { overvote: 'all-count', skipped: 'any', duplicate: 'pass-over', ...ballots } }, [[1, choice]]).details!['pairwise'];
  expect(pairs({}, ['a', [], 'b', 'a'])).toMatchObject({ 'a>b': 1, 'b>c': 1 });
  expect(pairs({ skipped: 0 }, ['a', [], 'b'])).toMatchObject({ 'a>b': 1, 'b>c': 0 });
  expect(pairs({ overvote: 'exhaust' }, ['a', ['b', 'c']])).toMatchObject({ 'a>b': 1, 'b>c': 0 });
  expect(pairs({ overvote: 'skip' }, [['a', 'b'], 'c'])).toMatchObject({ 'c>a': 1, 'a>c': 0 });
  expect(pairs({ duplicate: 'exhaust' }, ['a', 'a', 'b'])).toMatchObject({ 'a>b': 1, 'b>c': 0 });
  expect(pairs({ maxRanks: 1 }, ['a', 'b'])).toMatchObject({ 'a>b': 1, 'b>c': 0 });
});

describe('a contest file', () => {
  const file = {
    id: 'middle',
    method: 'condorcet',
    candidates: ['a', 'b', 'c'].map((id) => ({ id })),
    ballots: MIDDLE.map(([many, ranking]) => ({ ranking, count: many })),
  };
  it('is counted by all pairwise methods, or by one', () => {
    const all = countContest(file);
    if (!all.ok) throw new Error(all.field);
    expect(Object.keys(all.result.results!)).toEqual([
      'schulze-winning',
      'schulze-margin',
      'schulze-ratio',
      'rankedPairs-winning',
      'rankedPairs-margin',
      'minimax-winning',
      'minimax-margin',
      'minimax-opposition',
      'copeland',
      'condorcetWinner',
      'pairwise',
    ]);
    const one = countContest(file, 'schulze-ratio');
    expect(one).toMatchObject({ ok: true, result: { winners: ['b'], order: [['b'], ['a'], ['c']], results: { 'schulze-ratio': { winners: ['b'] } } } });
  });
});
