import { describe, expect, it } from '@jest/globals';
import { parseChoice, parseRule, tally, TALLY_REFUSAL_WORDS, type Ballots, type TallyFacts, type TallyResult, type TallyRule } from './index.js';

const strict = { overvote: 'refuse', skipped: 'refuse', duplicate: 'refuse' } as const;
const abc = { options: ['a', 'b', 'c'], tie: [] } as const;
const irv: TallyRule = { ...abc, method: 'irv', until: 'majority', ballots: strict };

export function counted(rule: TallyRule, ballots: readonly Ballots[], facts?: TallyFacts): TallyResult {
  const done = tally(rule, ballots, facts);
  if (!done.ok) throw new Error(`${done.refusal} at ${done.field}`);
  return done.result;
}
const each = (...choices: readonly (readonly [number, Ballots['choice']])[]): Ballots[] => choices.map(([count, choice]) => ({ count, choice }));

describe('sums', () => {
  it('plurality: most votes win, blanks are no votes', () => {
    expect(counted({ ...abc, method: 'plurality' }, each([3, 'a'], [2, 'b'], [9, null]))).toMatchObject({
      winners: ['a'],
      order: [['a'], ['b'], ['c']],
      totals: { a: 3, b: 2, c: 0 },
      ballots: { cast: 14, blank: 9 },
    });
  });

  it('approval: two of three seats', () => {
    const rule: TallyRule = { ...abc, method: 'approval', seats: 2, maxApprovals: 2 };
    expect(counted(rule, each([2, ['a', 'b']], [1, ['b', 'a']], [2, ['c']], [1, ['b']])).winners).toEqual(['b', 'a']);
  });

  it('score: what an option without a score gets is stated, and matters', () => {
    const ballots = each([1, { a: 9 }], [3, { a: 5, b: 6 }], [1, { b: 1 }]);
    const rule = { options: ['a', 'b'], tie: [], method: 'score', min: 0, max: 10 } as const;
    expect(counted({ ...rule, aggregate: 'sum', unscored: 'zero' }, ballots).totals).toEqual({ a: 24, b: 19 });
    expect(counted({ ...rule, aggregate: 'mean', unscored: 'zero' }, ballots).totals).toEqual({ a: '24/5', b: '19/5' });
    expect(counted({ ...rule, aggregate: 'mean', unscored: 'left-out' }, ballots).totals).toEqual({ a: 6, b: '19/4' });
    const bad = each([1, { a: -2 }], [1, { b: -1 }]);
    expect(counted({ ...rule, min: -2, aggregate: 'sum', unscored: 'minimum' }, bad)).toMatchObject({ totals: { a: -4, b: -3 }, winners: ['b'] });
  });

  it('sums beyond 2^53 are exact', () => {
    const much = { options: ['a', 'b'], tie: [], method: 'score', min: 0, max: 1_000_000, aggregate: 'sum', unscored: 'zero' } as const;
    expect(counted(much, each([9_000_000_000_000, { a: 999_999 }], [1, { b: 1 }])).totals).toEqual({ a: '8999991000000000000', b: 1 });
  });

  it('cumulative and quadratic: budgets', () => {
    expect(counted({ ...abc, method: 'cumulative', budget: 4, spend: 'at-most' }, each([2, { a: 3, b: 1 }], [1, { b: 4 }])).totals).toEqual({ a: 6, b: 6, c: 0 });
    const quadratic: TallyRule = { ...abc, method: 'quadratic', budget: 16, assurance: 'one-person' };
    // Four votes for one option cost what three for one and two for another, and more, cost together.
    expect(counted(quadratic, each([1, { a: 4 }], [1, { b: 3, c: 2 }], [1, { c: 3, b: 2 }])).totals).toEqual({ a: 4, b: 5, c: 5 });
  });

  it('STAR: the highest sum may lose the runoff', () => {
    const rule: TallyRule = { ...abc, method: 'star', min: 0, max: 5 };
    const result = counted(rule, each([3, { a: 5, b: 3 }], [4, { a: 2, b: 3 }]));
    expect(result).toMatchObject({ totals: { a: 23, b: 21, c: 0 }, winners: ['b'], order: [['b'], ['a'], ['c']] });
    expect(result.rounds[1]).toMatchObject({ action: 'runoff', tally: { a: 3, b: 4 } });
  });

  it('STAR: an even runoff goes to the higher sum', () => {
    expect(counted({ ...abc, method: 'star', min: 0, max: 5 }, each([1, { a: 5 }], [1, { b: 4, a: 1 }])).winners).toEqual(['a']);
  });

  it('majority judgment: middle grades, then the gauge', () => {
    const rule: TallyRule = { options: ['a', 'b'], tie: [], method: 'majority-judgment', grades: [0, 1, 2, 3], ungraded: 'lowest' };
    // Middle grade 2 for both; a has 2 above and 1 below (+2), b has 1 above and 1 below (-1).
    const result = counted(rule, each([2, { a: 3, b: 2 }], [1, { a: 2, b: 3 }], [1, { a: 2, b: 2 }], [1, { a: 1 }]));
    expect(result).toMatchObject({ winners: ['a'], details: { medians: { a: 2, b: 2 }, gauges: { a: '+2', b: '-1' } } });
    expect(counted(rule, each([1, { a: 3 }], [1, { a: 0, b: 1 }])).details).toMatchObject({ medians: { a: 0, b: 0 } });
  });
});

