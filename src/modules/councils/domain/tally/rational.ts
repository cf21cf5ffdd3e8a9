import type { Count } from './types.js';

/**
 * Exact fractions of big integers. Two thirds is two thirds here, and 30 of 45 is neither a hair more nor less.
 *
 *     compare(rational(30n, 45n), rational(2n, 3n))   // 0
 *
 * The denominator is always positive; fractions are reduced, so that equal ones print alike.
 */
export interface Rational {
  readonly p: bigint;
  readonly q: bigint;
}

export const ZERO: Rational = { p: 0n, q: 1n };

export function rational(p: bigint, q = 1n): Rational {
  if (q === 0n) throw new Error('a fraction of nothing');
  const by = gcd(p < 0n ? -p : p, q < 0n ? -q : q) * (q < 0n ? -1n : 1n);
  return { p: p / by, q: q / by };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.p * b.q + b.p * a.q, a.q * b.q);
}

export function minus(a: Rational, b: Rational): Rational {
  return rational(a.p * b.q - b.p * a.q, a.q * b.q);
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.p * b.p, a.q * b.q);
}

export function over(a: Rational, b: Rational): Rational {
  return rational(a.p * b.q, a.q * b.p);
}

/** Negative, zero or positive, by cross-multiplication. */
export function compare(a: Rational, b: Rational): number {
  const left = a.p * b.q;
  const right = b.p * a.q;
  return left < right ? -1 : left > right ? 1 : 0;
}

const FRACTION = /^(0|[1-9]\d{0,17})(?:\/([1-9]\d{0,17}))?$/;

/** `2/3` or `1`; undefined for everything else. */
export function parseFraction(text: unknown): Rational | undefined {
  const match = typeof text === 'string' ? FRACTION.exec(text) : null;
  return match === null ? undefined : rational(BigInt(match[1]!), BigInt(match[2] ?? '1'));
}

/** Whole numbers as `countOf`, others as `p/q`. */
export function formatRational({ p, q }: Rational): Count {
  return q === 1n ? countOf(p) : `${p}/${q}`;
}

/** A JSON number while it is a safe integer, otherwise its digits. */
export function countOf(value: bigint): Count {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : String(value);
}

/** Decimals for reading, cut off, never rounded: `36.66`. */
export function formatDecimal({ p, q }: Rational, places: number): string {
  return formatScaled((p * 10n ** BigInt(places)) / q, places);
}

/** An integer count of units of 10^-places: `formatScaled(3666n, 2)` is `36.66`. */
export function formatScaled(units: bigint, places: number): string {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${units < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(digits.length - places)}` : ''}`;
}
