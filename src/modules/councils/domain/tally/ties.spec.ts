import { describe, expect, it } from '@jest/globals';
import { seedOrder, tally, type Ballots, type TallyResult, type TallyRule, type TieRule } from './index.js';

/** Look-back ties and draws hardly ever occur in real contests: each path is made by hand here. */
const strict = { overvote: 'refuse', skipped: 'refuse', duplicate: 'refuse' } as const;
const options = ['a', 'b', 'c', 'd'];
const backwards: TieRule = [{ by: 'order', order: ['d', 'c', 'b', 'a'] }];
const count = (rule: object, ballots: readonly (readonly [number, Ballots['choice']])[]): TallyResult => {
  const done = tally({ options, tie: [], ...rule } as unknown as TallyRule, ballots.map(([many, choice]) => ({ count: many, choice })));
  if (!done.ok) throw new Error(`${done.refusal} at ${done.field}`);
  return done.result;
};
const irv = { method: 'irv', until: 'majority', ballots: strict };
const scottish = { method: 'stv', family: 'scottish', ballots: strict };

describe('a tie for a seat', () => {
  const even = [[2, 'a'], [2, 'b'], [1, 'c']] as const;
  it('is reported, with no winner', () => expect(count({ method: 'plurality' }, even)).toMatchObject({ winners: [], tied: ['a', 'b'] }));
  it('is resolved by the declared order, and said', () =>
    expect(count({ method: 'plurality', tie: backwards }, even)).toMatchObject({ winners: ['b'], tieBreaks: [{ among: ['a', 'b'], chosen: 'b', to: 'win', by: 'order' }] }));
  it('earlier rounds say nothing where there are none', () =>
    expect(count({ method: 'plurality', tie: [{ by: 'earlier-rounds' }] }, even)).toMatchObject({ winners: [], tied: ['a', 'b'] }));
  it('does not matter among those who all have seats', () => expect(count({ method: 'plurality', seats: 2 }, even)).toMatchObject({ winners: ['a', 'b'], tieBreaks: [] }));
  it('leaves nobody elected where it crosses the last seat', () =>
    expect(count({ method: 'approval', seats: 2 }, [[3, ['a']], [2, ['b', 'c']]])).toMatchObject({ winners: [], tied: ['b', 'c'] }));
  it('the order in which options are listed is no rule', () =>
    expect(count({ method: 'plurality', options: ['c', 'b', 'a'] }, [[1, 'a'], [1, 'b']])).toMatchObject({ winners: [], tied: ['b', 'a'] }));
});

describe('a seed', () => {
  const seed = 'drand round 4242';
  it('gives an order that does not depend on the order of the options', () => {
    expect(seedOrder(seed, options)).toEqual(seedOrder(seed, [...options].reverse()));
    expect(seedOrder(seed, options)).toEqual(['b', 'd', 'c', 'a']);
    expect(seedOrder('drand round 4243', options)).not.toEqual(seedOrder(seed, options));
  });
  it('resolves', () => {
    const first = seedOrder(seed, options)[0]!;
    expect(count({ method: 'plurality', tie: [{ by: 'seed', seed }] }, options.map((option) => [1, option] as const))).toMatchObject({ winners: [first], tieBreaks: [{ by: 'seed' }] });
  });
});

