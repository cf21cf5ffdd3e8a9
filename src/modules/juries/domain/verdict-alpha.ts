import { minus, ONE, plus, type Rational, rational, times, ZERO } from './draw/rational.js';

/**
 * How far jurors agree on the questions of fact, as one number: Krippendorff's alpha for ordered answers. 1 is complete agreement, 0 is
 * what chance alone would give, below 0 they contradict each other. Exact, as a fraction.
 *
 *     ordinalAlpha([[0, 0, 0], [2, 2, 2]])   // 1: all alike on both questions, and the questions differ
 *     ordinalAlpha([[0, 1, 2]])              // 0: with one question alone chance cannot be told from dissent
 *
 * K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section E, with the ordinal difference: a unit is a question, its
 * values are the ranks that the jurors gave, `null` where a juror said nothing. Undefined where everybody gave the same answer everywhere:
 * then there is nothing by which chance could be told.
 */
export function ordinalAlpha(units: readonly (readonly (number | null)[])[]): Rational | undefined {
  const given = units.map((unit) => unit.filter((value) => value !== null)).filter((unit) => unit.length >= 2);
  const totals: number[] = [];
  for (const unit of given) for (const value of unit) totals[value] = (totals[value] ?? 0) + 1;
  const ranks = Array.from(totals, (total) => total ?? 0);
  const all = ranks.reduce((sum, total) => sum + total, 0);

  let observed = ZERO;
  let expected = 0n;
  for (let low = 0; low < ranks.length; low++) {
    for (let high = low + 1; high < ranks.length; high++) {
      const difference = squaredDifference(ranks, low, high);
      expected += BigInt(ranks[low]! * ranks[high]!) * difference;
      observed = plus(observed, times(coincidences(given, low, high), rational(difference)));
    }
  }
  return expected === 0n ? undefined : minus(ONE, times(observed, rational(BigInt(all - 1), expected)));
}

/** Four times the square of the ordinal difference, which keeps it whole: both sides of the quotient carry it. */
function squaredDifference(ranks: readonly number[], low: number, high: number): bigint {
  let between = 0;
  for (let rank = low; rank <= high; rank++) between += ranks[rank]!;
  const twice = BigInt(2 * between - ranks[low]! - ranks[high]!);
  return twice * twice;
}

/** Pairs of the two values within a unit; each unit's are weighed by how many gave an answer to it. */
function coincidences(units: readonly (readonly number[])[], low: number, high: number): Rational {
  return units.reduce((sum, unit) => {
    const count = (rank: number): number => unit.filter((value) => value === rank).length;
    return plus(sum, rational(BigInt(count(low) * count(high)), BigInt(unit.length - 1)));
  }, ZERO);
}

/** Of all pairs of jurors on all questions, the part that gave the same answer; undefined where there is no pair. */
export function pairsAgreeing(units: readonly (readonly (number | string)[])[]): Rational | undefined {
  let agreeing = 0;
  let pairs = 0;
  for (const unit of units) {
    for (let i = 0; i < unit.length; i++) {
      for (let j = i + 1; j < unit.length; j++) {
        pairs++;
        if (unit[i] === unit[j]) agreeing++;
      }
    }
  }
  return pairs === 0 ? undefined : rational(BigInt(agreeing), BigInt(pairs));
}
