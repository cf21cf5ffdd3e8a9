import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tally, type Ballots, type Choice, type CondorcetRule, type StvRule, type TallyResult, type TallyRule } from './index.js';

const options = ['a', 'b', 'c', 'd', 'e'];
const strict = { overvote: 'refuse', skipped: 'refuse', duplicate: 'refuse' } as const;
const tolerant = { overvote: 'exhaust-if-several-continue', skipped: 1, duplicate: 'exhaust' } as const;
const order = [{ by: 'order', order: ['e', 'c', 'a', 'd', 'b'] }] as const;
const pairwise = { options, tie: [], unranked: 'last', ballots: { overvote: 'all-count', skipped: 'any', duplicate: 'pass-over' } } as const;

const ranking = fc.shuffledSubarray(options, { minLength: 1 });
const scores = fc.dictionary(fc.constantFrom(...options), fc.integer({ min: 0, max: 3 }));
const ballotsOf = (choice: fc.Arbitrary<Choice>): fc.Arbitrary<Ballots[]> => fc.array(fc.record({ choice, count: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 12 });

const RANKED: readonly TallyRule[] = [
  { method: 'irv', until: 'majority', options, tie: [], ballots: tolerant },
  { method: 'irv', until: 'majority', batch: true, options, tie: order, ballots: strict },
  { method: 'irv', until: 'sequential', seats: 2, options, tie: order, ballots: strict },
  { method: 'irv', until: 'bottoms-up', seats: 3, options, tie: [], ballots: strict },
  { method: 'irv', until: 'bottoms-up-percentage', percentage: '15/100', options, tie: order, ballots: strict },
  ...(['scottish', 'wigm-prf', 'wigm-rctab', 'wigm-exact', 'meek'] as const).map((family): StvRule => ({ method: 'stv', family, seats: 2, options, tie: [{ by: 'earlier-rounds' }, ...order], ballots: strict })),
  { ...pairwise, method: 'schulze', strength: 'winning' },
  { ...pairwise, method: 'ranked-pairs', strength: 'margin' },
  { ...pairwise, method: 'minimax', strength: 'opposition', unranked: 'not-compared' },
  { ...pairwise, method: 'copeland' },
];
const RATED: readonly TallyRule[] = [
  { method: 'score', options, tie: [], min: 0, max: 3, aggregate: 'mean', unscored: 'left-out' },
  { method: 'majority-judgment', options, tie: [], grades: [0, 1, 2, 3], ungraded: 'lowest' },
  { method: 'cumulative', options, tie: order, budget: 20, spend: 'at-most' },
  { method: 'quadratic', options, tie: [], budget: 50, assurance: 'one-person' },
  { method: 'star', options, tie: order, min: 0, max: 3 },
];

function counted(rule: TallyRule, ballots: readonly Ballots[]): TallyResult {
  const done = tally(rule, ballots);
  if (!done.ok) throw new Error(`${done.refusal} at ${done.field}`);
  return done.result;
}

/** The same ballots in another order and in other groups. */
function regrouped(ballots: readonly Ballots[]): Ballots[] {
  return [...ballots].reverse().flatMap(({ choice, count }) => (count === 1 ? [{ choice, count }] : [{ choice, count: 1 }, { choice, count: count - 1 }]));
}

describe('order and grouping of ballots never matter', () => {
  it.each([...RANKED.map((rule) => [rule, ranking] as const), ...RATED.map((rule) => [rule, scores] as const)])('%j', (rule, choice) => {
    fc.assert(
      fc.property(ballotsOf(choice), (ballots) => {
        const result = counted(rule, ballots);
        expect(counted(rule, regrouped(ballots))).toEqual(result);
        // Plain JSON: it can be hashed and published as it is.
        expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
        expect(result.winners.length === 0).toBe(result.tied !== undefined);
      }),
      { numRuns: 40 },
    );
  });
});

describe('whoever beats each other option is elected', () => {
  const rules: readonly CondorcetRule[] = [
    { ...pairwise, method: 'schulze', strength: 'winning' },
    { ...pairwise, method: 'schulze', strength: 'margin' },
    { ...pairwise, method: 'schulze', strength: 'ratio' },
    { ...pairwise, method: 'ranked-pairs', strength: 'winning' },
    { ...pairwise, method: 'ranked-pairs', strength: 'margin', tie: order },
    { ...pairwise, method: 'minimax', strength: 'winning' },
    { ...pairwise, method: 'minimax', strength: 'margin' },
    { ...pairwise, method: 'copeland' },
  ];
  it('by every method but minimax by opposition', () => {
    let met = 0;
    fc.assert(
      fc.property(ballotsOf(fc.array(fc.subarray(options, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 })), (ballots) => {
        const results = rules.map((rule) => counted(rule, ballots));
        const winner = results[0]!.details!['condorcetWinner'] as string | null;
        if (winner === null) return;
        met++;
        for (const result of results) expect(result.winners).toEqual([winner]);
      }),
      { numRuns: 200 },
    );
    expect(met).toBeGreaterThan(20);
  });
});

describe('counts in rounds lose no ballot', () => {
  const sum = (values: readonly unknown[]): number => values.reduce<number>((all, value) => all + Number(value), 0);
  it.each(RANKED.filter(({ method }) => method === 'irv' || method === 'stv').map((rule) => [rule] as const))('%j', (rule) => {
    fc.assert(
      fc.property(ballotsOf(ranking), (ballots) => {
        const result = counted(rule, ballots);
        const cast = sum(ballots.map(({ count }) => count));
        const isExact = rule.method === 'stv' && rule.family === 'wigm-exact';
        const isSequential = rule.method === 'irv' && rule.until === 'sequential';
        const elected: string[] = [];
        for (const round of result.rounds) {
          // Exact counts do not repeat those elected before: each keeps the quota.
          const kept = isExact ? elected.filter((option) => !(option in round.tally)).length * Number(round.threshold) : 0;
          const found = sum(Object.values(round.tally)) + sum(Object.values(round.inactive ?? {})) + kept;
          if (isExact) expect(Math.abs(found - cast)).toBeLessThan(1 + sum(elected.map(() => Number(round.threshold))));
          else expect(found).toBeCloseTo(cast, 3);
          elected.push(...(isSequential ? [] : (round.elected ?? [])));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('STV under an order that resolves every tie fills every seat', () => {
    fc.assert(
      fc.property(ballotsOf(ranking), fc.integer({ min: 1, max: 5 }), (ballots, seats) => {
        for (const rule of RANKED) {
          if (rule.method !== 'stv') continue;
          const { winners, rounds } = counted({ ...rule, seats }, ballots);
          expect(new Set(winners).size).toBe(seats);
          expect(rounds.flatMap(({ elected }) => elected ?? [])).toEqual(winners);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('one seat by STV in exact fractions is instant runoff', () => {
    fc.assert(
      fc.property(ballotsOf(fc.shuffledSubarray(options, { minLength: 5 })), (ballots) => {
        const stv = counted({ method: 'stv', family: 'wigm-exact', seats: 1, options, tie: order, ballots: strict }, ballots);
        expect(stv.winners).toEqual(counted({ method: 'irv', until: 'majority', options, tie: order, ballots: strict }, ballots).winners);
      }),
      { numRuns: 60 },
    );
  });
});

it('whatever is given, the answer is a result or a coded refusal', () => {
  const anyRule = fc.constantFrom(...RANKED, ...RATED, { method: 'plurality', options, tie: [] } as const, { method: 'approval', options, tie: [] } as const);
  const junk = fc.oneof(ranking as fc.Arbitrary<unknown>, scores, fc.jsonValue(), fc.constantFrom('yes', 'a', '!overvote', ['!overvote']));
  fc.assert(
    fc.property(anyRule, fc.array(fc.oneof(fc.record({ choice: junk, count: fc.oneof(fc.integer(), fc.double()) }), fc.jsonValue())), (rule, ballots) => {
      const done = tally(rule, ballots as Ballots[]);
      if (!done.ok) expect(typeof done.field).toBe('string');
    }),
    { numRuns: 300 },
  );
  fc.assert(fc.property(fc.jsonValue(), (rule) => expect(tally(rule as never, []).ok).toBe(false)));
});

