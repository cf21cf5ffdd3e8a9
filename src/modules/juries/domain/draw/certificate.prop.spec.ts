import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { boundByMultipliers, brokenRow, type Panel, sparse, typeTable } from './index.js';

/** Whatever integers somebody chooses as multipliers: what they add up to is a bound that no lawful panel exceeds. */
describe('a bound by multipliers', () => {
  const values = ['a', 'b'];
  const people = fc.array(fc.record({ first: fc.constantFrom(...values), second: fc.constantFrom(...values) }), { minLength: 3, maxLength: 7 });
  const limits = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 })), { minLength: 4, maxLength: 4 });
  const integers = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 12, maxLength: 12 });

  it('is above every lawful panel', () => {
    fc.assert(
      fc.property(people, limits, integers, integers, (persons, bounds, weights, multipliers) => {
        const quotas = ['first', 'second'].flatMap((category, c) => values.map((value, v) => ({ category, value, min: bounds[2 * c + v]![0], max: bounds[2 * c + v]![0] + bounds[2 * c + v]![1] })));
        const table = typeTable({ size: 3, quotas, people: persons.map(({ first, second }, i) => ({ id: `p${i}`, features: [first, second], household: null })) });
        const w = weights.slice(0, table.types.length);
        const bound = boundByMultipliers(table, sparse(w), sparse(multipliers.slice(0, table.rows.length)));
        for (const panel of panels(table.types.map(({ members }) => members.length))) {
          if (brokenRow(table.rows, panel)) continue;
          expect(BigInt(panel.reduce((sum, count, t) => sum + count * w[t]!, 0)) <= bound).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function panels(sizes: readonly number[]): Panel[] {
  return sizes.reduce<number[][]>((all, size) => all.flatMap((panel) => Array.from({ length: size + 1 }, (_, count) => [...panel, count])), [[]]);
}
