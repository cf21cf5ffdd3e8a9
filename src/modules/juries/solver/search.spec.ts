import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Highs } from 'highs';
import { SMALL } from '../domain/draw/specimens.js';
import { type Instance, loadSolver, parseRational, searchLottery, type SearchRequest } from './index.js';

let highs: Highs;
beforeAll(async () => {
  highs = await loadSolver();
});

const search = (instance: Instance, more: Partial<SearchRequest> = {}) =>
  searchLottery(highs, { instance, panels: 20, method: 'leximin', cap: undefined, nodeLimit: 1000, ...more }, () => undefined);

const quota = (category: string, value: string, min: number, max: number) => ({ category, value, min, max });

describe('the search', () => {
  it('finds what can be seen by eye in a small pool, with multipliers that prove it', () => {
    const answer = search(SMALL);
    expect(answer).toMatchObject({ ok: true, found: { lottery: [{ types: [[0, 1], [1, 1]], times: 20 }] } });
    if (!answer.ok) return;
    expect(answer.found.levels.map(({ value, types }) => [value, types])).toEqual([['1/4', [1]], ['1/2', [0]]]);
    expect(answer.found.levels.every(({ multipliers }) => multipliers !== null)).toBe(true);
  });

  it('goes panel by panel where divided seats promise too much', () => {
    // Two seats, at least one v1 in each of three features: a must always sit, though half a seat of each would do.
    const quotas = ['f1', 'f2', 'f3'].flatMap((category) => [quota(category, 'v1', 1, 2), quota(category, 'v2', 0, 2)]);
    const people = [['v1', 'v1', 'v1'], ['v1', 'v2', 'v2'], ['v2', 'v1', 'v2'], ['v2', 'v2', 'v1']].map((features, i) => ({ id: 'abcd'[i]!, features, household: null }));
    const answer = search({ size: 2, quotas, people }, { panels: 30 });
    expect(answer).toMatchObject({ ok: true, found: { levels: [{ value: '1/3', multipliers: null }, { value: '1' }] } });
  });

  it('names the smallest conflict and the cheapest way out', () => {
    const quotas = [quota('age', 'young', 2, 2), quota('age', 'old', 1, 1)];
    expect(search({ ...SMALL, quotas })).toEqual({
      ok: false,
      reason: 'INFEASIBLE',
      conflict: {
        conflict: ['The panel has 2 seats.', 'At least 2 with age "young" (the pool has 4).', 'At least 1 with age "old" (the pool has 2).'],
        relaxations: ['Lower the minimum of age "young" from 2 to 1.'],
      },
    });
  });

  it('seats one of a household', () => {
    const people = SMALL.people.map((person, i) => ({ ...person, household: i === 0 || i === 4 ? 'h' : null }));
    const answer = search({ ...SMALL, people });
    expect(answer.ok && answer.found.levels[0]!.value).toBe('1/4');
    const all = SMALL.people.map((person) => ({ ...person, household: 'h' }));
    expect(search({ ...SMALL, people: all })).toMatchObject({ ok: false, reason: 'INFEASIBLE' });
  });

  it('refuses a cap that cannot be kept, and a pool that is none', () => {
    expect(search(SMALL, { cap: parseRational('1/4') })).toEqual({ ok: false, reason: 'CAP_TOO_LOW' });
    expect(search(SMALL, { cap: parseRational('1/2') })).toMatchObject({ ok: true });
    expect(search({ ...SMALL, people: [] })).toMatchObject({ ok: false, reason: 'BAD_INSTANCE' });
  });

  it('gives the same answer again', () => {
    expect(search(SMALL)).toEqual(search(SMALL));
  });
});
