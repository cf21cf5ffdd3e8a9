import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { countContest, judgeThresholds } from './index.js';

const vectors = JSON.parse(readFileSync('testdata/vectors/tally.json', 'utf8')) as Vectors;

describe('contests', () => {
  it.each(vectors.contests.map((each) => [each.contest.id, each] as const))('%s', (_id, { contest, expected }) => {
    const counted = countContest(contest);
    if (!counted.ok) throw new Error(`${counted.refusal} at ${counted.field}`);
    const { rounds, exact, results, ...rest } = expected;
    expect(counted.result).toMatchObject(rest);
    for (const [name, wanted] of Object.entries(results ?? {})) expect([name, counted.result.results![name]]).toEqual([name, wanted === null || typeof wanted !== 'object' ? wanted : expect.objectContaining(wanted)]);
    (rounds ?? []).forEach((tally, i) => expect(counted.result.rounds[i]!.tally).toEqual(tally));
    (exact ?? []).forEach((tally, i) => expect(counted.result.rounds[i]!.exact).toEqual(tally));
  });
});

describe('refusals', () => {
  it.each(vectors.refusals.map((each) => [each.refusal, each.field, each.contest] as const))('%s at %s', (refusal, field, contest) => {
    expect(countContest(contest)).toEqual({ ok: false, refusal, field });
  });
});

it('thresholds', () => {
  const judged = judgeThresholds(vectors.threshold);
  if (!judged.ok) throw new Error(judged.field);
  vectors.threshold.cases.forEach(({ id, expected }, i) => expect(judged.result.cases[i]).toMatchObject({ id, ...expected }));
});

interface Vectors {
  readonly contests: readonly { readonly contest: { readonly id: string }; readonly expected: Expected }[];
  readonly refusals: readonly { readonly contest: unknown; readonly refusal: string; readonly field: string }[];
  readonly threshold: { readonly cases: readonly { readonly id: string; readonly expected: object }[] };
}
interface Expected {
  readonly rounds?: readonly object[];
  readonly exact?: readonly object[];
  readonly results?: Readonly<Record<string, unknown>>;
}
