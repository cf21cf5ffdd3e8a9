import { describe, expect, it } from '@jest/globals';
import { toBase64 } from '../../../kernel/bytes.js';
import { ballotDecider } from './ballot.js';
import { ballotId } from './ballot-state.js';
import { countVote } from './count-vote.js';
import { motionDecider } from './motion.js';
import type { MotionCommand, Proposal } from './motion-commands.js';
import { clock, holder, hour, MAJORITY, memberOf, MOTION, type Moot, moot, opened, proposed, RESOLUTION, RULE, SEALED_RULE } from './motion.fixture.js';
import type { Result } from './result.js';
import { explainResult } from './result-words.js';
import type { VoteRule } from './rule-object.js';
import { ruleSentence } from './rule-words.js';
import { sealChoice } from './sealed-choice.js';
import { seatDecider } from './seat.js';
import { seatId } from './seat-state.js';
import type { Choice, TallyRule } from './tally/index.js';
import { C, COUNCIL, day } from './world.fixture.js';

const DOUBLE = { classes: 'all', threshold: MAJORITY, emptyClass: 'class-dropped' } as const;
const yesNo = (base: 'votesCast' | 'membersPresent' | 'entireMembership', fraction = '1/2', cmp: '>' | '>=' = '>'): TallyRule => ({ method: 'yes-no', threshold: { base, cmp, fraction } });
const RECUSE: MotionCommand = { type: 'Recuse', seat: 4, reason: 'shares', note: C, row: null };
const recuse = (world: Moot, ...seats: number[]): Moot => seats.reduce((one, seat) => one.must(motionDecider, MOTION, { ...RECUSE, seat } as MotionCommand, holder(seat, hour(0))), world);

/** Seats 1 to 3 citizens, 4 and 5 experts, 6 a worker. */
const result = (rule: Partial<VoteRule>, choices: Record<number, Choice>, world: Moot = proposed()): Result => {
  world.opens({ ...RULE, ...rule }).votes(choices);
  return world.closes().result!;
};

describe('the outcome', () => {
  it.each<[string, Partial<VoteRule>, Record<number, Choice>, Result['outcome']]>([
    ['more than half of the votes cast', {}, { 1: 'yes', 2: 'yes', 3: 'no' }, 'carried'],
    ['abstentions left out', {}, { 1: 'yes', 2: 'abstain', 3: 'abstain' }, 'carried'],
    ['half is a tie, which is said', {}, { 1: 'yes', 2: 'no', 3: 'abstain' }, 'tied'],
    ['abstentions alone carry nothing', {}, { 1: 'abstain' }, 'failed'],
    ['of those present an abstention is in the way', { tally: yesNo('membersPresent') }, { 1: 'yes', 2: 'yes', 3: 'no', 4: 'abstain' }, 'failed'],
    ['of the entire membership absence is too', { tally: yesNo('entireMembership') }, { 1: 'yes', 2: 'yes', 3: 'yes' }, 'failed'],
    ['with vacant seats more so', { tally: yesNo('entireMembership'), members: 'all-seats' }, { 1: 'yes', 2: 'yes', 3: 'yes', 4: 'yes' }, 'carried'],
    ['two thirds', { tally: yesNo('votesCast', '2/3', '>=') }, { 1: 'yes', 2: 'yes', 3: 'no' }, 'carried'],
    ['three of four and a half', { tally: yesNo('votesCast', '3/4', '>') }, { 1: 'yes', 2: 'yes', 3: 'yes', 4: 'no' }, 'failed'],
    ['no quorum', { tally: { ...yesNo('votesCast'), quorum: { base: 'membersPresent', cmp: '>=', fraction: '1/2' } } as TallyRule }, { 1: 'yes', 2: 'yes' }, 'no-quorum'],
    ['a quorum by an abstention', { tally: { ...yesNo('votesCast'), quorum: { base: 'membersPresent', cmp: '>=', fraction: '1/2' } } as TallyRule }, { 1: 'yes', 2: 'yes', 3: 'abstain' }, 'carried'],
    ['no ballots', {}, {}, 'undecided'],
    ['no ballots and no quorum', { tally: { ...yesNo('votesCast'), quorum: { base: 'membersPresent', cmp: '>=', value: 1 } } as TallyRule }, {}, 'no-quorum'],
    ['double majority', { doubleMajority: DOUBLE }, { 1: 'yes', 2: 'yes', 4: 'yes', 6: 'yes' }, 'carried'],
    ['one class against', { doubleMajority: DOUBLE }, { 1: 'yes', 2: 'yes', 4: 'yes', 6: 'no' }, 'failed'],
    ['a class that nobody voted for', { doubleMajority: DOUBLE }, { 1: 'yes', 2: 'yes', 4: 'yes' }, 'failed'],
    ['two of three classes', { doubleMajority: { ...DOUBLE, classes: 2 } }, { 1: 'yes', 2: 'yes', 4: 'yes', 6: 'no' }, 'carried'],
    ['classes without the whole', { doubleMajority: { ...DOUBLE, classes: 2 } }, { 1: 'no', 2: 'no', 3: 'no', 4: 'yes', 6: 'yes' }, 'failed'],
  ])('%s', (_, rule, choices, outcome) => expect(result(rule, choices).outcome).toBe(outcome));

  it('of nobody says so, and a contest of no ballots is not a defeat', () => {
    expect(result({}, {})).toMatchObject({ refusal: 'NO_BALLOTS', transcript: null, overall: null, robustness: { margin: null } });
  });
});

