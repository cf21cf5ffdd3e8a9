import type { LotteryPanel, Sparse } from './bundle.js';
import { compare, type Ratio, type Rational, rational, times, ZERO } from './rational.js';
import type { Panel, TypeTable } from './type-table.js';

/** The lottery as counts: M panels over types, equal ones together, in the order of their counts. */
export function lotteryOf(panels: readonly Panel[]): LotteryPanel[] {
  const found = new Map<string, { readonly panel: Panel; times: number }>();
  for (const panel of panels) {
    const key = panel.join();
    const same = found.get(key);
    if (same) same.times++;
    else found.set(key, { panel, times: 1 });
  }
  const sorted = [...found.values()].sort((a, b) => compareCounts(a.panel, b.panel));
  return sorted.map(({ panel, times: many }) => ({ types: sparse(panel), times: many }));
}

/** All M panels, equal ones repeated. */
export function panelsOf(lottery: readonly LotteryPanel[], types: number): Panel[] {
  return lottery.flatMap(({ types: counts, times: many }) => new Array<Panel>(many).fill(dense(counts, types)));
}

export function sparse(values: readonly number[]): Sparse {
  return values.flatMap((value, i) => (value === 0 ? [] : [[i, value] as const]));
}

export function dense(values: Sparse, length: number): number[] {
  const out = new Array<number>(length).fill(0);
  for (const [i, value] of values) out[i] = value;
  return out;
}

/** Seats that each type has in the whole lottery. */
export function seatsByType(lottery: readonly LotteryPanel[], types: number): number[] {
  const seats = new Array<number>(types).fill(0);
  for (const { types: counts, times: many } of lottery) for (const [t, count] of counts) seats[t]! += count * many;
  return seats;
}

/**
 * By how many of M panels somebody's share of the lottery may differ from his chance: two, or a tenth of what he should have, and never
 * more than a hundredth of all. In a large pool a hundredth of all panels is everything that a person has.
 */
export function mostOff(chance: Rational, panels: number): Rational {
  const [two, tenth, hundredth] = [rational(2n), times(chance, rational(BigInt(panels), 10n)), rational(BigInt(Math.ceil(panels / 100)))];
  const much = compare(tenth, hundredth) < 0 ? tenth : hundredth;
  return compare(much, two) < 0 ? two : much;
}

/** The largest difference, in panels out of M, between what a type's people get on average and what they should. */
export function deviationOf(table: TypeTable, lottery: readonly LotteryPanel[], chances: readonly Rational[], panels: number): Rational {
  return largestOf(deviationsOf(table, lottery, chances, panels));
}

export function largestOf(deviations: readonly Ratio[]): Rational {
  const { n, d } = deviations.reduce((a, b) => (compare(b, a) > 0 ? b : a), ZERO);
  return rational(n, d);
}

/** The same type by type. */
export function deviationsOf(table: TypeTable, lottery: readonly LotteryPanel[], chances: readonly Rational[], panels: number): Ratio[] {
  const seats = seatsByType(lottery, table.types.length);
  return table.types.map(({ members }, t) => {
    const { n, d } = chances[t]!;
    const people = BigInt(members.length);
    const difference = BigInt(seats[t]!) * d - n * BigInt(panels) * people;
    return { n: difference < 0n ? -difference : difference, d: d * people };
  });
}

/** Negative where the first comes first in a lottery: larger counts do. */
export function compareCounts(a: Panel, b: Panel): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return b[i]! - a[i]!;
  return 0;
}
