import { describe, expect, it } from '@jest/globals';
import { everyMonth } from '../integrity/months.js';
import { everyYear } from './every-year.js';

describe('a chart over time', () => {
  it('shows the years in which nothing is known to have happened', () => {
    expect(everyYear([{ period: '2019', count: 2 }, { period: '2022', count: 1 }])).toEqual([
      { period: '2019', count: 2 },
      { period: '2020', count: 0 },
      { period: '2021', count: 0 },
      { period: '2022', count: 1 },
    ]);
    expect(everyYear([])).toEqual([]);
    const apart = [{ period: '0900', count: 1 }, { period: '2024', count: 1 }];
    expect(everyYear(apart)).toEqual(apart);
  });

  it('shows the months in which nothing came, over the turn of a year, and the latest ones where there are many', () => {
    const one = { received: 1, accepted: 0, merged: 0, declined: 0 };
    const months = everyMonth([{ month: '2025-11', ...one }, { month: '2026-02', ...one }]);
    expect(months.map(({ month, received }) => [month, received])).toEqual([['2025-11', 1], ['2025-12', 0], ['2026-01', 0], ['2026-02', 1]]);
    expect(everyMonth([{ month: '2020-01', ...one }, { month: '2026-02', ...one }], 3).map(({ month }) => month)).toEqual(['2025-12', '2026-01', '2026-02']);
    expect(everyMonth([])).toEqual([]);
  });
});