describe('a tie for leaving, instant runoff', () => {
  // a 4, b 3, c 3: whoever of b and c leaves makes the other win.
  const ballots = [[4, ['a']], [3, ['b', 'c']], [3, ['c', 'b']]] as const;
  it('is reported', () => expect(count({ ...irv, options: ['a', 'b', 'c'] }, ballots)).toMatchObject({ winners: [], tied: ['b', 'c'], rounds: [{ action: 'tie' }] }));
  it('the last of the order leaves', () => expect(count({ ...irv, options: ['a', 'b', 'c'], tie: [{ by: 'order', order: ['a', 'c', 'b'] }] }, ballots)).toMatchObject({ winners: ['c'], tieBreaks: [{ chosen: 'b', to: 'be-excluded', round: 1 }] }));
  it('the latest earlier round in which they differed decides', () => {
    // Round 1: a 5, b 3, c 2, d 1; d's ballot makes b and c even in round 2, and c had fewer in round 1.
    const result = count({ ...irv, tie: [{ by: 'earlier-rounds' }] }, [[5, ['a']], [3, ['b']], [2, ['c', 'b']], [1, ['d', 'c', 'b']]]);
    expect(result.tieBreaks).toEqual([{ among: ['b', 'c'], chosen: 'c', to: 'be-excluded', by: 'earlier-rounds', round: 2 }]);
    expect(result.winners).toEqual(['b']);
  });
  it('earlier rounds that say nothing hand over to the next step', () => {
    const tie: TieRule = [{ by: 'earlier-rounds' }, { by: 'order', order: ['a', 'b', 'c'] }];
    expect(count({ ...irv, options: ['a', 'b', 'c'], tie }, ballots).tieBreaks[0]).toMatchObject({ by: 'order', chosen: 'c' });
  });
  it('the last two are even', () => {
    expect(count({ ...irv, options: ['a', 'b'] }, [[1, ['a']], [1, ['b']]])).toMatchObject({ winners: [], tied: ['a', 'b'] });
    expect(count({ ...irv, options: ['a', 'b'], tie: [{ by: 'order', order: ['b', 'a'] }] }, [[1, ['a']], [1, ['b']]]).winners).toEqual(['b']);
  });
  it('those who are even with less than the next together leave together', () =>
    expect(count(irv, [[5, ['a']], [4, ['b', 'a']], [1, ['c', 'b']], [1, ['d', 'b']]])).toMatchObject({ winners: ['b'], rounds: [{ eliminated: ['c', 'd'] }, {}] }));
  it('bottoms up: not if that would leave a seat empty', () =>
    expect(count({ ...irv, until: 'bottoms-up', seats: 3 }, [[5, ['a']], [4, ['b']], [1, ['c']], [1, ['d']]])).toMatchObject({ winners: [], tied: ['c', 'd'] }));
});

describe('ties of a Scottish count', () => {
  it('exclusion: the latest earlier stage in which they differed', () => {
    // Quota 6. Stage 1: a 5, b 4, c 3, d 2, e 1; e's paper makes c and d differ no more at stage 2.
    const rule = { ...scottish, seats: 2, options: ['a', 'b', 'c', 'd', 'e'], tie: [{ by: 'earlier-rounds' }] };
    const result = count(rule, [[5, ['a']], [4, ['b']], [3, ['c']], [2, ['d']], [1, ['e', 'd']]]);
    expect(result.tieBreaks).toEqual([{ among: ['c', 'd'], chosen: 'd', to: 'be-excluded', by: 'earlier-rounds', round: 2 }]);
  });
  it('exclusion: never different, so by lot: reported where there is no lot', () => {
    const rule = { ...scottish, seats: 1, options: ['a', 'b', 'c'] };
    const ballots = [[4, ['a']], [3, ['b', 'c']], [3, ['c', 'b']]] as const;
    expect(count({ ...rule, tie: [{ by: 'earlier-rounds' }] }, ballots)).toMatchObject({ winners: [], tied: ['b', 'c'] });
    expect(count({ ...rule, tie: [{ by: 'earlier-rounds' }, { by: 'seed', seed: 'a lot drawn in public' }] }, ballots).winners).toHaveLength(1);
  });
  it('two equal surpluses: which goes first is a tie too', () => {
    // Quota 4: a and b have 5 each at stage 1, and nothing earlier tells them apart.
    const rule = { ...scottish, seats: 3, options: ['a', 'b', 'c', 'd'] };
    const ballots = [[5, ['a', 'c']], [5, ['b', 'd']], [2, ['c']], [2, ['d']], [1, ['d', 'c']]] as const;
    expect(count({ ...rule, tie: [{ by: 'earlier-rounds' }] }, ballots)).toMatchObject({ winners: [], tied: ['a', 'b'], details: { electedBeforeTie: ['a', 'b'] } });
    const resolved = count({ ...rule, tie: backwards }, ballots);
    expect(resolved.tieBreaks[0]).toMatchObject({ among: ['a', 'b'], chosen: 'b', to: 'go-first' });
    expect(resolved.rounds[1]!.action).toBe('surplus of b (1.00000)');
  });
  it('nobody named them: they leave together, unless a seat would stay empty', () => {
    expect(count({ ...scottish, seats: 1 }, [[2, ['a']], [2, ['b', 'a']]]).rounds[0]!.eliminated).toEqual(['c', 'd']);
    expect(count({ ...scottish, seats: 2, options: ['a', 'b', 'c'] }, [[3, ['a']]])).toMatchObject({ winners: [], tied: ['b', 'c'] });
  });
  it('one more than seats reaches an exact quota', () => {
    // votes/(seats+1) exactly: 2 of 4 for one seat.
    const rule = { method: 'stv', family: 'wigm-exact', quota: 'hagenbach-bischoff', seats: 1, options: ['a', 'b'], ballots: strict };
    expect(count(rule, [[2, ['a']], [2, ['b']]])).toMatchObject({ winners: [], tied: ['a', 'b'] });
    expect(count({ ...rule, tie: [{ by: 'order', order: ['b', 'a'] }] }, [[2, ['a']], [2, ['b']]]).winners).toEqual(['b']);
  });
});

