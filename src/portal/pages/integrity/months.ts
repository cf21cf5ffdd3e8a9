import type { MonthCount } from './operations.js';

/** The months shown: without a gap from the first to the last, so that a month in which nothing came is seen as such. */
export function everyMonth(months: readonly MonthCount[], most = 24): readonly MonthCount[] {
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (first === undefined || last === undefined) return [];
  const known = new Map(months.map((one) => [one.month, one]));
  const all: MonthCount[] = [];
  for (let month = last; month >= first && all.length < most; month = before(month)) {
    all.push(known.get(month) ?? { month, received: 0, accepted: 0, merged: 0, declined: 0 });
  }
  return all.reverse();
}

/** `2026-01` → `2025-12`. */
function before(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 1 ? `${String(year - 1).padStart(4, '0')}-12` : `${month.slice(0, 4)}-${String(number - 1).padStart(2, '0')}`;
}
