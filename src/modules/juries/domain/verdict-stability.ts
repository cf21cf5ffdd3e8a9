import { compare, plus, type Rational, rational, times, ZERO } from './draw/rational.js';
import { type Measure, MEASURES } from './measures.js';

/**
 * How the verdict might have stood with the other panels of the lottery: an estimate, and no part of the verdict. Jurors stand in for
 * people of their type: on every panel that could have been drawn, the seats of a type vote as the jurors of that type did, in the
 * same shares (as all jurors together did, where none of that type sat), and the measure is the one in the middle.
 *
 *     two types of three seats each, one type for notice, the other for recall: a panel of 4 and 2 says notice, one of 2 and 4 recall
 *
 * Types with few people in the pool are taken together, so that no single juror can be read out of it; where even these are too few
 * there is no estimate.
 */
export const STABILITY_METHOD = 'by-type/1';

export interface Estimate {
  readonly method: string;
  readonly panels: number;
  /** Panels with the measure of the verdict. */
  readonly same: number;
  readonly counts: readonly { readonly measure: Measure; readonly panels: number }[];
}

/** `[type, seats]` of a panel, and how often it is in the lottery. */
export interface PanelOfTypes {
  readonly types: readonly (readonly [number, number])[];
  readonly times: number;
}

export interface VoteOfType {
  readonly type: number;
  readonly measure: Measure;
}

export function estimateStability(verdict: Measure, votes: readonly VoteOfType[], typeSizes: readonly number[], lottery: readonly PanelOfTypes[], threshold: number): Estimate | undefined {
  const small = typeSizes.filter((size) => size < threshold).reduce((sum, size) => sum + size, 0);
  if (votes.length === 0 || (small > 0 && small < threshold)) return undefined;
  const groupOf = (type: number): number => (typeSizes[type]! < threshold ? -1 : type);
  const counts = new Map<Measure, number>();
  for (const { types, times: often } of lottery) {
    const measure = measureOf(types, votes, groupOf);
    counts.set(measure, (counts.get(measure) ?? 0) + often);
  }
  return {
    method: STABILITY_METHOD,
    panels: lottery.reduce((sum, { times: often }) => sum + often, 0),
    same: counts.get(verdict) ?? 0,
    counts: MEASURES.flatMap((measure) => (counts.has(measure) ? [{ measure, panels: counts.get(measure)! }] : [])),
  };
}

function measureOf(types: PanelOfTypes['types'], votes: readonly VoteOfType[], groupOf: (type: number) => number): Measure {
  const weights = new Map<Measure, Rational>();
  let total = ZERO;
  for (const [type, seats] of types) {
    const alike = votes.filter((vote) => groupOf(vote.type) === groupOf(type));
    const voices = alike.length > 0 ? alike : votes;
    for (const { measure } of voices) weights.set(measure, plus(weights.get(measure) ?? ZERO, rational(BigInt(seats), BigInt(voices.length))));
    total = plus(total, rational(BigInt(seats)));
  }
  let below = ZERO;
  for (const measure of MEASURES) {
    below = plus(below, weights.get(measure) ?? ZERO);
    if (compare(times(below, rational(2n)), total) >= 0) return measure;
  }
  throw new Error('the votes of a panel have a middle');
}