describe('ties of pairwise methods', () => {
  const paper = { ballots: { ...strict, overvote: 'all-count' }, unranked: 'last', options: ['a', 'b', 'c'] };
  const circle = [[1, ['a', 'b', 'c']], [1, ['b', 'c', 'a']], [1, ['c', 'a', 'b']]] as const;
  it.each([
    ['schulze', { method: 'schulze', strength: 'winning' }],
    ['minimax', { method: 'minimax', strength: 'margin' }],
    ['copeland', { method: 'copeland' }],
    ['ranked-pairs', { method: 'ranked-pairs', strength: 'winning' }],
  ])('a perfect circle by %s', (_name, method) => {
    expect(count({ ...paper, ...method }, circle)).toMatchObject({ winners: [], tied: ['a', 'b', 'c'] });
    expect(count({ ...paper, ...method, tie: [{ by: 'order', order: ['b', 'c', 'a'] }] }, circle).winners).toEqual(['b']);
  });
  it('ranked pairs: equal majorities fall together where they close a circle, and one by one under an order', () => {
    const together = count({ ...paper, method: 'ranked-pairs', strength: 'margin' }, circle);
    expect(together.rounds.every(({ action }) => action.endsWith('falls'))).toBe(true);
    expect(together.details).toMatchObject({ tiedStrengths: true });
    const ordered = count({ ...paper, method: 'ranked-pairs', strength: 'margin', tie: [{ by: 'order', order: ['a', 'b', 'c'] }] }, circle);
    expect(ordered.rounds.map(({ action }) => action)).toEqual(['a over b (2 to 1) is locked', 'b over c (2 to 1) is locked', 'c over a (2 to 1) would close a circle and falls']);
    expect(ordered.order).toEqual([['a'], ['b'], ['c']]);
  });
});

describe('ties of STAR and majority judgment', () => {
  it('three options are even for two places in the runoff', () => {
    const ballots = [[1, { a: 5 }], [1, { b: 5 }], [1, { c: 5 }]] as const;
    expect(count({ method: 'star', min: 0, max: 5 }, ballots)).toMatchObject({ winners: [], tied: ['a', 'b', 'c'] });
    const resolved = count({ method: 'star', min: 0, max: 5, tie: backwards }, ballots);
    expect(resolved.winners).toEqual(['c']);
    expect(resolved.tieBreaks.map(({ to, chosen }) => [to, chosen])).toEqual([['go-first', 'c'], ['go-first', 'b'], ['win', 'c']]);
  });
  it('the same grades and the same gauge', () =>
    expect(count({ method: 'majority-judgment', grades: [0, 1, 2], ungraded: 'lowest', options: ['a', 'b'] }, [[2, { a: 1, b: 1 }], [1, { a: 2, b: 2 }]])).toMatchObject({ winners: [], tied: ['a', 'b'] }));
});

describe('ties of Meek counts', () => {
  const meek = { method: 'stv', family: 'meek', ballots: strict, options: ['a', 'b', 'c'], seats: 1 };
  const ballots = [[4, ['a']], [3, ['b', 'c']], [3, ['c', 'b']]] as const;
  it('are reported', () => expect(count(meek, ballots)).toMatchObject({ winners: [], tied: ['b', 'c'] }));
  it('are resolved by the declared order', () => expect(count({ ...meek, tie: [{ by: 'order', order: ['a', 'b', 'c'] }] }, ballots).winners).toEqual(['b']));
});
