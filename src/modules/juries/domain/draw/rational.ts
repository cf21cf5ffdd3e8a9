/**
 * Exact fractions: every chance that is published is one, so that nobody has to trust a rounding.
 *
 *     formatRational(rational(2n, 22n))   // '1/11'
 *     parseRational('1/11')               // { n: 1n, d: 11n }
 */
export interface Rational {
  readonly n: bigint;
  /** Positive, and without a common divisor with `n`. */
  readonly d: bigint;
}

/** The same, not reduced: to find the largest of many it need not be, and a common divisor of long numbers takes its time. */
export type Ratio = Rational;

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

export function rational(n: bigint, d: bigint = 1n): Rational {
  if (d === 0n) throw new RangeError('a fraction over nothing');
  const sign = d < 0n ? -1n : 1n;
  const divisor = gcd(n < 0n ? -n : n, d * sign);
  return { n: (n * sign) / divisor, d: (d * sign) / divisor };
}

export function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

export function plus(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d - b.n * a.d, a.d * b.d);
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.n * b.n, a.d * b.d);
}

export function over(a: Rational, b: Rational): Rational {
  return rational(a.n * b.d, a.d * b.n);
}

/** Over which all of them are whole numbers; undefined where that is more than `most`, and nothing is computed beyond it. */
export function commonDenominator(values: Iterable<Ratio>, most?: bigint): bigint | undefined {
  let common = 1n;
  for (const { d } of values) {
    if (common % d === 0n) continue;
    common *= d / gcd(common, d);
    if (most !== undefined && common > most) return undefined;
  }
  return common;
}

/** Negative, zero or positive, like the difference. */
export function compare(a: Ratio, b: Ratio): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function least(values: readonly Rational[]): Rational {
  return values.reduce((a, b) => (compare(b, a) < 0 ? b : a));
}

export function greatest(values: readonly Rational[]): Rational {
  return values.reduce((a, b) => (compare(b, a) > 0 ? b : a));
}

/** `1/11`; a whole number stands alone: `0`, `1`. */
export function formatRational({ n, d }: Rational): string {
  return d === 1n ? String(n) : `${n}/${d}`;
}

export const LONGEST_FRACTION = 2000;

/** Accepts only what `formatRational` writes; undefined otherwise. */
export function parseRational(text: unknown): Rational | undefined {
  if (typeof text !== 'string' || text.length > LONGEST_FRACTION) return undefined;
  const match = /^(0|-?[1-9][0-9]*)(?:\/([1-9][0-9]*))?$/.exec(text);
  if (!match) return undefined;
  const value = rational(BigInt(match[1]!), BigInt(match[2] ?? '1'));
  return formatRational(value) === text ? value : undefined;
}

/** The fraction of a text that `parseRational` accepted, or `formatRational` wrote: whether it is reduced is not looked at again. */
export function readRational(text: string): Rational {
  const [n, d = '1'] = text.split('/');
  return { n: BigInt(n!), d: BigInt(d) };
}

/** Digits of the decimal expansion, cut, for people: `decimal(1/11, 4)` is `0.0909`. */
export function decimal(value: Ratio, digits: number): string {
  const negative = value.n < 0n;
  const scaled = ((negative ? -value.n : value.n) * 10n ** BigInt(digits)) / value.d;
  const text = String(scaled).padStart(digits + 1, '0');
  const cut = text.length - digits;
  return `${negative ? '-' : ''}${text.slice(0, cut)}${digits > 0 ? `.${text.slice(cut)}` : ''}`;
}
