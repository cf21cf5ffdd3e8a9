import { describe, expect, it } from '@jest/globals';
import { banzhaf, margin, otherMethods, underOtherDenominators, type Ballots, type PowerClass, type PowerRule, type YesNoRule } from './index.js';

const majority: YesNoRule = { method: 'yes-no', threshold: { base: 'votesCast', fraction: '1/2', cmp: '>' } };

it('the same votes under other denominators', () => {
  const rule: YesNoRule = { method: 'yes-no', threshold: { base: 'votesCast', fraction: '2/3', cmp: '>=' } };
  const votes = { yes: 30, no: 15, abstain: 15 };
  expect(underOtherDenominators(rule, votes, { members: 100 })).toEqual([
    { base: 'votesCast', passed: true },
    { base: 'membersPresent', passed: undefined },
    { base: 'entireMembership', passed: false },
    { base: 'weightForPlusAbstain', passed: true },
  ]);
});

describe('Banzhaf', () => {
  const power = (classes: readonly PowerClass[], rule: PowerRule): readonly (readonly unknown[])[] => {
    const done = banzhaf(classes, rule);
    if (!done.ok) throw new Error(done.refusal);
    return done.result.map(({ id, swings, share }) => [id, swings, share]);
  };
  it('weights 2, 1, 1 with 3 needed', () => {
    expect(power([{ id: 'x', seats: 1, weight: 2 }, { id: 'y', seats: 2 }], { needed: { atLeast: 3 } })).toEqual([['x', 3, '3/5'], ['y', 1, '2/5']]);
  });
  it('a weight that never matters', () => {
    const three = ['a', 'b', 'c'].map((id) => ({ id, seats: 1, weight: 4 }));
    expect(power([...three, { id: 'd', seats: 1, weight: 1 }], { needed: { fraction: '1/2', cmp: '>' } })).toEqual([['a', 4, '1/3'], ['b', 4, '1/3'], ['c', 4, '1/3'], ['d', 0, 0]]);
  });
  it('fifty seats in three classes, double majority', () => {
    const classes = [{ id: 'lot', seats: 24 }, { id: 'elected', seats: 18 }, { id: 'experts', seats: 8 }];
    const shares = power(classes, { needed: { fraction: '1/2', cmp: '>' }, perClass: { fraction: '1/2', cmp: '>', classes: 'all' } });
    expect(shares.map(([, swings]) => typeof swings)).toEqual(['number', 'number', 'number']);
  });
  it('refuses what has no seats', () => {
    expect(banzhaf([], { needed: { atLeast: 1 } })).toMatchObject({ refusal: 'NO_SEATS' });
    expect(banzhaf([{ id: 'a', seats: -1 }], { needed: { atLeast: 1 } })).toMatchObject({ field: 'classes[0].seats' });
  });
});

it('other methods on the same ranked ballots', () => {
  const rule = { method: 'irv', until: 'majority', options: ['a', 'b', 'c'], tie: [], ballots: { overvote: 'refuse', skipped: 'refuse', duplicate: 'refuse' } } as const;
  const done = otherMethods(rule, [{ choice: ['a', 'b', 'c'], count: 5 }, { choice: ['b', 'a', 'c'], count: 2 }, { choice: ['c', 'b', 'a'], count: 4 }]);
  expect(done).toEqual({
    ok: true,
    result: [
      { name: 'first preferences', winners: ['a'] },
      { name: 'instant runoff', winners: ['a'] },
      { name: 'Schulze', winners: ['b'] },
      { name: 'ranked pairs', winners: ['b'] },
      { name: 'minimax', winners: ['b'] },
      { name: 'Copeland', winners: ['b'] },
    ],
  });
});

it('a margin among very many ballots is found as quickly', () => {
  const many: Ballots[] = [
    { choice: 'yes', count: 2_000_000_000_000 },
    { choice: 'no', count: 3_000_000_000_001 },
    { choice: 'abstain', count: 1_000_000_000_000 },
  ];
  expect(margin(majority, many)).toEqual({ ok: true, result: { exact: true, ballots: 500_000_000_001 } });
});
