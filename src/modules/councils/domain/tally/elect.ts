import { TieBreaker, tieWords } from './ties.js';
import type { Ballots, Method, OptionId, Round, TallyResult, TieRule } from './types.js';

/** Options sorted into tie groups, best first. `compare` is negative where the first is better. */
export function tieGroups(options: readonly OptionId[], compare: (a: OptionId, b: OptionId) => number): OptionId[][] {
  const groups: OptionId[][] = [];
  const sorted = [...options].sort(compare);
  for (const option of sorted) {
    const last = groups.at(-1);
    if (last && compare(last[0]!, option) === 0) last.push(option);
    else groups.push([option]);
  }
  return groups;
}

/**
 * The first `seats` options of an order. A tie matters only where it lies across the last seat; what the declared rule does
 * not resolve there leaves no winner at all.
 */
export function electFromOrder(order: readonly (readonly OptionId[])[], seats: number, ties: TieBreaker): { winners: readonly OptionId[]; tied?: readonly OptionId[] } {
  const winners: OptionId[] = [];
  for (const group of order) {
    let left = group;
    while (left.length > 0 && winners.length < seats) {
      if (left.length <= seats - winners.length) {
        winners.push(...left);
        break;
      }
      const chosen = ties.choose(left, 'win');
      if (chosen === undefined) return { winners: [], tied: left };
      winners.push(chosen);
      left = left.filter((option) => option !== chosen);
    }
  }
  return { winners };
}

/** The result of a method that puts all options in one order. */
export function orderedResult(
  rule: { readonly method: Method; readonly options: readonly OptionId[]; readonly tie: TieRule; readonly seats?: number; readonly excluded?: readonly OptionId[] },
  ballots: readonly Ballots[],
  order: readonly (readonly OptionId[])[],
  statement: string,
  more: { readonly rounds: readonly Round[]; readonly totals?: TallyResult['totals']; readonly details?: TallyResult['details']; readonly ties?: TieBreaker },
): TallyResult {
  const ties = more.ties ?? new TieBreaker(rule.tie, rule.options);
  const elected = electFromOrder(order, rule.seats ?? 1, ties);
  return {
    method: rule.method,
    ...elected,
    order,
    ...(more.totals ? { totals: more.totals } : {}),
    rounds: more.rounds,
    tieBreaks: ties.breaks,
    ballots: ballotFigures(ballots),
    sentence: `${statement}; ${seatWords(rule.seats ?? 1)}; ${tieWords(rule.tie)}.`,
    ...(more.details ? { details: more.details } : {}),
  };
}

export function seatWords(seats: number): string {
  return seats === 1 ? 'one wins' : `${seats} win`;
}

export function ballotFigures(ballots: readonly Ballots[]): TallyResult['ballots'] {
  let cast = 0;
  let blank = 0;
  for (const { choice, count } of ballots) {
    cast += count;
    if (choice === null) blank += count;
  }
  return { cast, blank };
}
