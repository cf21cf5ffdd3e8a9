export interface YearCount {
  readonly period: string;
  readonly count: number;
}

/** More years than these are shown as they come, so that one mistaken date does not fill the picture with nothing. */
const MOST_YEARS = 80;

/** Years without a gap from the first to the last: where nothing is known to have happened, the picture must show it. */
export function everyYear(counts: readonly YearCount[]): readonly YearCount[] {
  const [first, last] = [Number(counts[0]?.period), Number(counts.at(-1)?.period)];
  if (!(last - first < MOST_YEARS)) return counts;
  const known = new Map(counts.map(({ period, count }) => [Number(period), count]));
  return Array.from({ length: last - first + 1 }, (_, i) => ({ period: String(first + i).padStart(4, '0'), count: known.get(first + i) ?? 0 }));
}