describe('a class without seats or wholly recused', () => {
  const effects = [['counts-as-pass', 'carried'], ['counts-as-fail', 'failed'], ['class-dropped', 'carried']] as const;
  it.each(effects)('nobody sits there: %s, %s', (emptyClass, outcome) => {
    const world = moot([1, 2, 4]).must(motionDecider, MOTION, { type: 'ProposeMotion', ...RESOLUTION }, holder(1, hour(0)));
    const told = result({ doubleMajority: { ...DOUBLE, emptyClass } }, { 1: 'yes', 2: 'yes', 4: 'yes' }, world);
    expect(told).toMatchObject({ outcome, classes: { workers: { empty: true, members: 0, present: 0 } } });
  });

  it.each(effects)('all stand back: %s, %s', (emptyClass, outcome) => {
    const told = result({ doubleMajority: { ...DOUBLE, emptyClass } }, { 1: 'yes', 2: 'yes', 6: 'yes' }, recuse(proposed(), 4, 5));
    expect(told).toMatchObject({ outcome, classes: { experts: { empty: true, members: 0, passed: false } } });
  });

  it.each([['counts-as-pass', 'carried'], ['counts-as-fail', 'failed'], ['class-dropped', 'failed']] as const)('with two of three asked for: %s, %s', (emptyClass, outcome) => {
    const told = result({ doubleMajority: { ...DOUBLE, classes: 2, emptyClass } }, { 1: 'yes', 2: 'yes', 3: 'yes', 6: 'no' }, recuse(proposed(), 4, 5));
    expect(told.outcome).toBe(outcome);
  });
});

describe('recusal', () => {
  it.each([
    ['not-counted', 'not-counted', 5, 5, 'carried'],
    ['counted', 'not-counted', 6, 5, 'no-quorum'],
    ['not-counted', 'counted', 5, 6, 'failed'],
  ] as const)('quorum %s, threshold %s', (quorum, threshold, ofQuorum, ofThreshold, outcome) => {
    const tally: TallyRule = { method: 'yes-no', threshold: { base: 'entireMembership', cmp: '>', fraction: '1/2' }, quorum: { base: 'membersPresent', cmp: '>', fraction: '1/2' } };
    const told = result({ tally, recused: { quorum, threshold } }, { 1: 'yes', 2: 'yes', 3: 'yes' }, recuse(proposed(), 4));
    expect(told).toMatchObject({ outcome, membership: { quorum: ofQuorum, threshold: ofThreshold, present: 3 } });
  });

  it('after the ballot takes the ballot away', () => {
    const world = opened().votes({ 1: 'yes', 4: 'no', 5: 'no' });
    const row = world.trees.get(MOTION)!.prove(memberOf(4), 4);
    world.must(motionDecider, MOTION, { ...RECUSE, row } as MotionCommand, holder(4, hour(4)));
    expect(world.closes().result).toMatchObject({ outcome: 'tied', counted: { cast: 3, recused: 1, counted: 2 }, membership: { threshold: 5 }, overall: { yes: 1, no: 1 } });
  });
});

