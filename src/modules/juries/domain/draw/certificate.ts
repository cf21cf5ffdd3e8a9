import type { Sparse } from './bundle.js';
import { commonDenominator, type Ratio, type Rational, rational } from './rational.js';
import type { LimitRow, TypeTable } from './type-table.js';

/**
 * Why nobody can do better. Give every seat a weight, by type. If no lawful panel weighs more than B, then no lottery over
 * panels weighs more than B on average:
 *
 *     Σ w_t · n_t · chance_t ≤ B
 *
 * Take off what earlier levels have been promised, and the smallest chance among the rest is at most what remains, divided by
 * their weight. Example: 11 people live in a region with one seat. Weight 1 for each of them, B = 1: some chance is at most 1/11.
 *
 * That no panel weighs more than B is shown in one of two ways: by multipliers on the limits, which need only adding up
 * (`boundByMultipliers`), or by an integer program, which any solver can solve again.
 */
export interface LevelProof {
  readonly weights: Sparse;
  readonly bound: bigint;
}

/** The largest value that the smallest unsettled chance can have, given the chances settled at earlier levels (null where unsettled). */
export function largestLevel(table: TypeTable, proof: LevelProof, settled: readonly (Rational | null)[], cap: Rational | undefined): Rational | undefined {
  const d = commonDenominator([...settled.filter((chance) => chance !== null), ...(cap ? [cap] : [])])!;
  const over = (chance: Rational) => chance.n * (d / chance.d);
  const most = largestOver(d, table, proof, settled.map((chance) => chance && over(chance)), cap && over(cap));
  return most && rational(most.n, most.d);
}

/** The same with all chances as whole numbers over `d`, and not reduced: it takes a few operations for each weight, however many levels there are. */
export function largestOver(d: bigint, table: TypeTable, { weights, bound }: LevelProof, settled: readonly (bigint | null)[], cap: bigint | undefined): Ratio | undefined {
  let remains = bound * d;
  let weight = 0n;
  for (const [t, w] of weights) {
    const people = BigInt(w) * BigInt(table.types[t]!.members.length);
    const chance = settled[t]!;
    if (w < 0) {
      if (cap === undefined) return undefined; // only a cap makes it an argument that somebody has little
      remains -= people * cap;
    } else if (chance === null) weight += people;
    else remains -= people * chance;
  }
  return weight > 0n ? { n: remains, d: d * weight } : undefined;
}

/**
 * What no panel can exceed, by weak duality, in integers: a limit with a positive multiplier gives at most multiplier × max, one
 * with a negative at most multiplier × min, and what a seat weighs beyond its limits counts for each person of the type.
 */
export function boundByMultipliers(table: TypeTable, weights: Sparse, multipliers: Sparse): bigint {
  const rest = table.types.map(() => 0n);
  for (const [t, w] of weights) rest[t] = BigInt(w);
  let bound = 0n;
  for (const [r, factor] of multipliers) {
    const row: LimitRow = table.rows[r]!;
    const multiplier = BigInt(factor);
    bound += multiplier * BigInt(multiplier > 0n ? row.max : row.min);
    for (const t of row.types) rest[t]! -= multiplier;
  }
  for (const [t, { members }] of table.types.entries()) if (rest[t]! > 0n) bound += rest[t]! * BigInt(members.length);
  return bound;
}