describe('yes or no', () => {
  const half = { base: 'votesCast', fraction: '1/2', cmp: '>' } as const;
  const votes = each([5, 'yes'], [4, 'no'], [3, 'abstain'], [1, null]);
  it.each([
    ['votesCast', '1/2', '>', true],
    ['membersPresent', '1/2', '>', false],
    ['entireMembership', '1/4', '>=', true],
    ['entireMembership', '1/4', '>', false],
    ['weightForPlusAbstain', '5/9', '>=', true],
    ['weightForPlusAbstain', '5/9', '>', false],
  ] as const)('%s %s %s', (base, fraction, cmp, passed) => {
    expect(counted({ method: 'yes-no', threshold: { base, fraction, cmp } }, votes, { members: 20, present: 13 }).passed).toBe(passed);
  });

  it('a vote that is for neither side is cast, and no abstention', () => {
    const rule: TallyRule = { method: 'yes-no', threshold: half };
    expect(counted(rule, each([5, 'yes'], [4, 'no'], [1, 'unlawful'])).passed).toBe(false);
    expect(counted(rule, each([5, 'yes'], [4, 'no'], [1, 'abstain'])).passed).toBe(true);
  });

  it('nothing of nothing does not pass, even at least nothing', () => {
    expect(counted({ method: 'yes-no', threshold: { base: 'votesCast', fraction: '0', cmp: '>=' } }, each([3, 'abstain'])).passed).toBe(false);
  });

  it('without a quorum nothing passes', () => {
    const rule: TallyRule = { method: 'yes-no', threshold: half, quorum: { base: 'entireMembership', fraction: '1/2', cmp: '>' } };
    expect(counted(rule, votes, { members: 26, present: 13 })).toMatchObject({ passed: false, quorumMet: false, winners: ['no'] });
    expect(counted(rule, votes, { members: 25, present: 13 })).toMatchObject({ passed: true, quorumMet: true, winners: ['yes'] });
    expect(tally(rule, votes, { members: 25 })).toEqual({ ok: false, refusal: 'FACTS_MISSING', field: 'facts.present' });
  });
});

describe('consent', () => {
  const objection = { id: 'o1', reasoned: true, tested: 'untested', resolved: false } as const;
  it.each([
    ['no objection', [], true],
    ['a reasoned one, not yet tested', [objection], false],
    ['found valid', [{ ...objection, tested: 'valid' as const }], false],
    ['found valid, resolved by a change', [{ ...objection, tested: 'valid' as const, resolved: true }], true],
    ['found invalid', [{ ...objection, tested: 'invalid' as const }], true],
    ['without reasons', [{ ...objection, reasoned: false }], true],
  ])('%s', (_name, objections, passed) => {
    expect(counted({ method: 'consent' }, each([5, 'consent'], [1, 'abstain']), { objections }).passed).toBe(passed);
  });
  it('an objecting ballot without a record of the objection cannot be counted', () => {
    expect(tally({ method: 'consent' }, each([1, 'object']))).toMatchObject({ refusal: 'FACTS_MISSING', field: 'facts.objections' });
  });
});

