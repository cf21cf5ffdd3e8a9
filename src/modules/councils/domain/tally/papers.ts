import { UNREADABLE_OVERVOTE, type Ballots, type OptionId, type Place, type Ranking, type RankingRules } from './types.js';

/**
 * Ranked ballots made ready for counting in rounds. What the rules on faults say is applied once, here: what is left of a
 * ballot is a walk through options, and a reason why it ends. Faults that the rule refuses were refused before (ballots.ts).
 *
 *     [['a'], [], ['b']] with skipped: 0   // walk: a; then 'skippedRankings'
 */
export interface Papers {
  /** Options by number; walks hold these numbers. */
  readonly options: readonly OptionId[];
  /** Number of identical papers, by kind of paper. */
  readonly counts: readonly number[];
  /** A number of an option, or below 0 the place -n-1 of `several`. */
  readonly walks: readonly (readonly number[])[];
  readonly several: readonly (readonly number[])[];
  readonly ends: readonly EndReason[];
  /** Papers that never named anybody. They are cast, and no votes. */
  readonly blank: number;
  /** All papers that are not blank. */
  readonly marked: number;
}

export const END_REASONS = ['exhaustedChoices', 'overvotes', 'repeatedRankings', 'skippedRankings'] as const;
export type EndReason = (typeof END_REASONS)[number];

export function preparePapers(options: readonly OptionId[], ballots: readonly Ballots[], rules: RankingRules): Papers {
  const numbers = new Map(options.map((option, number) => [option, number]));
  const counts: number[] = [];
  const walks: number[][] = [];
  const several: number[][] = [];
  const ends: EndReason[] = [];
  let blank = 0;
  let marked = 0;
  for (const { choice, count } of ballots) {
    const ranking = choice as Ranking | null;
    if (ranking === null || ranking.every((place) => place.length === 0)) {
      blank += count;
      continue;
    }
    const walk: number[] = [];
    ends.push(walkOf(ranking, rules, numbers, walk, several));
    walks.push(walk);
    counts.push(count);
    marked += count;
  }
  return { options, counts, walks, several, ends, blank, marked };
}

function walkOf(ranking: Ranking, rules: RankingRules, numbers: ReadonlyMap<OptionId, number>, walk: number[], several: number[][]): EndReason {
  let empty = 0;
  const last = Math.min(ranking.length, rules.maxRanks ?? ranking.length);
  for (let at = 0; at < last; at++) {
    const place = ranking[at]!;
    const single = singleOf(place);
    if (single === undefined && place.length === 0) {
      if (++empty > mostSkipped(rules)) return somethingFollows(ranking, at, last) ? 'skippedRankings' : 'exhaustedChoices';
      continue;
    }
    empty = 0;
    if (single !== undefined && single !== UNREADABLE_OVERVOTE) {
      const option = numbers.get(single)!;
      if (!walk.includes(option)) {
        walk.push(option);
        continue;
      }
      if (rules.duplicate === 'exhaust') return 'repeatedRankings';
      continue;
    }
    if (rules.overvote === 'skip') continue;
    if (rules.overvote !== 'exhaust-if-several-continue' || typeof place === 'string' || place.includes(UNREADABLE_OVERVOTE)) return 'overvotes';
    several.push([...new Set(place.map((option) => numbers.get(option)!))]);
    walk.push(-several.length);
  }
  return 'exhaustedChoices';
}

/** The option of a place that holds just one. */
export function singleOf(place: Place): OptionId | undefined {
  if (typeof place === 'string') return place;
  return place.length === 1 ? place[0] : undefined;
}

export function mostSkipped({ skipped }: RankingRules): number {
  return typeof skipped === 'number' ? skipped : Infinity;
}

/** Empty places at the end of a paper are no skip: nothing was passed over. */
function somethingFollows(ranking: Ranking, at: number, last: number): boolean {
  for (let later = at + 1; later < last; later++) if (ranking[later]!.length > 0) return true;
  return false;
}

/** Where papers stand in their walks while a count goes on. */
export class Positions {
  private readonly at: Int32Array;

  constructor(
    private readonly papers: Papers,
    /** By number of option: may it still receive papers? */
    readonly continuing: boolean[],
  ) {
    this.at = new Int32Array(papers.walks.length);
  }

  /** The option for which kind of paper `kind` counts now, or why it counts for none. */
  next(kind: number): number | EndReason {
    const walk = this.papers.walks[kind]!;
    for (let at = this.at[kind]!; at < walk.length; at++) {
      const step = walk[at]!;
      if (step >= 0 ? this.continuing[step] : this.any(step)) {
        this.at[kind] = at;
        if (step >= 0) return step;
        const left = this.papers.several[-step - 1]!.filter((option) => this.continuing[option]);
        return left.length === 1 ? left[0]! : 'overvotes';
      }
    }
    this.at[kind] = walk.length;
    return this.papers.ends[kind]!;
  }

  private any(step: number): boolean {
    return this.papers.several[-step - 1]!.some((option) => this.continuing[option]);
  }
}

export function rankingWords(rules: RankingRules): string {
  const overvote = {
    refuse: 'several options in one place are refused',
    'all-count': 'options in one place are equal',
    exhaust: 'several options in one place end the ballot',
    skip: 'a place with several options is passed over',
    'exhaust-if-several-continue': 'a place with several options counts for the only one still continuing and otherwise ends the ballot',
  }[rules.overvote];
  const skipped =
    rules.skipped === 'refuse' ? 'empty places are refused' : rules.skipped === 'any' ? 'empty places are passed over' : `more than ${rules.skipped} empty places in a row end the ballot`;
  const duplicate = { refuse: 'an option named twice is refused', 'pass-over': 'a second mention is passed over', exhaust: 'a second mention ends the ballot' }[rules.duplicate];
  return `${overvote}, ${skipped}, ${duplicate}${rules.maxRanks === undefined ? '' : `, places beyond ${rules.maxRanks} do not count`}`;
}
