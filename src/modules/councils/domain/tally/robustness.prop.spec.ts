import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { banzhaf, margin, tally, type Ballots, type Choice, type PowerClass, type PowerRule, type TallyFacts, type TallyRule, type YesNoRule } from './index.js';

const majority: YesNoRule = { method: 'yes-no', threshold: { base: 'votesCast', fraction: '1/2', cmp: '>' } };
const singles = (choices: readonly Choice[]): Ballots[] => choices.map((choice) => ({ choice, count: 1 }));

/** What counts as the same outcome: who wins, or that it is tied. */
function outcomeOf(rule: TallyRule, ballots: readonly Ballots[], facts: TallyFacts): string {
  const done = tally(rule, ballots, facts);
  if (!done.ok) throw new Error(done.refusal);
  return done.result.tied ? 'tied' : [...done.result.winners].sort().join();
}

/** The margin by trying every change of one ballot, of two, and so on. */
function tried(rule: TallyRule, choices: readonly Choice[], all: readonly Choice[], facts: TallyFacts): number | undefined {
  const now = outcomeOf(rule, singles(choices), facts);
  if (now === 'tied') return 0;
  const differs = (from: number, left: number, current: readonly Choice[]): boolean => {
    if (outcomeOf(rule, singles(current), facts) !== now) return true;
    if (left === 0) return false;
    for (let i = from; i < current.length; i++) if (all.some((choice) => differs(i + 1, left - 1, current.with(i, choice)))) return true;
    return false;
  };
  for (let most = 1; most <= choices.length; most++) if (differs(0, most, choices)) return most;
  return undefined;
}

describe('the margin is the fewest ballots, as trying all of them finds it', () => {
  const scores: Choice[] = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].map((b) => ({ a, b })));
  const facts = { members: 9, present: 7 };
  const rules: readonly (readonly [string, TallyRule, readonly Choice[]])[] = [
    ['plurality', { method: 'plurality', options: ['a', 'b', 'c'], tie: [] }, ['a', 'b', 'c']],
    ['approval', { method: 'approval', options: ['a', 'b'], tie: [] }, [[], ['a'], ['b'], ['a', 'b']]],
    ['score', { method: 'score', options: ['a', 'b'], tie: [], min: 0, max: 3, aggregate: 'sum', unscored: 'zero' }, scores],
    ['majority of votes cast', majority, ['yes', 'no', 'abstain']],
    ['two thirds of for and abstain', { ...majority, threshold: { base: 'weightForPlusAbstain', fraction: '2/3', cmp: '>=' } }, ['yes', 'no', 'abstain']],
    ['a third of all, quorum by votes', { ...majority, threshold: { base: 'entireMembership', fraction: '1/3', cmp: '>' }, quorum: { base: 'votesCast', cmp: '>=', value: 4 } }, ['yes', 'no', 'abstain']],
    ['majority, quorum by for and abstain', { ...majority, quorum: { base: 'weightForPlusAbstain', cmp: '>', fraction: '1/3' } }, ['yes', 'no', 'abstain']],
  ];
  it.each(rules)('%s', (_name, rule, all) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 5 }), (choices) => {
        const found = margin(rule, singles(choices), facts);
        if (!found.ok) throw new Error(found.refusal);
        const fewest = tried(rule, choices, all, facts);
        expect(found.result).toEqual(fewest === undefined ? undefined : { exact: true, ballots: fewest });
      }),
      { numRuns: 60 },
    );
  });
});

it('elsewhere two bounds hold what trying finds', () => {
  const ranked = { options: ['a', 'b', 'c'], tie: [], ballots: { overvote: 'refuse', skipped: 'refuse', duplicate: 'refuse' } } as const;
  const all: Choice[] = [['a', 'b', 'c'], ['a', 'c', 'b'], ['b', 'a', 'c'], ['b', 'c', 'a'], ['c', 'a', 'b'], ['c', 'b', 'a']];
  for (const rule of [
    { ...ranked, method: 'irv', until: 'majority' },
    { ...ranked, method: 'stv', family: 'scottish', seats: 1 },
    { ...ranked, method: 'schulze', strength: 'winning', unranked: 'last' },
  ] as const) {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 4 }), (choices) => {
        const found = margin(rule, singles(choices));
        if (!found.ok || !found.result) throw new Error('no margin');
        const fewest = tried(rule, choices, all, {})!;
        if (found.result.exact) expect(found.result.ballots).toBe(fewest);
        else {
          expect(found.result.atLeast).toBeLessThanOrEqual(fewest);
          expect(found.result.atMost).toBeGreaterThanOrEqual(fewest);
        }
      }),
      { numRuns: 30 },
    );
  }
});

