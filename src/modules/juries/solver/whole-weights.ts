import { boundByMultipliers, type Level, largestLevel, type Rational, recover, sparse, type TypeTable, gcd } from '../domain/draw/index.js';

/** What an LP says about a level, with its rounding: weights of a seat by type, and multipliers on the limits. */
export interface Duals {
  readonly weights: readonly number[];
  readonly multipliers: readonly number[] | null;
}

export interface Certificate extends Pick<Level, 'weights' | 'bound' | 'multipliers'> {
  /** What the level can be at most, by this certificate. */
  readonly most: Rational;
}

const NOISE = 1e-9;
const LARGEST_SCALE = 1_000_000_000n;
const ROUNDED_SCALE = 100_000_000;

/**
 * Integers in the proportions of the duals: exactly, where these are fractions with small denominators, as they are at a corner of
 * a small program; and rounded, which is a proof as well, of a bound a little higher. In the order in which to try them.
 */
export function wholeProportions({ weights, multipliers }: Duals): { readonly weights: number[]; readonly multipliers: number[] | null }[] {
  const all = [...weights, ...(multipliers ?? [])];
  const largest = all.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return [];
  const split = (values: readonly number[]) => ({
    weights: values.slice(0, weights.length),
    multipliers: multipliers && values.slice(weights.length),
  });
  const ratios = all.map((value) => (Math.abs(value) < NOISE * largest ? 0 : value / largest));
  const exact = ACCURACIES.flatMap(([tolerance, denominator]) => commonDenominator(ratios, tolerance, denominator) ?? []);
  const rounded = ratios.map((ratio) => Math.round(ratio * ROUNDED_SCALE) + 0);
  return [...chunks(exact, all.length), rounded].map(split);
}

/** How much rounding to expect, and up to which denominator a fraction is then no accident. */
const ACCURACIES = [
  [1_000_000_000n, 100_000n],
  [100_000_000n, 10_000n],
  [10_000_000n, 1_000n],
] as const;

function chunks(values: readonly number[], length: number): number[][] {
  return Array.from({ length: values.length / length }, (_, i) => values.slice(i * length, (i + 1) * length));
}

/** Of the ways to write the duals in integers the one that proves most. `boundOf` answers what no panel can exceed, if anything can be said. */
export function certify(
  table: TypeTable,
  duals: Duals,
  settled: readonly (Rational | null)[],
  cap: Rational | undefined,
  boundOf: (weights: readonly number[], multipliers: readonly number[] | null) => bigint | undefined,
  enough: (most: Rational) => boolean,
): Certificate | undefined {
  let best: Certificate | undefined;
  for (const { weights, multipliers } of wholeProportions(duals)) {
    const bound = boundOf(weights, multipliers);
    if (bound === undefined) continue;
    const most = largestLevel(table, { weights: sparse(weights), bound }, settled, cap);
    if (!most) continue;
    if (!best || most.n * best.most.d < best.most.n * most.d) {
      best = { weights: sparse(weights), bound: Number(bound), multipliers: multipliers && sparse(multipliers), most };
    }
    if (enough(best.most)) break;
  }
  return best;
}

export function addUp(table: TypeTable): (weights: readonly number[], multipliers: readonly number[] | null) => bigint | undefined {
  return (weights, multipliers) => multipliers === null ? undefined : boundByMultipliers(table, sparse(weights), sparse(multipliers));
}

function commonDenominator(values: readonly number[], tolerance: bigint, denominator: bigint): number[] | undefined {
  let scale = 1n;
  const fractions: Rational[] = [];
  for (const value of values) {
    const fraction = recover(value, { n: 1n, d: tolerance }, denominator);
    if (!fraction) return undefined;
    scale = (scale * fraction.d) / gcd(scale, fraction.d);
    if (scale > LARGEST_SCALE) return undefined;
    fractions.push(fraction);
  }
  return fractions.map(({ n, d }) => Number((n * scale) / d));
}