describe('instant runoff', () => {
  it('the middle is squeezed out, and every transfer is shown', () => {
    const result = counted(irv, each([4, ['a', 'b']], [2, ['b', 'a']], [3, ['c', 'b']]));
    expect(result).toMatchObject({ winners: ['a'], order: [['a'], ['c'], ['b']] });
    expect(result.rounds).toMatchObject([
      { tally: { a: 4, b: 2, c: 3 }, threshold: 5, eliminated: ['b'], transfers: [{ from: 'b', to: { a: 2 } }] },
      { tally: { a: 6, c: 3 }, threshold: 5, elected: ['a'], inactive: { exhaustedChoices: 0 } },
    ]);
  });

  it('exhausted ballots leave the denominator', () => {
    const result = counted(irv, each([4, ['a']], [3, ['b']], [3, ['c']], [1, ['c', 'b']]));
    expect(result.rounds.at(-1)).toMatchObject({ tally: { a: 4, c: 4 } });
    expect(counted(irv, each([4, ['a']], [3, ['b']], [2, ['c']]))).toMatchObject({ winners: ['a'], rounds: [{ threshold: 5 }, { threshold: 4, inactive: { exhaustedChoices: 2 } }] });
  });

  it('options nobody names leave together: it cannot matter who goes first', () => {
    const result = counted({ ...irv, options: ['a', 'b', 'c', 'd', 'e'] }, each([3, ['a']], [2, ['b']], [2, ['c', 'b']]));
    expect(result.rounds[0]!.eliminated).toEqual(['d', 'e']);
  });

  it('an option excluded before the count receives nothing', () => {
    expect(counted({ ...irv, excluded: ['a'] } as TallyRule, each([5, ['a', 'b']], [4, ['c']])).rounds[0]!.tally).toEqual({ b: 5, c: 4 });
  });
});

describe('faults of ranked ballots, by named rules', () => {
  const first = (ballots: object, choice: Ballots['choice']): TallyResult['rounds'][number] =>
    counted({ ...irv, ballots: { ...strict, ...ballots } } as TallyRule, each([1, choice], [1, ['b']], [1, ['c']], [9, ['a']])).rounds[0]!;
  it.each([
    ['overvote', { overvote: 'exhaust' }, [['b', 'c'], 'a'], { a: 9, b: 1, c: 1 }, { overvotes: 1 }],
    ['overvote', { overvote: 'skip' }, [['b', 'c'], 'a'], { a: 10, b: 1, c: 1 }, {}],
    ['overvote', { overvote: 'exhaust-if-several-continue' }, [['b', 'c'], 'a'], { a: 9, b: 1, c: 1 }, { overvotes: 1 }],
    ['unreadable overvote', { overvote: 'skip' }, ['!overvote', 'a'], { a: 10, b: 1, c: 1 }, {}],
    ['unreadable overvote', { overvote: 'exhaust-if-several-continue' }, ['!overvote', 'a'], { a: 9, b: 1, c: 1 }, { overvotes: 1 }],
    ['skipped', { skipped: 1 }, [[], 'a'], { a: 10, b: 1, c: 1 }, {}],
    ['skipped', { skipped: 1 }, [[], [], 'a'], { a: 9, b: 1, c: 1 }, { skippedRankings: 1 }],
    ['skipped', { skipped: 'any' }, [[], [], 'a'], { a: 10, b: 1, c: 1 }, {}],
    ['places beyond the last', { maxRanks: 1, skipped: 'any' }, [[], 'a'], { a: 9, b: 1, c: 1 }, { exhaustedChoices: 1 }],
  ] as const)('%s %j', (_name, rules, choice, votes, inactive) => {
    expect(first(rules, choice)).toMatchObject({ tally: votes, inactive });
  });

  it('a second mention is passed over, or ends the ballot', () => {
    const ballots = each([2, ['c', 'c', 'a']], [3, ['a']], [4, ['b']]);
    expect(counted({ ...irv, ballots: { ...strict, duplicate: 'pass-over' } } as TallyRule, ballots).winners).toEqual(['a']);
    const ended = counted({ ...irv, ballots: { ...strict, duplicate: 'exhaust' } } as TallyRule, ballots);
    expect(ended).toMatchObject({ winners: ['b'], rounds: [{}, { inactive: { repeatedRankings: 2 } }] });
  });
});

