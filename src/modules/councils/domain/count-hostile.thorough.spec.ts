import { describe, expect, it } from '@jest/globals';
import type { Json } from '../../../kernel/json.js';
import { canonicalJson } from '../../../ledger/core/index.js';
import { type Ballot, initialBallot } from './ballot-state.js';
import { isChoice } from './ballot.js';
import { countVote } from './count-vote.js';
import { hour, MOTION, RULE, TEXT } from './motion.fixture.js';
import { initialMotion, type Motion } from './motion-state.js';
import type { Result } from './result.js';
import { ruleHashOf, type VoteRule, whyNotThisRule } from './rule-object.js';
import { type Choice, tally, type TallyRule } from './tally/index.js';

/** Rules and choices by somebody who wants the count to fail: a vote that cannot be counted can never be closed. */
const papers = { overvote: 'all-count', skipped: 'any', duplicate: 'pass-over' } as const;
const max = Number.MAX_SAFE_INTEGER;
const names = (n: number, length = 1): string[] => Array.from({ length: n }, (_, i) => `o${i}`.padEnd(length, 'x'));
const schulze = (options: readonly string[]): TallyRule => ({ method: 'schulze', options, tie: [], strength: 'winning', unranked: 'last', ballots: papers });

function refusalOf(tally: TallyRule): string | undefined {
  return whyNotThisRule({ ...RULE, tally }, { kind: 'resolve', candidates: [], classes: 1 }, hour(1));
}

function resultOf(tally: TallyRule, choices: readonly Choice[]): Result {
  const rule: VoteRule = { ...RULE, tally };
  expect(refusalOf(tally)).toBeUndefined();
  for (const choice of choices) expect(isChoice(tally, choice)).toBe(true);
  const seats = choices.length;
  const motion: Motion = {
    ...initialMotion(MOTION), status: 'open', text: TEXT,
    vote: { rule, ruleHash: ruleHashOf(rule), openedAt: hour(1), recusedSince: [], roll: { hash: '0'.repeat(64), size: seats, classes: { citizens: { seats, filled: seats, recused: 0 } }, delegations: [] } },
  };
  const ballots: Ballot[] = choices.map((choice, i) => ({ ...initialBallot(`${MOTION}-${i + 1}`), member: `m${i}`, class: 'citizens', casts: 1, text: TEXT, choice }));
  return countVote(motion, ballots).result;
}

describe('a count', () => {
  it('of the most options with the longest names, all tied, fits into its entry', () => {
    const options = names(100, 40); // as long as an option's code may be
    const result = resultOf(schulze(options), [options, [...options].reverse()]);
    expect(result.outcome).toBe('tied');
    expect(canonicalJson(result as unknown as Json).length).toBeLessThan(60_000);
  });

  it('is not asked for with more options than it can bear', () => {
    expect(refusalOf(schulze(names(101)))).toBe('RULE_REFUSED');
    expect(refusalOf({ method: 'stv', options: names(3), seats: 1, tie: [], family: 'wigm-exact', ballots: { ...papers, overvote: 'skip' } })).toBe('RULE_REFUSED');
  });

  it('is exact at the end of the safe integers', () => {
    const options = names(3);
    const cumulative: TallyRule = { method: 'cumulative', options, tie: [], budget: max, spend: 'at-most' };
    expect(resultOf(cumulative, [{ o1: max }, { o1: max }, { o2: max }])).toMatchObject({ outcome: 'carried', winners: ['o1'] });
    expect(isChoice(cumulative, { o1: max, o2: 1 })).toBe(false);
    const quadratic: TallyRule = { method: 'quadratic', options, tie: [], budget: max, assurance: 'one-person' };
    expect(isChoice(quadratic, { o1: 94_906_265 })).toBe(true);
    expect(isChoice(quadratic, { o1: 94_906_266 })).toBe(false);
    expect(isChoice(quadratic, { o1: max })).toBe(false);
  });

  it('does not stumble over names that every object has, nor over numbers as names', () => {
    expect(resultOf({ method: 'approval', options: ['constructor', 'tostring'], tie: [] }, [['constructor']])).toMatchObject({ winners: ['constructor'] });
    expect(resultOf({ method: 'score', options: ['constructor', 'a'], tie: [], min: 0, max: 5, aggregate: 'sum', unscored: 'zero' }, [{ a: 3 }])).toMatchObject({ winners: ['a'] });
    expect(resultOf(schulze(['1', '0', '10']), [['10', '1'], ['10']])).toMatchObject({ winners: ['10'] });
    expect(refusalOf({ method: 'plurality', options: ['__proto__'], tie: [] })).toBe('RULE_REFUSED');
  });

  it('refuses a place within a place, which would be another ballot to each who reads it', () => {
    for (const choice of [[[['a']]], [[['a', 'b']]], [[[]]]]) expect(tally(schulze(['a', 'b']), [{ choice: choice as never, count: 1 }])).toMatchObject({ ok: false, refusal: 'CHOICE_MALFORMED' });
  });

  it('never sees what no method takes', () => {
    const deep: unknown[] = [];
    let inner = deep;
    for (let i = 0; i < 5_000; i++) inner.push((inner = []));
    const rule = schulze(['a', 'b']);
    expect(isChoice(rule, [['a'], [], ['b']].slice(0, 2))).toBe(true);
    for (const choice of [deep, Array.from({ length: 20_000 }, () => 'a'), { a: 1 }, 7, true, [[['a']]], [null], ['a', 'a', 'b'], [[], [], ['a']], [['a', 'a', 'a']], ['!overvote']]) expect(isChoice(rule, choice as never)).toBe(false);
  });
});