describe('who left after he voted', () => {
  it('has voted: the roll is frozen', () => {
    const world = opened().votes({ 2: 'yes' });
    world.must(seatDecider, seatId(COUNCIL, 2), { type: 'VacateSeat', reason: 'resigned', motion: null }, holder(2, hour(4)));
    expect(world.closes().result).toMatchObject({ outcome: 'carried', overall: { yes: 1 } });
  });
});

describe('delegation', () => {
  const delegate = (world: Moot, from: number, to: number, topics: 'all' | string[] = 'all', until = day(200)): Moot =>
    world.must(seatDecider, seatId(COUNCIL, from), { type: 'Delegate', to, topics, until }, holder(from, hour(0)));
  const told = (world: Moot, choices: Record<number, Choice>, more: Partial<VoteRule> = {}): unknown => {
    const { overall, counted, classes } = result(more, choices, world);
    return [overall, counted.delegated, classes['experts']];
  };

  it('counts where the delegate voted, in the class of who gave it', () => {
    expect(told(delegate(proposed(), 4, 1), { 1: 'yes' })).toMatchObject([{ yes: 2 }, 1, { yes: 1, present: 1 }]);
  });
  it('not where the rule knows none', () => {
    expect(told(delegate(proposed(), 4, 1), { 1: 'yes' }, { delegation: 0 })).toMatchObject([{ yes: 1 }, 0, { yes: 0 }]);
  });
  it('a direct ballot overrides it', () => {
    expect(told(delegate(proposed(), 4, 1), { 1: 'yes', 4: 'no' })).toMatchObject([{ yes: 1, no: 1 }, 0, { no: 1 }]);
  });
  it('a stale direct ballot overrides it too', () => {
    const world = delegate(proposed(), 4, 1).opens().votes({ 4: 'no' });
    world.must(motionDecider, MOTION, { type: 'ReviseMotion', seat: 1, text: C, note: C }, holder(1, hour(4)));
    expect(world.votes({ 1: 'yes' }, hour(5)).closes().result).toMatchObject({ overall: { yes: 1, no: 0 }, counted: { delegated: 0, stale: 1 } });
  });
  it('passes nothing on where the delegate did not vote, and is never a chain', () => {
    const chain = delegate(delegate(proposed(), 4, 1), 5, 4);
    expect(told(chain, { 1: 'yes' })).toMatchObject([{ yes: 2 }, 1, { yes: 1 }]);
  });
  it('not around in a circle', () => {
    expect(result({}, {}, delegate(delegate(proposed(), 4, 5), 5, 4))).toMatchObject({ refusal: 'NO_BALLOTS', counted: { delegated: 0 } });
  });
  it('not by or to who stands back', () => {
    expect(told(recuse(delegate(proposed(), 4, 1), 4), { 1: 'yes' })).toMatchObject([{ yes: 1 }, 0, { members: 1 }]);
    expect(recuse(delegate(proposed(), 4, 1), 1).opens().open.vote!.roll.delegations).toEqual([]);
  });
  it('nor by or to who stands back later', () => {
    for (const seat of [1, 4]) {
      const world = delegate(proposed(), 4, 1).opens().votes({ 1: 'yes', 2: 'no' });
      const row = world.trees.get(MOTION)!.prove(memberOf(seat), seat);
      world.must(motionDecider, MOTION, { ...RECUSE, seat, row } as MotionCommand, holder(seat, hour(4)));
      expect(world.closes().result!.counted.delegated).toBe(0);
    }
  });
  it('on its topics, and while it lasts when voting opens', () => {
    expect(delegate(proposed(), 4, 1, ['5p5p5p5p5p5p']).opens().open.vote!.roll.delegations).toEqual([[4, 1, 'experts']]);
    expect(delegate(proposed(), 4, 1, ['5p5p5p5p5p52']).opens().open.vote!.roll.delegations).toEqual([]);
    expect(delegate(proposed(RESOLUTION), 4, 1, ['5p5p5p5p5p5p']).opens().open.vote!.roll.delegations).toEqual([]);
    expect(delegate(proposed(), 4, 1, 'all', hour(1)).opens().open.vote!.roll.delegations).toEqual([]);
  });
  it('to the member it was meant for', () => {
    const world = delegate(proposed(), 4, 6);
    world.must(seatDecider, seatId(COUNCIL, 6), { type: 'VacateSeat', reason: 'resigned', motion: null }, holder(6, hour(0)));
    expect(world.opens().open.vote!.roll.delegations).toEqual([]);
  });
});

