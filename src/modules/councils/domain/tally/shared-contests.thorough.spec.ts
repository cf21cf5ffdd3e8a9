import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { announceSkipped, sharedData } from '../../../../../test/support/shared-data.js';
import { countContest, judgeThresholds } from './index.js';

/** Contests with results that others published, or on which two independent programs agree. */
const CONTESTS = 67;
const THRESHOLDS = 5;
const folder = sharedData('voting');

if (folder === undefined) {
  announceSkipped('voting', CONTESTS + THRESHOLDS);
  it.skip(`[shared data] ${CONTESTS} contests and ${THRESHOLDS} threshold cases`, () => undefined);
} else {
  publishedContests(folder);
}

function publishedContests(data: string): void {
  const files = readdirSync(join(data, 'contests')).filter((file) => file.endsWith('.json'));
  const contests = files.map((file) => JSON.parse(readFileSync(join(data, 'contests', file), 'utf8')) as Contest);
  const skipped = contests.filter(({ needs }) => needs !== undefined);
  process.stderr.write(`voting: ${contests.length - skipped.length} of ${contests.length} contests are counted\n`);
  for (const { id, needs } of skipped) process.stderr.write(`voting: skipped ${id}: needs ${needs}\n`);

  it(`are ${CONTESTS}`, () => expect(contests).toHaveLength(CONTESTS));

  describe('published contests', () => {
    it.each(contests.filter(({ needs }) => needs === undefined).map((contest) => [contest.id, contest] as const))('%s', (_id, contest) => {
      const counted = countContest(contest);
      if (!counted.ok) throw new Error(`${counted.refusal} at ${counted.field}`);
      const { result } = counted;
      const { expected } = contest;
      expect(result.rule.length).toBeGreaterThan(20);
      if (contest.method === 'condorcet') return checkPairwise(expected, result.results!);
      checkWinners(expected, result);
      if (expected.totals) expect(result.totals).toMatchObject(expected.totals);
      if (expected.totalsComputedByUs) expect(result.totals).toEqual(expected.totalsComputedByUs);
      if (expected.medians) expect(result['medians']).toMatchObject(expected.medians);
      if (expected.quota !== undefined) expect(Number(result['quota'])).toBeCloseTo(Number(expected.quota), 9);
      if (expected.stages) checkStages(expected.stages, result.rounds);
      if (expected.stageCount !== undefined) expect(result.rounds).toHaveLength(expected.stageCount);
      if (expected.stageCountScottish !== undefined) expect(result.rounds).toHaveLength(expected.stageCountScottish);
      if (expected.rounds) checkRounds(expected.rounds, result.rounds);
      if (expected.passes) {
        expect(result.passes).toHaveLength(expected.passes.length);
        expected.passes.forEach((pass, i) => checkRounds(pass, result.passes![i]!));
      }
      if (typeof expected.roundCount === 'number') expect(result.rounds).toHaveLength(expected.roundCount);
    });
  });

  it(`${THRESHOLDS} threshold cases`, () => {
    const file = JSON.parse(readFileSync(join(data, 'threshold-rules.json'), 'utf8')) as { cases: { id: string; expected: object }[] };
    const judged = judgeThresholds(file);
    if (!judged.ok) throw new Error(`${judged.refusal} at ${judged.field}`);
    expect(file.cases).toHaveLength(THRESHOLDS);
    file.cases.forEach(({ id, expected }, i) => expect(judged.result.cases[i]).toMatchObject({ id, ...expected }));
  });
}

function checkWinners({ winners, winnersOrdered }: Expected, result: { winners: readonly string[]; tied?: readonly string[] }): void {
  if (!winners) return;
  const found = result.tied ?? result.winners;
  if (winnersOrdered) expect(found).toEqual(winners);
  else expect(new Set(found)).toEqual(new Set(winners));
  if (result.tied) expect(result.winners).toEqual([]);
}

function checkPairwise(expected: Expected, results: Readonly<Record<string, unknown>>): void {
  let checked = 0;
  for (const [name, wanted] of Object.entries(expected)) {
    if (name === 'officialWinner') continue;
    checked++;
    const found = results[name];
    if (name === 'condorcetWinner') expect(found).toBe(wanted);
    else if (name === 'pairwise') expect(found).toMatchObject(wanted as object);
    else {
      const { winners, order, ...rest } = wanted as Expected;
      const entry = found as { winners: string[]; tied?: string[]; order: string[][] };
      expect(entry).toMatchObject(rest);
      if (winners) expect(new Set(entry.tied ?? entry.winners)).toEqual(new Set(winners));
      if (order) expect(entry.order.map((group) => [...group].sort())).toEqual(order.map((group) => [...group].sort()));
    }
  }
  expect(checked).toBeGreaterThan(0);
}

function checkStages(stages: readonly { tally: Record<string, string> }[], rounds: readonly { tally: object }[]): void {
  expect(rounds.map(({ tally }) => tally)).toEqual(stages.map(({ tally }) => tally));
}

function checkRounds(expected: readonly ExpectedRound[], rounds: readonly Round[]): void {
  expect(rounds).toHaveLength(expected.length);
  expected.forEach((wanted, i) => {
    const round = rounds[i]!;
    const tally = (wanted.tally ?? wanted) as Record<string, string | number>;
    expect(Object.keys(round.tally).sort()).toEqual(Object.keys(tally).sort());
    for (const [option, votes] of Object.entries(tally)) expect(Number(round.tally[option])).toBeCloseTo(Number(votes), 9);
    if (wanted.threshold !== undefined) expect(Number(round.threshold)).toBe(Number(wanted.threshold));
    if (wanted.elected) expect([...round.elected!].sort()).toEqual([...wanted.elected].sort());
    if (wanted.eliminated) expect([...round.eliminated!].sort()).toEqual([...wanted.eliminated].sort());
    for (const [reason, votes] of Object.entries(wanted.inactive ?? {})) expect([i + 1, reason, Number(round.inactive![reason])]).toEqual([i + 1, reason, Number(votes)]);
  });
}

interface Contest {
  readonly id: string;
  readonly method: string;
  readonly needs?: string;
  readonly expected: Expected;
}
interface Round {
  readonly tally: Readonly<Record<string, unknown>>;
  readonly threshold?: unknown;
  readonly elected?: readonly string[];
  readonly eliminated?: readonly string[];
  readonly inactive?: Readonly<Record<string, unknown>>;
}
interface ExpectedRound {
  readonly tally?: Record<string, string>;
  readonly threshold?: string;
  readonly elected?: readonly string[];
  readonly eliminated?: readonly string[];
  readonly inactive?: Readonly<Record<string, string>>;
}
interface Expected {
  readonly winners?: readonly string[];
  readonly winnersOrdered?: boolean;
  readonly order?: readonly (readonly string[])[];
  readonly totals?: Record<string, number>;
  readonly totalsComputedByUs?: Record<string, number>;
  readonly medians?: Record<string, number>;
  readonly quota?: string | number;
  readonly stages?: readonly { tally: Record<string, string> }[];
  readonly stageCount?: number;
  readonly stageCountScottish?: number;
  readonly rounds?: readonly ExpectedRound[];
  readonly passes?: readonly (readonly ExpectedRound[])[];
  readonly roundCount?: number | readonly number[];
}
