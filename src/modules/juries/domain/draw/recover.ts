import { rational, type Rational } from './rational.js';

/**
 * From a number that a solver computed with rounding back to the fraction it stands for: the one with the smallest denominator
 * that is as near as the rounding. It is a guess, and used as one: what is published is checked with integers afterwards.
 *
 *     recover(0.0909090909091)   // 1/11
 *
 * A double is itself a fraction over a power of two, so the continued fraction below is computed exactly.
 */
export function recover(value: number, tolerance = rational(1n, 10n ** 9n), largest = 10n ** 7n): Rational | undefined {
  if (!Number.isFinite(value)) return undefined;
  const exact = exactly(value);
  let [n, d] = [exact.n, exact.d];
  let [before, last] = [{ n: 0n, d: 1n }, { n: 1n, d: 0n }];
  while (d !== 0n) {
    const whole = n >= 0n ? n / d : -((-n + d - 1n) / d);
    const next = { n: whole * last.n + before.n, d: whole * last.d + before.d };
    if (next.d > largest) return undefined;
    if (isNear(next, exact, tolerance)) return rational(next.n, next.d);
    [before, last] = [last, next];
    [n, d] = [d, n - whole * d];
  }
  return exact;
}

/** The double as the fraction that it is. */
export function exactly(value: number): Rational {
  let scaled = value;
  let d = 1n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    d *= 2n;
  }
  return rational(BigInt(scaled), d);
}

function isNear(a: { n: bigint; d: bigint }, b: Rational, tolerance: Rational): boolean {
  const difference = a.n * b.d - b.n * a.d;
  return (difference < 0n ? -difference : difference) * tolerance.d <= tolerance.n * a.d * b.d;
}