describe('refusals', () => {
  const schulze: TallyRule = { ...abc, method: 'schulze', strength: 'winning', unranked: 'last', ballots: { ...strict, overvote: 'all-count' } };
  const score: TallyRule = { ...abc, method: 'score', min: 0, max: 5, aggregate: 'sum', unscored: 'zero' };
  const cases: readonly (readonly [string, string, unknown, unknown])[] = [
    ['NO_BALLOTS', 'ballots', irv, []],
    ['NO_VALID_BALLOTS', 'ballots', irv, each([3, null], [1, []])],
    ['NO_VALID_BALLOTS', 'ballots', { ...irv, method: 'stv', until: undefined, seats: 1, family: 'meek' }, each([3, null])],
    ['COUNT_MALFORMED', 'ballots[1].count', irv, each([1, ['a']], [0, ['b']])],
    ['COUNT_MALFORMED', 'ballots[0].count', irv, each([1.5, ['a']])],
    ['TOO_MANY_BALLOTS', 'ballots[1].count', irv, each([Number.MAX_SAFE_INTEGER, ['a']], [1, ['b']])],
    ['CHOICE_MALFORMED', 'ballots[0]', irv, ['a']],
    ['CHOICE_MALFORMED', 'ballots[0].choice', irv, each([1, 'a'])],
    ['CHOICE_MALFORMED', 'ballots[0].choice[0]', irv, [{ count: 1, choice: [7] }]],
    ['UNKNOWN_OPTION', 'ballots[0].choice[1]', irv, each([1, ['a', 'x']])],
    ['UNKNOWN_OPTION', 'ballots[0].choice[0]', schulze, each([1, [['a', '__proto__']]])],
    ['OPTION_TWICE', 'ballots[0].choice[1]', irv, each([1, ['a', 'a']])],
    ['OPTION_TWICE', 'ballots[0].choice[0]', schulze, each([1, [['a', 'a']]])],
    ['PLACE_SKIPPED', 'ballots[0].choice[0]', irv, each([1, [[], 'a']])],
    ['SEVERAL_IN_ONE_PLACE', 'ballots[0].choice[0]', irv, each([1, [['a', 'b']]])],
    ['SEVERAL_IN_ONE_PLACE', 'ballots[0].choice[0]', irv, each([1, ['!overvote']])],
    ['UNKNOWN_OPTION', 'ballots[0].choice', { ...abc, method: 'plurality' }, each([1, 'x'])],
    ['TOO_MANY_APPROVALS', 'ballots[0].choice', { ...abc, method: 'approval', maxApprovals: 1 }, each([1, ['a', 'b']])],
    ['OPTION_TWICE', 'ballots[0].choice[1]', { ...abc, method: 'approval' }, each([1, ['a', 'a']])],
    ['SCORE_OUT_OF_RANGE', 'ballots[0].choice.a', score, each([1, { a: 6 }])],
    ['CHOICE_MALFORMED', 'ballots[0].choice.a', score, each([1, { a: 0.5 }])],
    ['UNKNOWN_OPTION', 'ballots[0].choice.x', score, each([1, { x: 1 }])],
    ['OPTION_NOT_GRADED', 'ballots[0].choice', { ...abc, method: 'majority-judgment', grades: [0, 1], ungraded: 'refused' }, each([1, { a: 1 }])],
    ['OVER_BUDGET', 'ballots[0].choice', { ...abc, method: 'quadratic', budget: 12, assurance: 'one-person' }, each([1, { a: 3, b: 2 }])],
    ['OVER_BUDGET', 'ballots[0].choice', { ...abc, method: 'cumulative', budget: 3, spend: 'at-most' }, each([1, { a: 3, b: 1 }])],
    ['BUDGET_NOT_SPENT', 'ballots[0].choice', { ...abc, method: 'cumulative', budget: 3, spend: 'exactly' }, each([1, { a: 1 }])],
    ['ONE_PERSON_NOT_ASSURED', 'assurance', { ...abc, method: 'quadratic', budget: 9, assurance: 'none' }, each([1, { a: 1 }])],
    ['CHOICE_MALFORMED', 'ballots[0].choice', { method: 'consent' }, each([1, 'yes'])],
    ['UNKNOWN_METHOD', 'method', { ...abc, method: 'toString' }, each([1, 'a'])],
    ['RULE_MALFORMED', 'rule', null, []],
    ['RULE_MALFORMED', 'until', { ...irv, until: 'soon' }, each([1, ['a']])],
    ['RULE_MALFORMED', 'surprise', { ...irv, surprise: 1 }, each([1, ['a']])],
    ['RULE_MALFORMED', 'ballots.overvote', { ...irv, ballots: { ...strict, overvote: 'all-count' } }, each([1, ['a']])],
    ['RULE_MALFORMED', 'threshold.fraction', { method: 'yes-no', threshold: { base: 'votesCast', fraction: '0.5', cmp: '>' } }, each([1, 'yes'])],
    ['RULE_MALFORMED', 'max', { ...score, max: 0 }, each([1, {}])],
    ['NO_OPTIONS', 'options', { ...irv, options: [] }, each([1, []])],
    ['DUPLICATE_OPTION', 'options', { ...irv, options: ['a', 'a'] }, each([1, ['a']])],
    ['RULE_MALFORMED', 'options[0]', { ...irv, options: ['a\u0001b'] }, each([1, []])],
    ['RULE_MALFORMED', 'seats', { ...abc, method: 'plurality', seats: 0 }, each([1, 'a'])],
    ['MORE_SEATS_THAN_OPTIONS', 'seats', { ...abc, method: 'plurality', seats: 4 }, each([1, 'a'])],
    ['TIE_ORDER_INCOMPLETE', 'tie[0].order', { ...irv, tie: [{ by: 'order', order: ['a', 'b', 'b'] }] }, each([1, ['a']])],
    ['RULE_MALFORMED', 'tie[0].seed', { ...irv, tie: [{ by: 'seed', seed: 'line\nfeed line' }] }, each([1, ['a']])],
  ];
  it.each(cases)('%s at %s', (refusal, field, rule, ballots) => {
    const plain = JSON.parse(JSON.stringify([rule, ballots])) as [TallyRule, Ballots[]];
    expect(tally(...plain)).toEqual({ ok: false, refusal, field });
  });

  it('each has words', () => {
    for (const [refusal] of cases) expect(TALLY_REFUSAL_WORDS[refusal as keyof typeof TALLY_REFUSAL_WORDS].length).toBeGreaterThan(20);
  });

  it('a choice is checked when it is cast as it is when it is counted', () => {
    expect(parseChoice(irv, ['a', 'x'])).toEqual({ ok: false, refusal: 'UNKNOWN_OPTION', field: 'choice[1]' });
    expect(parseChoice(irv, ['a', 'b'])).toEqual({ ok: true, choice: ['a', 'b'] });
    expect(parseRule(irv)).toEqual({ ok: true, rule: irv });
  });

  it('an option may have any name', () => {
    const options = ['__proto__', 'constructor', 'exhausted'];
    expect(counted({ ...irv, options } as TallyRule, each([3, ['__proto__']], [1, ['constructor', '__proto__']], [1, ['exhausted']])).winners).toEqual(['__proto__']);
    const plain = JSON.parse('{"__proto__": 3, "constructor": 1}') as Ballots['choice'];
    expect(counted({ ...score, options }, each([1, plain])).winners).toEqual(['__proto__']);
  });
});