describe('elections', () => {
  const options = [memberOf(4), memberOf(5), memberOf(6)];
  const ELECTION: Proposal = { ...RESOLUTION, kind: 'elect', subject: { class: 'citizens', candidates: options.map((member) => ({ member, statement: C })) } };
  const plurality: TallyRule = { method: 'plurality', options, tie: [] };
  const elect = (tally: TallyRule, choices: Record<number, Choice>, more: Partial<VoteRule> = {}): Result => result({ tally, ...more }, choices, proposed(ELECTION));
  const [a, b, c] = options as [string, string, string];

  it('name who won', () => expect(elect(plurality, { 1: a, 2: a, 3: b })).toMatchObject({ outcome: 'carried', winners: [a], overall: null, classes: {} }));
  it('never resolve a tie silently', () => expect(elect(plurality, { 1: a, 2: b })).toMatchObject({ outcome: 'tied', winners: [], tied: [a, b] }));
  it('resolve it by a declared order', () => expect(elect({ ...plurality, tie: [{ by: 'order', order: [c, b, a] }] }, { 1: a, 2: b })).toMatchObject({ outcome: 'carried', winners: [b] }));
  it('need their quorum', () => {
    const quorum = { base: 'membersPresent', cmp: '>=', fraction: '1/2' } as const;
    expect(elect(plurality, { 1: a, 2: a }, { quorum })).toMatchObject({ outcome: 'no-quorum', winners: [], quorumMet: false });
    expect(elect(plurality, { 1: a, 2: a, 3: a }, { quorum })).toMatchObject({ outcome: 'carried', winners: [a] });
  });
  it('say what other methods would have said', () => {
    const irv: TallyRule = { method: 'irv', until: 'majority', options, tie: [], ballots: { overvote: 'refuse', skipped: 'refuse', duplicate: 'refuse' } };
    const told = elect(irv, { 1: [[a], [c]], 2: [[a], [c]], 3: [[b], [c]], 4: [[b], [c]], 5: [[c], [a]] });
    expect(told).toMatchObject({ outcome: 'carried', winners: [a] });
    expect(told.robustness.otherMethods).toMatchObject({ Schulze: [c], Copeland: [c] });
  });

  it('draw lots from the opened ballots, which nobody knew before', () => {
    const drawn = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => {
      const rule: VoteRule = { ...SEALED_RULE, tally: { ...plurality, tie: [{ by: 'seed', seed: 'ballots/salts' }] } };
      const world = proposed(ELECTION).opens(rule);
      const ballots = [[1, a], [2, b]] as const;
      const salt = (seat: number): Uint8Array => new Uint8Array(32).fill(16 * n + seat);
      for (const [seat, choice] of ballots) {
        const id = ballotId(MOTION, seat);
        world.must(ballotDecider, id, world.marked(seat, null, { sealed: sealChoice(salt(seat), id, choice) }), holder(seat, hour(3)));
      }
      world.must(motionDecider, MOTION, { type: 'CloseVote' }, clock(hour(10)));
      for (const [seat, choice] of ballots) world.must(ballotDecider, ballotId(MOTION, seat), { type: 'OpenBallot', choice, salt: toBase64(salt(seat)), reason: null }, holder(seat, hour(11)));
      world.must(motionDecider, MOTION, { type: 'CountVote' }, clock(hour(11)));
      expect(world.open.status).toBe('carried');
      return world.open.result!.winners[0];
    });
    expect(new Set(drawn)).toEqual(new Set([a, b]));
  });
});

