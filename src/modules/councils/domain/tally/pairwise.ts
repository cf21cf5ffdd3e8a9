import { mostSkipped, singleOf } from './papers.js';
import { UNREADABLE_OVERVOTE, type Ballots, type CondorcetRule, type OptionId, type Ranking } from './types.js';

/**
 * Every two options against each other: how many ballots rank the one above the other.
 *
 *     2 × a b c, 1 × c a   // a>b: 3 where unranked options are last; a>c: 2, c>a: 1
 */
export interface Pairwise {
  readonly options: readonly OptionId[];
  /** `above[i][j]`: ballots that rank option i above option j. */
  readonly above: readonly (readonly number[])[];
}

const UNRANKED = 0x7fffffff;

export function comparePairs(rule: Pick<CondorcetRule, 'options' | 'excluded' | 'unranked' | 'ballots'>, ballots: readonly Ballots[]): Pairwise {
  const options = rule.options.filter((option) => !(rule.excluded ?? []).includes(option));
  const numbers = new Map(options.map((option, number) => [option, number]));
  const n = options.length;
  const sums = new Float64Array(n * n); // exact: counts stay below 2^53
  const ranks = new Int32Array(n);
  for (const { choice, count } of ballots) {
    if (choice === null) continue;
    ranks.fill(UNRANKED);
    rank(choice as Ranking, rule, numbers, ranks);
    for (let i = 0; i < n; i++) {
      const own = ranks[i]!;
      if (own === UNRANKED) continue;
      for (let j = 0; j < n; j++) {
        const other = ranks[j]!;
        if (own < other && (other !== UNRANKED || rule.unranked === 'last')) sums[i * n + j]! += count;
      }
    }
  }
  return { options, above: options.map((_, i) => Array.from(sums.subarray(i * n, (i + 1) * n))) };
}

/** Empty places do not matter here: only who stands above whom. */
function rank(ranking: Ranking, rule: Pick<CondorcetRule, 'ballots'>, numbers: ReadonlyMap<OptionId, number>, ranks: Int32Array): void {
  const { overvote, duplicate, maxRanks } = rule.ballots;
  const last = Math.min(ranking.length, maxRanks ?? ranking.length);
  const most = mostSkipped(rule.ballots);
  let empty = 0;
  for (let at = 0; at < last; at++) {
    const place = ranking[at]!;
    const single = singleOf(place);
    if (single === undefined && place.length === 0) {
      if (++empty > most) return;
      continue;
    }
    empty = 0;
    if (single === undefined || single === UNREADABLE_OVERVOTE) {
      if (overvote === 'skip') continue;
      if (overvote !== 'all-count' || single === UNREADABLE_OVERVOTE) return;
    }
    for (const option of single === undefined ? place : [single]) {
      const number = numbers.get(option);
      if (number === undefined) continue; // excluded
      if (ranks[number] === UNRANKED) ranks[number] = at;
      else if (duplicate === 'exhaust' && ranks[number] !== at) return;
    }
  }
}

/** `{ 'a>b': 3, … }`. */
export function showPairs({ options, above }: Pairwise): { readonly [pair: string]: number } {
  return Object.fromEntries(options.flatMap((a, i) => options.flatMap((b, j) => (i === j ? [] : [[`${a}>${b}`, above[i]![j]!]]))));
}

/** Who beats everybody else, if anybody does. */
export function condorcetWinner({ options, above }: Pairwise): OptionId | undefined {
  return options.find((_, i) => options.every((__, j) => i === j || above[i]![j]! > above[j]![i]!));
}

/** Layers: those whom nobody left beats, then those whom nobody else left beats, and so on. `beats` has no cycles. */
export function layers(options: readonly OptionId[], beats: (i: number, j: number) => boolean): OptionId[][] {
  let left = options.map((_, number) => number);
  const order: OptionId[][] = [];
  while (left.length > 0) {
    const top = left.filter((j) => !left.some((i) => i !== j && beats(i, j)));
    if (top.length === 0) throw new Error('a relation without cycles has a cycle');
    order.push(top.map((number) => options[number]!));
    left = left.filter((number) => !top.includes(number));
  }
  return order;
}
