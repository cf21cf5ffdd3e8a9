import { describe, expect, it } from '@jest/globals';
import { readChoice, type TallyOfForm } from './ballot-choice.js';

const OPTIONS = ['a', 'b', 'c'];
const RANKED: TallyOfForm = { method: 'stv', options: OPTIONS, ballots: { overvote: 'exhaust' } };
const EQUAL: TallyOfForm = { method: 'schulze', options: OPTIONS, ballots: { overvote: 'all-count' } };
const QUADRATIC: TallyOfForm = { method: 'quadratic', options: OPTIONS, budget: 10 };

function answers(given: Readonly<Record<string, string | readonly string[]>>): (name: string) => readonly string[] {
  return (name) => [given[name] ?? []].flat();
}

describe('the answers of a ballot’s form', () => {
  it.each<[string, TallyOfForm, Record<string, string | readonly string[]>, unknown]>([
    ['yes', { method: 'yes-no' }, { choice: 'yes' }, 'yes'],
    ['an abstention', { method: 'consent' }, { choice: 'abstain' }, 'abstain'],
    ['one of several', { method: 'plurality', options: OPTIONS }, { choice: 'b' }, 'b'],
    ['all that one can agree to, in the order of the rule', { method: 'approval', options: OPTIONS }, { choice: ['c', 'a'] }, ['a', 'c']],
    ['scores, none for what was left open', { method: 'score', options: OPTIONS, min: 0, max: 5 }, { 'of-a': '5', 'of-b': ' 0 ' }, { a: 5, b: 0 }],
    ['grades', { method: 'majority-judgment', options: OPTIONS, grades: [0, 1, 2], ungraded: 'lowest' }, { 'of-a': '2' }, { a: 2 }],
    ['points', { method: 'cumulative', options: OPTIONS, budget: 6 }, { 'of-a': '4', 'of-b': '2', 'of-c': '0' }, { a: 4, b: 2 }],
    ['votes at their squares', QUADRATIC, { 'of-a': '3', 'of-b': '1' }, { a: 3, b: 1 }],
    ['places', RANKED, { 'of-c': '1', 'of-a': '2' }, [['c'], ['a']]],
    ['places that are shared', EQUAL, { 'of-c': '1', 'of-a': '1', 'of-b': '2' }, [['a', 'c'], ['b']]],
  ])('%s', (_, tally, given, choice) => {
    expect(readChoice(tally, answers(given))).toEqual({ ok: true, choice });
  });

  it.each<[string, TallyOfForm, Record<string, string | readonly string[]>, string, string]>([
    ['nothing', { method: 'yes-no' }, {}, 'choose', 'choice'],
    ['what is not asked', { method: 'yes-no' }, { choice: 'unlawful' }, 'choose', 'choice'],
    ['an option that does not stand', { method: 'approval', options: OPTIONS }, { choice: 'd' }, 'choose', 'choice'],
    ['too many', { method: 'approval', options: OPTIONS, maxApprovals: 1 }, { choice: ['a', 'b'] }, 'tooMany', 'choice'],
    ['a score beyond the most', { method: 'score', options: OPTIONS, min: 0, max: 5 }, { 'of-b': '6' }, 'number', 'of-b'],
    ['half a point', { method: 'score', options: OPTIONS, min: 0, max: 5 }, { 'of-b': '0.5' }, 'number', 'of-b'],
    ['a grade left out that the rule wants', { method: 'majority-judgment', options: OPTIONS, grades: [0, 1], ungraded: 'refused' }, { 'of-a': '1' }, 'grade', 'of-b'],
    ['more than there is', QUADRATIC, { 'of-a': '3', 'of-b': '2' }, 'budget', 'of-a'],
    ['less than all of it', { method: 'cumulative', options: OPTIONS, budget: 6, spend: 'exactly' }, { 'of-a': '5' }, 'spendAll', 'of-a'],
    ['a place twice', RANKED, { 'of-a': '1', 'of-b': '1' }, 'sameRank', 'of-b'],
    ['a place left out', RANKED, { 'of-a': '1', 'of-b': '3' }, 'gap', 'of-a'],
    ['the first place left out', RANKED, { 'of-a': '2' }, 'gap', 'of-a'],
    ['a place beyond the last', RANKED, { 'of-a': '4' }, 'rank', 'of-a'],
    ['no place at all', RANKED, {}, 'choose', 'of-a'],
  ])('refuses %s', (_, tally, given, problem, field) => {
    expect(readChoice(tally, answers(given))).toEqual({ ok: false, problem, field });
  });
});