describe('robustness', () => {
  it('prints the margin', () => {
    expect(result({}, { 1: 'yes', 2: 'yes', 3: 'no' }).robustness.margin).toEqual({ exact: true, ballots: 1 });
    expect(result({}, { 1: 'yes', 2: 'yes', 3: 'yes', 4: 'yes', 5: 'no' }).robustness.margin).toEqual({ exact: true, ballots: 2 });
    expect(result({}, { 1: 'yes', 2: 'no', 3: 'no', 4: 'no', 5: 'no' }).robustness.margin).toEqual({ exact: true, ballots: 2 });
    expect(result({ tally: yesNo('entireMembership', '1', '>') }, { 1: 'yes' }).robustness.margin).toBeNull();
  });
  it('of a double majority too: the weakest class', () => {
    const told = result({ doubleMajority: DOUBLE }, { 1: 'yes', 2: 'yes', 3: 'yes', 4: 'yes', 5: 'yes', 6: 'yes' });
    expect(told).toMatchObject({ outcome: 'carried', robustness: { margin: { exact: true, ballots: 1 } } });
    const failed = result({ doubleMajority: DOUBLE }, { 1: 'yes', 2: 'yes', 3: 'yes', 4: 'no', 5: 'abstain', 6: 'no' });
    expect(failed).toMatchObject({ outcome: 'failed', robustness: { margin: { exact: false, atMost: 2 } } });
  });
  it('prints the outcome under the other denominators', () => {
    expect(result({}, { 1: 'yes', 2: 'yes', 3: 'no', 4: 'abstain' }).robustness.denominators).toEqual({
      votesCast: true, membersPresent: false, entireMembership: false, weightForPlusAbstain: true,
    });
  });
  it('names the one bloc', () => {
    expect(result({}, { 1: 'yes', 2: 'yes', 3: 'yes', 4: 'no', 6: 'no' }).robustness.oneBlocOnly).toBe('citizens');
    expect(result({}, { 1: 'yes', 2: 'yes', 3: 'yes', 4: 'yes', 6: 'no' }).robustness.oneBlocOnly).toBeNull();
  });
  it('prints the power of each class', () => {
    const { banzhaf } = result({}, { 1: 'yes' }).robustness;
    expect(Object.keys(banzhaf).sort()).toEqual(['citizens', 'experts', 'workers']);
    expect(result({ doubleMajority: { ...DOUBLE, emptyClass: 'counts-as-fail' } }, { 1: 'yes' }, recuse(proposed(), 6)).robustness.banzhaf).toEqual({ citizens: 0, experts: 0, workers: 0 });
  });
});

describe('in words', () => {
  it('the rule says what it does', () => {
    const sentence = ruleSentence({ ...SEALED_RULE, doubleMajority: DOUBLE });
    for (const part of ['more than 1/2 of the votes cast', 'each class of seats', 'left out', 'sealed', 'the member he named', 'confirmed or cast again']) expect(sentence).toContain(part);
  });
  it('of every method', () => {
    const options = ['a', 'b'];
    const ranked = { options, tie: [], ballots: { overvote: 'refuse', skipped: 'refuse', duplicate: 'refuse' } } as const;
    const rules: TallyRule[] = [
      { method: 'consent' }, { method: 'plurality', options, tie: [] }, { method: 'approval', options, tie: [] }, { method: 'cumulative', options, tie: [], budget: 3, spend: 'exactly' },
      { method: 'score', options, tie: [], min: 1, max: 5, aggregate: 'mean', unscored: 'left-out' }, { method: 'star', options, tie: [], min: 0, max: 5 },
      { method: 'majority-judgment', options, tie: [], grades: [0, 1, 2], ungraded: 'refused' }, { method: 'quadratic', options, tie: [], budget: 9, assurance: 'one-person' },
      { ...ranked, method: 'irv', until: 'majority' }, { ...ranked, method: 'stv', seats: 1, family: 'scottish' }, { ...ranked, method: 'schulze', strength: 'winning', unranked: 'last' },
      { ...ranked, method: 'ranked-pairs', strength: 'winning', unranked: 'last' }, { ...ranked, method: 'copeland', unranked: 'last' }, { ...ranked, method: 'minimax', strength: 'margin', unranked: 'last' },
    ];
    for (const tally of rules) expect(ruleSentence({ ...RULE, tally })).not.toMatch(/^By /);
  });
  it('the result is told', () => {
    const world = recuse(proposed(), 5).opens({ ...RULE, doubleMajority: DOUBLE }).votes({ 1: 'yes', 2: 'yes', 3: 'no', 4: 'yes', 6: 'yes' });
    const told = explainResult(world.closes());
    expect(told[0]).toBe('Carried: 4 for, 1 against, 0 abstained.');
    expect(told.join(' ')).toMatch(/The rule: .*5 took part.*Class experts: 1 for.*Another outcome would have needed 1 ballot filled in otherwise/);
  });
});

it('ballots count alike in whatever order they come', () => {
  const world = opened().votes({ 1: 'yes', 2: 'no', 3: 'yes', 4: 'abstain' });
  const ballots = [1, 2, 3, 4].map((seat) => world.ballotState(seat));
  expect(countVote(world.open, [...ballots].reverse())).toEqual(countVote(world.open, ballots));
});
