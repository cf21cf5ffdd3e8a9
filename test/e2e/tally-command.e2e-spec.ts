import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { type Ran, runFolkmoot } from '../support/program.js';

/** `folkmoot tally` as anybody runs it, with files that are in order and files that are not. */
const folder = mkdtempSync(join(tmpdir(), 'folkmoot-tally-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const folkmoot = (...args: string[]): Promise<Ran> => runFolkmoot(['tally', ...args], 60_000);

function file(contest: unknown): string {
  const path = join(folder, 'contest.json');
  writeFileSync(path, typeof contest === 'string' ? contest : JSON.stringify(contest));
  return path;
}

const LUNCH = {
  id: 'lunch',
  method: 'irv',
  candidates: [{ id: 'soup' }, { id: 'salad' }, { id: 'stew' }],
  ballots: [
    { ranking: ['soup', 'stew'], count: 4 },
    { ranking: ['salad', 'stew'], count: 3 },
    { ranking: ['stew', 'salad'], count: 2 },
  ],
};

it('prints the result as JSON', async () => {
  const { code, out } = await folkmoot(file(LUNCH), '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    id: 'lunch',
    method: 'irv',
    winners: ['salad'],
    order: [['salad'], ['soup'], ['stew']],
    rounds: [{ tally: { soup: 4, salad: 3, stew: 2 }, eliminated: ['stew'] }, { tally: { soup: 4, salad: 5 }, elected: ['salad'] }],
    rule: expect.stringMatching(/^Instant runoff: /),
  });
});

it('prints words, rounds and the sentence of the rule', async () => {
  const { code, out } = await folkmoot(file(LUNCH));
  expect(code).toBe(0);
  expect(out).toContain('1. first preferences (threshold 5)\n  soup   4\n  salad  3\n  stew   2\n  excluded: stew\n');
  expect(out).toContain('Elected: salad\nInstant runoff: ');
});

it('a tie has no winner', async () => {
  const { code, out } = await folkmoot(file({ ...LUNCH, ballots: [{ ranking: ['soup'], count: 2 }, { ranking: ['stew'], count: 2 }] }), '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ winners: [], tied: ['soup', 'stew'] });
});

it('one pairwise method, or all', async () => {
  const path = file({ ...LUNCH, method: 'condorcet' });
  expect(JSON.parse((await folkmoot(path, '--json', '--method', 'rankedPairs-margin')).out)).toMatchObject({ winners: ['stew'], results: { 'rankedPairs-margin': { winners: ['stew'] } } });
  expect(JSON.parse((await folkmoot(path, '--json')).out)).toMatchObject({ results: { condorcetWinner: 'stew', 'schulze-winning': { winners: ['stew'] }, pairwise: { 'stew>soup': 5 } } });
  expect((await folkmoot(path)).out).toContain('schulze-ratio: Elected: stew; order stew > salad > soup');
});

it('thresholds', async () => {
  const cases = [{ id: 'x', members: 9, present: 7, yes: 4, no: 3, abstain: 0, rule: { base: 'votesCast', fraction: '1/2', cmp: '>' }, quorum: { base: 'entireMembership', fraction: '2/3', cmp: '>=' } }];
  const path = file({ id: 't', method: 'threshold', cases });
  expect(JSON.parse((await folkmoot(path, '--json')).out)).toMatchObject({ cases: [{ id: 'x', passed: true, quorumMet: true, underOtherBases: { entireMembership: false } }] });
  expect((await folkmoot(path)).out).toContain('x: passed, quorum met');
});

describe('what cannot be counted ends with 1 and names the field', () => {
  it.each([
    ['no ballots', { ...LUNCH, ballots: [] }, 'NO_BALLOTS', 'ballots'],
    ['an unknown name', { ...LUNCH, ballots: [{ ranking: ['pie'], count: 1 }] }, 'UNKNOWN_OPTION', 'ballots[0].choice[0]'],
    ['a malformed candidate', { ...LUNCH, candidates: ['soup'] }, 'RULE_MALFORMED', 'candidates[0].id'],
    ['an unknown method', { ...LUNCH, method: 'applause' }, 'UNKNOWN_METHOD', 'method'],
    ['a list', [], 'RULE_MALFORMED', 'the file'],
    ['a threshold without a base', { id: 't', method: 'threshold', cases: [{ id: 'x', yes: 1, no: 0, abstain: 0, rule: {} }] }, 'RULE_MALFORMED', 'cases[0].rule.base'],
  ])('%s', async (_name, contest, refusal, field) => {
    const path = file(contest);
    const { code, err, out } = await folkmoot(path, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ refusal, field });
    expect(err).toContain(`${field}: `);
  });

  it('what is no JSON, or not there', async () => {
    expect(await folkmoot(file('{"id":'))).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is not JSON') });
    expect(await folkmoot(join(folder, 'nowhere.json'))).toMatchObject({ code: 1, err: expect.stringContaining('cannot be read (ENOENT)') });
  });
});

it('a wrong call ends with 2', async () => {
  const path = file(LUNCH);
  for (const args of [[], [path, path], [path, '--method', 'applause'], [path, '--method', 'copeland'], [path, '--loud']]) expect((await folkmoot(...args)).code).toBe(2);
});
