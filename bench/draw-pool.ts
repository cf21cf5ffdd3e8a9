import { utf8 } from '../src/kernel/bytes.js';
import { sha256 } from '../src/ledger/core/index.js';
import { generator, type Instance, uniform } from '../src/modules/juries/solver/index.js';

/** Shares of the population and, beside them, of those who volunteer, in hundredths: volunteers are older and better educated. */
const CATEGORIES: readonly (readonly [string, readonly number[], readonly number[]])[] = [
  ['gender', [51, 47, 2], [55, 43, 2]],
  ['age', [20, 25, 25, 30], [10, 20, 28, 42]],
  ['region', [20, 18, 17, 16, 15, 14], [28, 20, 14, 14, 12, 12]],
  ['education', [15, 35, 30, 20], [7, 23, 32, 38]],
  ['housing', [60, 40], [70, 30]],
];

/** A pool like real ones: nearly as many types as people. Always the same. */
export function generatedPool(people: number, size: number): Instance {
  const chance = generator(sha256(utf8('bench pool')));
  const pick = (shares: readonly number[]): string => {
    let left = uniform(chance, 100);
    return `v${shares.findIndex((share) => (left -= share) < 0)}`;
  };
  return {
    size,
    quotas: CATEGORIES.flatMap(([category, population]) =>
      population.map((share, i) => ({ category, value: `v${i}`, min: Math.max(0, Math.floor((share * size) / 100) - (share < 5 ? 1 : 0)), max: Math.ceil((share * size) / 100) + 1 })),
    ),
    people: Array.from({ length: people }, (_, i) => ({ id: `p${i}`, features: CATEGORIES.map(([, , volunteers]) => pick(volunteers)), household: null })),
  };
}
