import { describe, expect, it } from '@jest/globals';
import { tally, type Ballots, type Ranking, type StvRule, type TallyResult, type TallyRule } from './index.js';

const strict = { overvote: 'refuse', skipped: 'refuse', duplicate: 'refuse' } as const;
const count = (rule: Partial<StvRule>, ballots: readonly (readonly [number, Ranking])[]): TallyResult => {
  const options = [...new Set(ballots.flatMap(([, ranking]) => ranking.flat()))].sort();
  const whole = { method: 'stv', options, tie: [], seats: 2, family: 'scottish', ballots: strict, ...rule } as TallyRule;
  const done = tally(whole, ballots.map(([many, choice]): Ballots => ({ count: many, choice })));
  if (!done.ok) throw new Error(`${done.refusal} at ${done.field}`);
  return done.result;
};

/** Quota 4 of 9, a has 7: a surplus of 3 on 7 papers is 0.42857 each in five decimals, and 0.00001 is lost. */
const NINE: readonly (readonly [number, Ranking])[] = [[5, ['a', 'b']], [2, ['a', 'c']], [2, ['c']]];

describe('families differ in decimals', () => {
  it('Scottish: five decimals, cut off', () => {
    const result = count({ family: 'scottish' }, NINE);
    expect(result.rounds[1]).toMatchObject({
      action: 'surplus of a (3.00000)',
      tally: { a: '4.00000', b: '2.14285', c: '2.85714' },
      transfers: [{ from: 'a', to: { b: '2.14285', c: '0.85714' }, value: '0.42857' }],
      inactive: { exhaustedChoices: '0.00000', lostToDecimals: '0.00001' },
      eliminated: ['b'],
    });
    expect(result.winners).toEqual(['a', 'c']);
  });
  it('PRF: quota with four decimals', () => {
    const result = count({ family: 'wigm-prf' }, NINE);
    expect(result.details).toMatchObject({ quota: '3.0001' });
    // 3.9999 of 7 votes is 0.57141…: 0.5714 a paper.
    expect(result.rounds[1]!.tally).toEqual({ a: '3.0001', b: '2.8570', c: '3.1428' });
    expect(result.winners).toEqual(['a', 'c']);
  });
  it('RCTab: the fraction of the surplus is cut off first', () => {
    expect(count({ family: 'wigm-rctab' }, NINE).rounds[1]!.tally).toEqual({ a: '4.0000', b: '2.1425', c: '2.8570' });
    expect(count({ family: 'wigm-rctab', quota: 'droop-fractional' }, NINE).details).toMatchObject({ quota: '3.0001' });
    expect(count({ family: 'wigm-rctab', quota: 'hare' }, NINE).details).toMatchObject({ quota: '5.0000' });
  });
  it('exact: sevenths', () => {
    expect(count({ family: 'wigm-exact' }, NINE).rounds[1]).toMatchObject({ tally: { b: '2.142857142857142', c: '2.857142857142857' }, exact: { b: '15/7', c: '20/7' } });
  });
});

it('one surplus per stage, the largest first, and none once the seats are filled', () => {
  // Quota floor(20/4)+1 = 6: a 8, b 7; a's surplus of 2 moves first and carries c over.
  const result = count({ seats: 3, family: 'scottish' }, [[8, ['a', 'c']], [7, ['b', 'd']], [4, ['c']], [1, ['d']]]);
  expect(result.rounds.map(({ action }) => action)).toEqual(['first preferences', 'surplus of a (2.00000)']);
  expect(result.rounds[1]).toMatchObject({ tally: { a: '6.00000', b: '7.00000', c: '6.00000', d: '1.00000' }, elected: ['c'] });
  expect(result.winners).toEqual(['a', 'b', 'c']);
});

it('papers at reduced value keep it when their option is excluded', () => {
  const result = count({ seats: 2, family: 'wigm-exact' }, [[7, ['a', 'b', 'd']], [4, ['c']], [3, ['d']]]);
  // Quota 5: two of a's seven move to b at 2/7 each, b leaves with 2, d has 3 + 2.
  expect(result.rounds.at(-1)!.tally).toMatchObject({ d: 5, c: 4 });
});

describe('Meek', () => {
  it('a winner keeps the share that leaves a quota', () => {
    const result = count({ family: 'meek' }, [[8, ['a', 'b']], [3, ['c']]]);
    expect(result.winners).toEqual(['a', 'b']);
    expect(result.rounds.map(({ elected }) => elected)).toEqual([['a'], ['b']]);
    const last = result.rounds.at(-1)!;
    expect(Number(last.tally['a'])).toBeCloseTo(11 / 3, 6);
    expect(Number(last.tally['b'])).toBeCloseTo(13 / 3, 6);
  });
  it('the quota falls as ballots are exhausted, where Gregory keeps it', () => {
    const result = count({ family: 'meek', seats: 2 }, [[10, ['a']], [5, ['b']], [3, ['c']], [1, ['d', 'c']]]);
    const thresholds = result.rounds.map(({ threshold }) => Number(threshold));
    expect(thresholds[0]).toBeCloseTo(19 / 3, 6);
    expect(thresholds.at(-1)).toBeLessThan(5);
    expect(result.winners[0]).toBe('a');
  });
  it('later choices of a winner’s papers reach beyond another winner: an early one is no gain', () => {
    // a and b are both elected at once; what both pass on goes to c, from b's papers through a as well.
    const result = count({ family: 'meek', seats: 3 }, [[6, ['a', 'b', 'c']], [6, ['b', 'a', 'c']], [2, ['d']], [1, ['e', 'd']]]);
    expect(new Set(result.winners)).toEqual(new Set(['a', 'b', 'c']));
  });
});

it('undeclared write-ins leave first, even when somebody has the quota', () => {
  const result = count({ family: 'wigm-rctab', writeIns: ['w'] }, [[6, ['a']], [4, ['w', 'b']], [3, ['b']], [2, ['c']]]);
  expect(result.rounds[0]).toMatchObject({ elected: [], eliminated: ['w'] });
  expect(result.winners).toEqual(['a', 'b']);
});

it('the last surplus moves to nobody and is shown', () => {
  const result = count({ family: 'wigm-rctab', seats: 1 }, [[7, ['a', 'b']], [2, ['b']]]);
  expect(result.rounds.at(-1)).toMatchObject({ action: 'final tallies', tally: { a: '5.0000' }, inactive: { finalRoundSurplus: '1.9999' } });
});
