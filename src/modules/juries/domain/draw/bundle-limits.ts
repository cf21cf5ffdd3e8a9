import type { Bundle } from './bundle.js';
import { commonDenominator, LONGEST_FRACTION, readRational } from './rational.js';

/**
 * How long the numbers of a bundle may be. Chances are exact fractions, and what is checked of them are sums, over their common
 * denominator; six hundred fractions of a thousand digits each would have one of half a million. So what is longer than any search
 * makes is refused before anything is added up (docs/spec/draw.md, "Limits").
 *
 * A search keeps the limits by itself but for freaks: each level multiplies the common denominator by the weight of the pool at most,
 * a number of 15 digits, and there are no more levels than types.
 */
export const MOST_TYPES = 600;
export const MOST_COMMON_DIGITS = 12_000;

type Numbers = Pick<Bundle, 'levels' | 'chances' | 'rules'>;

/** Asked of what was parsed: every text is a fraction. */
export function hasCommonDenominator({ levels, chances, rules }: Numbers): boolean {
  const texts = new Set([...levels.map(({ value }) => value), ...chances, ...(rules.cap === null ? [] : [rules.cap])]);
  return commonDenominator([...texts].map(readRational), 10n ** BigInt(MOST_COMMON_DIGITS)) !== undefined;
}

/** A draw that cannot be published as it is. It ends here, with the reason, rather than in a bundle that everybody would refuse. */
export class NumbersTooLong extends Error {
  constructor() {
    super('the fairest chances of this pool are fractions too long to publish; wider categories, or maximin, make shorter ones');
    this.name = 'NumbersTooLong';
  }
}

export function refuseLongNumbers(numbers: Numbers): void {
  refuseLong([...numbers.levels.map(({ value }) => value), ...numbers.chances]);
  if (!hasCommonDenominator(numbers)) throw new NumbersTooLong();
}

export function refuseLong(fractions: readonly string[]): void {
  if (fractions.some(({ length }) => length > LONGEST_FRACTION)) throw new NumbersTooLong();
}