it('every small vote under every base and quorum: the margin is the distance to the nearest other outcome', () => {
  const bases = ['votesCast', 'membersPresent', 'entireMembership', 'weightForPlusAbstain'] as const;
  const range = [0, 1, 3];
  const facts = { members: 8, present: 6 };
  const quorums: YesNoRule['quorum'][] = [undefined, ...bases.map((base) => ({ base, cmp: '>=' as const, value: 4 }))];
  for (const base of bases) {
    for (const [fraction, cmp] of [['1/2', '>'], ['2/3', '>=']] as const) {
      for (const quorum of quorums) {
        const rule: YesNoRule = { method: 'yes-no', threshold: { base, fraction, cmp }, ...(quorum ? { quorum } : {}) };
        const ballots = (yes: number, no: number, abstain: number): Ballots[] =>
          ([['yes', yes], ['no', no], ['abstain', abstain]] as const).flatMap(([choice, count]) => (count > 0 ? [{ choice, count }] : []));
        for (const yes of range) {
          for (const no of range) {
            for (const abstain of range) {
              const voters = yes + no + abstain;
              if (voters === 0) continue;
              const now = outcomeOf(rule, ballots(yes, no, abstain), facts);
              let fewest: number | undefined;
              for (let y = 0; y <= voters; y++) {
                for (let n = 0; n <= voters - y; n++) {
                  const distance = (Math.abs(y - yes) + Math.abs(n - no) + Math.abs(voters - y - n - abstain)) / 2;
                  if ((fewest === undefined || distance < fewest) && outcomeOf(rule, ballots(y, n, voters - y - n), facts) !== now) fewest = distance;
                }
              }
              const found = margin(rule, ballots(yes, no, abstain), facts);
              expect([rule, yes, no, abstain, found]).toEqual([rule, yes, no, abstain, { ok: true, result: fewest === undefined ? undefined : { exact: true, ballots: fewest } }]);
            }
          }
        }
      }
    }
  }
});

it('Banzhaf is what trying every combination finds', () => {
  const arbitrary = fc.array(fc.record({ seats: fc.integer({ min: 0, max: 3 }), weight: fc.integer({ min: 0, max: 3 }) }), { minLength: 1, maxLength: 3 });
  const fraction = fc.constantFrom('1/3', '1/2', '2/3', '1');
  const cmp = fc.constantFrom('>' as const, '>=' as const);
  const rules = fc.record({ fraction, cmp, own: fraction, ownCmp: cmp, classes: fc.constantFrom('none' as const, 'all' as const, 1, 2) });
  fc.assert(
    fc.property(arbitrary, rules, (shapes, { fraction: whole, cmp: how, own, ownCmp, classes }) => {
      const all: PowerClass[] = shapes.map((shape, i) => ({ id: String(i), ...shape }));
      fc.pre(all.some(({ seats }) => seats > 0));
      const rule: PowerRule = { needed: { fraction: whole, cmp: how }, ...(classes === 'none' ? {} : { perClass: { fraction: own, cmp: ownCmp, classes } }) };
      expect(swingsOf(all, rule)).toEqual(all.map((_, i) => swingsByTrying(all, rule, i)));
    }),
    { numRuns: 200 },
  );
});

function swingsOf(classes: readonly PowerClass[], rule: PowerRule): readonly unknown[] {
  const done = banzhaf(classes, rule);
  if (!done.ok) throw new Error(done.refusal);
  return done.result.map(({ swings }) => swings);
}

function swingsByTrying(classes: readonly PowerClass[], { needed, perClass }: PowerRule, own: number): number {
  const seats = classes.flatMap(({ seats: many, weight = 1 }, of) => Array.from({ length: many }, () => ({ of, weight })));
  const reaches = (amount: number, fraction: string, cmp: string, base: number): boolean => {
    const [p, q = 1] = fraction.split('/').map(Number);
    return base > 0 && (cmp === '>' ? amount * q > p! * base : amount * q >= p! * base);
  };
  const wins = (yes: number): boolean => {
    const weight = (of?: number): number => seats.reduce((sum, seat, i) => sum + ((yes >> i) & 1 && (of === undefined || seat.of === of) ? (of === undefined ? seat.weight : 1) : 0), 0);
    if ('atLeast' in needed) throw new Error('shares only');
    if (!reaches(weight(), needed.fraction, needed.cmp, seats.reduce((sum, seat) => sum + seat.weight, 0))) return false;
    if (!perClass) return true;
    const passing = classes.filter(({ seats: many }, of) => reaches(weight(of), perClass.fraction, perClass.cmp, many)).length;
    return passing >= (perClass.classes === 'all' ? classes.filter(({ seats: many }) => many > 0).length : perClass.classes);
  };
  const seat = seats.findIndex(({ of }) => of === own);
  if (seat < 0) return 0;
  let swings = 0;
  for (let yes = 0; yes < 1 << seats.length; yes++) if (!((yes >> seat) & 1) && !wins(yes) && wins(yes | (1 << seat))) swings++;
  return swings;
}
