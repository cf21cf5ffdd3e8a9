import type { Highs } from 'highs';
import { type Instance, type Rational, rational, type TypeTable, typeTable } from '../domain/draw/index.js';
import { maximise } from './highs.js';
import { typeColumns } from './panel-program.js';
import { LINEAR, relaxedLevels, toNumber } from './relaxed-levels.js';

/**
 * A cap that is neither too loose nor too tight. Somebody who declares a rare feature may get a far larger chance than others, which
 * invites false declarations; a low cap stops it, and costs those who are hard to seat. The cap here makes the sum
 * (largest chance ÷ average) + (average ÷ smallest chance) as small as can be with divided seats (the idea of Goldilocks,
 * arXiv 2406.15009), rounded up to a thousandth; under it the draw is leximin as ever.
 */
export function goldilocksCap(highs: Highs, instance: Instance): Rational {
  const table = typeTable(instance);
  const first = relaxedLevels(highs, table, undefined, true)!.levels[0]!.value.split('/');
  const best = toNumber(rational(BigInt(first[0]!), BigInt(first[1] ?? '1')));
  const average = instance.size / instance.people.length;
  const cost = (smallest: number): number => leastCap(highs, table, smallest) / average + average / smallest;
  let [low, high] = [best / 50, best];
  for (let step = 0; step < 40; step++) {
    const third = (high - low) / 3;
    if (cost(low + third) <= cost(high - third)) high -= third;
    else low += third;
  }
  return rational(BigInt(Math.min(1000, Math.ceil(leastCap(highs, table, low) * 1000 - 1e-6))), 1000n);
}

/** The smallest cap under which everybody can have at least this chance. */
function leastCap(highs: Highs, table: TypeTable, smallest: number): number {
  const limits = table.rows.length;
  const columns = typeColumns(table, () => 0).map((column, t) => ({
    ...column,
    min: Math.max(0, smallest * table.types[t]!.members.length - 1e-12),
    entries: [...column.entries, [limits + t, 1 / table.types[t]!.members.length] as const],
  }));
  const cap = { cost: -1, min: 0, max: 1, entries: table.types.map((_, t) => [limits + t, -1] as const) };
  const rows = [...table.rows.map(({ min, max }) => [min, max] as const), ...table.types.map(() => [-highs.infinity, 0] as const)];
  return maximise(highs, { columns: [...columns, cap], rows, options: LINEAR }, 'finding a cap').columns[table.types.length]!;
}
