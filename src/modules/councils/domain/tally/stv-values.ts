import { countOf, compare, formatDecimal, formatRational, formatScaled, minus, over, plus, rational, type Rational, times, ZERO } from './rational.js';
import type { Count, StvRule } from './types.js';

/**
 * What a paper is worth. A ballot starts worth 1; when somebody it helped to elect had more than needed, all his papers move on
 * at a reduced worth. Families of STV differ in how they cut decimals off, and a count is only right to the last one.
 */
export interface Values<V> {
  readonly zero: V;
  readonly one: V;
  readonly add: (a: V, b: V) => V;
  readonly subtract: (a: V, b: V) => V;
  readonly compare: (a: V, b: V) => number;
  /** The worth of `papers` identical papers. */
  readonly worth: (value: V, papers: number) => V;
  /** What a paper worth `value` is worth in the transfer of `surplus` out of `total`. */
  readonly reduced: (value: V, surplus: V, total: V) => V;
  readonly quota: (votes: number, seats: number) => V;
  readonly format: (value: V) => Count;
  /** `p/q`, where `format` cuts decimals off. */
  readonly exact?: (value: V) => Count;
}

const compareUnits = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

/** Units of 10^-places, decimals cut off, never rounded. */
function decimals(places: number, reduced: Values<bigint>['reduced'], quota: (votes: bigint, seats: bigint, unit: bigint) => bigint): Values<bigint> {
  const unit = 10n ** BigInt(places);
  return {
    zero: 0n,
    one: unit,
    add: (a, b) => a + b,
    subtract: (a, b) => a - b,
    compare: compareUnits,
    worth: (value, papers) => value * BigInt(papers),
    reduced,
    quota: (votes, seats) => quota(BigInt(votes), BigInt(seats), unit),
    format: (value) => formatScaled(value, places),
  };
}

const droop = (votes: bigint, seats: bigint, unit: bigint): bigint => (votes / (seats + 1n) + 1n) * unit;

/** SSI 2007/42 rules 46 and 48: quota in whole votes; value × surplus ÷ total to five decimals, the rest ignored. */
export const SCOTTISH = decimals(5, (value, surplus, total) => (value * surplus) / total, droop);

/** Reference WIGM rule: quota to four decimals, and a ten-thousandth more. */
export const WIGM_PRF = decimals(
  4,
  (value, surplus, total) => (value * surplus) / total,
  (votes, seats, unit) => (votes * unit) / (seats + 1n) + 1n,
);

/** Fraction of surplus to four decimals first, then each paper's value times it, to four decimals again. */
export function rctab(quota: StvRule['quota']): Values<bigint> {
  const unit = 10_000n;
  return decimals(
    4,
    (value, surplus, total) => (value * ((surplus * unit) / total)) / unit,
    (votes, seats) => {
      if (quota === 'hare') return ((votes + seats - 1n) / seats) * unit;
      if (quota === 'droop-fractional') return (votes * unit) / (seats + 1n) + 1n;
      return droop(votes, seats, unit);
    },
  );
}

export function exact(quota: StvRule['quota']): Values<Rational> {
  return {
    zero: ZERO,
    one: rational(1n),
    add: plus,
    subtract: minus,
    compare,
    worth: (value, papers) => rational(value.p * BigInt(papers), value.q),
    reduced: (value, surplus, total) => over(times(value, surplus), total),
    quota: (votes, seats) => {
      if (quota === 'hagenbach-bischoff') return rational(BigInt(votes), BigInt(seats) + 1n);
      if (quota === 'hare') return rational((BigInt(votes) + BigInt(seats) - 1n) / BigInt(seats));
      return rational(BigInt(votes) / (BigInt(seats) + 1n) + 1n);
    },
    format: (value) => (value.q === 1n ? countOf(value.p) : formatDecimal(value, 15)),
    exact: formatRational,
  };
}
