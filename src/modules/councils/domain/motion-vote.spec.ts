import { describe, expect, it } from '@jest/globals';
import type { Circumstances } from '../../../kernel/decider.js';
import { toHex, utf8 } from '../../../kernel/bytes.js';
import { canonicalJson, sha256 } from '../../../ledger/core/index.js';
import { motionDecider } from './motion.js';
import type { MotionCommand, MotionRefusal, Proposal } from './motion-commands.js';
import {
  clock, holder, hour, MAJORITY, memberOf, milliseconds, MOTION, moot, type Moot, nobody, opened, proposed, RESOLUTION, RULE, SEALED_RULE, steward,
} from './motion.fixture.js';
import { rowsOf, RollTree } from './roll.js';
import { ruleHashOf, type VoteRule } from './rule-object.js';
import { seatDecider } from './seat.js';
import { seatId } from './seat-state.js';
import type { TallyRule } from './tally/index.js';
import { C, COUNCIL, day } from './world.fixture.js';

type Verdict = 'ok' | MotionRefusal;
const open = (more: Partial<VoteRule> = {}): MotionCommand => ({ type: 'OpenVote', rule: { ...RULE, ...more } });
const tallied = (tally: TallyRule, more: Partial<VoteRule> = {}): MotionCommand => open({ tally, ...more });
const CANDIDATES = [memberOf(4), memberOf(5)];
const ELECTION: Proposal = { ...RESOLUTION, kind: 'elect', subject: { class: 'citizens', candidates: CANDIDATES.map((member) => ({ member, statement: C })) } };
const PLURALITY: TallyRule = { method: 'plurality', options: CANDIDATES, tie: [] };
const RANKED = { options: ['a', 'b'], tie: [{ by: 'seed', seed: 'ballots/salts' }], ballots: { overvote: 'refuse', skipped: 'refuse', duplicate: 'refuse' } } as const;
const IRV: TallyRule = { ...RANKED, method: 'irv', until: 'majority' };
const SEALED: Partial<VoteRule> = { ballots: 'sealed', revealUntil: hour(20) };
const QUORUM = { base: 'membersPresent', cmp: '>=', fraction: '1/2' } as const;
const DOUBLE = { classes: 'all', threshold: MAJORITY, emptyClass: 'class-dropped' } as const;
const recused = (...seats: number[]): Moot =>
  seats.reduce((world, seat) => world.must(motionDecider, MOTION, { type: 'Recuse', seat, reason: 'shares', note: C, row: null }, holder(seat, hour(1))), proposed());

describe('voting is opened', () => {
  const rows: readonly (readonly [string, () => Moot, MotionCommand, Circumstances, Verdict])[] = [
    ['by a steward', () => proposed(), open(), steward(hour(1)), 'ok'],
    ['by the proposer', () => proposed(), open(), holder(1, hour(1)), 'ok'],
    ['not by another', () => proposed(), open(), holder(2, hour(1)), 'NOT_THE_PROPOSER'],
    ['not by a proposer who left', () => proposed().must(seatDecider, seatId(COUNCIL, 1), { type: 'VacateSeat', reason: 'resigned', motion: null }, holder(1, hour(1))), open(), holder(1, hour(1)), 'NOT_THE_PROPOSER'],
    ['not by the node', () => proposed(), open(), clock(hour(1)), 'NOT_THE_PROPOSER'],
    ['not unsigned', () => proposed(), open(), steward(hour(1), 'session'), 'SIGNATURE_REQUIRED'],
    ['not before it is proposed', () => moot(), open(), steward(hour(1)), 'NO_SUCH_MOTION'],
    ['not twice', () => opened(), open(), steward(hour(1)), 'ALREADY_OPENED'],
    ['not after withdrawal', () => proposed().must(motionDecider, MOTION, { type: 'WithdrawMotion', seat: 1 }, holder(1, hour(1))), open(), steward(hour(1)), 'ENDED'],
    ['not while the public comments', () => proposed({ ...RESOLUTION, commentsUntil: hour(2) }), open(), steward(hour(1)), 'COMMENTS_OPEN'],
    ['but at the instant when that ends', () => proposed({ ...RESOLUTION, commentsUntil: hour(2) }), open(), steward(hour(2)), 'ok'],
    ['not while a recusal runs', () => proposed().must(motionDecider, MOTION, { type: 'ProposeRecusal', seat: 1, of: 4, reason: 'shares', note: C, closesAt: hour(5) }, holder(1, hour(1))), open(), steward(hour(1)), 'RECUSAL_PENDING'],
    ['from an instant that does not lie behind', () => proposed(), open({ opensAt: milliseconds(hour(1), -1) }), steward(hour(1)), 'DEADLINE_IN_PAST'],
    ['or at once', () => proposed(), open({ opensAt: null }), steward(hour(1)), 'ok'],
    ['until after that', () => proposed(), open({ closesAt: hour(2) }), steward(hour(1)), 'DEADLINE_IN_PAST'],
    ['for a year at most', () => proposed(), open({ closesAt: day(368) }), steward(hour(1)), 'TERM_TOO_LONG'],
    ['that begins within a year', () => proposed(), open({ opensAt: day(368), closesAt: day(369) }), steward(hour(1)), 'TERM_TOO_LONG'],
    ['where somebody may vote', () => recused(1, 2, 3, 4, 5, 6), open(), steward(hour(1)), 'NOBODY_MAY_VOTE'],
    ['if only one', () => recused(1, 2, 3, 4, 5), open(), steward(hour(1)), 'ok'],
    ['by a majority', () => proposed(), tallied({ method: 'yes-no', threshold: { base: 'votesCast', cmp: '>', fraction: '49/100' } }), steward(hour(1)), 'BELOW_MAJORITY'],
    ['half is none', () => proposed(), tallied({ method: 'yes-no', threshold: { base: 'votesCast', cmp: '>=', fraction: '1/2' } }), steward(hour(1)), 'BELOW_MAJORITY'],
    ['two thirds are', () => proposed(), tallied({ method: 'yes-no', threshold: { base: 'entireMembership', cmp: '>=', fraction: '2/3' } }), steward(hour(1)), 'ok'],
    ['in classes too', () => proposed(), open({ doubleMajority: { ...DOUBLE, threshold: { ...MAJORITY, fraction: '1/3' } } }), steward(hour(1)), 'BELOW_MAJORITY'],
    ['by a double majority', () => proposed(), open({ doubleMajority: DOUBLE }), steward(hour(1)), 'ok'],
    ['of no more classes than there are', () => proposed(), open({ doubleMajority: { ...DOUBLE, classes: 4 } }), steward(hour(1)), 'RULE_REFUSED'],
    ['a policy is not elected', () => proposed(), tallied({ ...PLURALITY, options: ['a', 'b'] }), steward(hour(1)), 'METHOD_NOT_FOR_KIND'],
    ['nor a member adopted', () => proposed(ELECTION), open(), steward(hour(1)), 'METHOD_NOT_FOR_KIND'],
    ['an election is between its candidates', () => proposed(ELECTION), tallied(PLURALITY), steward(hour(1)), 'ok'],
    ['all of them', () => proposed(ELECTION), tallied({ ...PLURALITY, options: [memberOf(4)] }), steward(hour(1)), 'OPTIONS_DIFFER'],
    ['and nobody else', () => proposed(ELECTION), tallied({ ...PLURALITY, options: [memberOf(4), memberOf(6)] }), steward(hour(1)), 'OPTIONS_DIFFER'],
    ['a resolution chooses between codes', () => proposed(RESOLUTION), tallied({ ...PLURALITY, options: ['park', 'library'] }), steward(hour(1)), 'ok'],
    ['which are no place to write in', () => proposed(RESOLUTION), tallied({ ...PLURALITY, options: ['park', 'poor Anna'] }), steward(hour(1)), 'RULE_REFUSED'],
    ['with a quorum', () => proposed(RESOLUTION), tallied({ ...PLURALITY, options: ['park', 'library'] }, { quorum: QUORUM }), steward(hour(1)), 'ok'],
    ['which yes-no has in its own rule', () => proposed(RESOLUTION), open({ quorum: QUORUM }), steward(hour(1)), 'RULE_REFUSED'],
    ['quadratic needs one person each', () => proposed(RESOLUTION), tallied({ method: 'quadratic', options: ['a', 'b'], tie: [], budget: 9, assurance: 'none' }), steward(hour(1)), 'ONE_PERSON_NOT_ASSURED'],
    ['a lot comes from sealed ballots', () => proposed(RESOLUTION), tallied(IRV, SEALED), steward(hour(1)), 'ok'],
    ['not from open ones', () => proposed(RESOLUTION), tallied(IRV), steward(hour(1)), 'SEED_NOT_OF_THE_LOG'],
    ['nor from a seed of somebody\'s choosing', () => proposed(RESOLUTION), tallied({ ...IRV, tie: [{ by: 'seed', seed: 'my lucky number' }] } as TallyRule, SEALED), steward(hour(1)), 'SEED_NOT_OF_THE_LOG'],
    ['sealed, and opened afterwards', () => proposed(), open(SEALED), steward(hour(1)), 'ok'],
    ['not sealed for ever', () => proposed(), open({ ballots: 'sealed' }), steward(hour(1)), 'RULE_REFUSED'],
    ['nor opened before', () => proposed(), open({ ballots: 'sealed', revealUntil: hour(10) }), steward(hour(1)), 'DEADLINE_IN_PAST'],
    ['nor after a month', () => proposed(), open({ ballots: 'sealed', revealUntil: day(32) }), steward(hour(1)), 'TERM_TOO_LONG'],
    ['nor opened where nothing was sealed', () => proposed(), open({ revealUntil: hour(20) }), steward(hour(1)), 'RULE_REFUSED'],
    ['an unopened ballot abstains where one can', () => proposed(), open({ ...SEALED, unopened: 'abstain' }), steward(hour(1)), 'ok'],
    ['not in an open vote', () => proposed(), open({ unopened: 'abstain' }), steward(hour(1)), 'RULE_REFUSED'],
    ['consent is open', () => proposed(), tallied({ method: 'consent' }, { ...SEALED, delegation: 0 }), steward(hour(1)), 'RULE_REFUSED'],
    ['and everybody\'s own', () => proposed(), tallied({ method: 'consent' }), steward(hour(1)), 'RULE_REFUSED'],
    ['then it decides', () => proposed(), tallied({ method: 'consent' }, { delegation: 0 }), steward(hour(1)), 'ok'],
    ['a rule has no other members', () => proposed(), open({ remark: 'poor Anna' } as Partial<VoteRule>), steward(hour(1)), 'MALFORMED'],
    ['a method is known', () => proposed(), tallied({ method: 'acclamation' } as unknown as TallyRule), steward(hour(1)), 'RULE_REFUSED'],
  ];
  it.each(rows)('%s', (_, world, command, who, expected) => expect(world().motion(command, who)).toBe(expected));

  it('with the hash of the rule and the root of the roll', () => {
    const world = opened();
    const { vote } = world.open;
    expect(vote!.ruleHash).toBe(toHex(sha256(utf8(canonicalJson(RULE as never)))));
    expect(ruleHashOf(RULE)).toBe(vote!.ruleHash);
    expect(vote!.roll).toEqual({
      hash: new RollTree(rowsOf(world.seats(), hour(1))).hash, size: 6, delegations: [],
      classes: { citizens: { seats: 4, filled: 3, recused: 0 }, experts: { seats: 2, filled: 2, recused: 0 }, workers: { seats: 1, filled: 1, recused: 0 } },
    });
  });

  it('without those whose term is over', () => {
    const world = proposed();
    world.must(motionDecider, MOTION, { type: 'OpenVote', rule: { ...RULE, opensAt: null, closesAt: day(401) } }, steward(day(400)));
    expect(world.open.vote!.roll).toMatchObject({ size: 3, classes: { citizens: { seats: 4, filled: 0, recused: 0 } } });
  });
});

describe('voting is closed', () => {
  const rows: readonly (readonly [string, () => Moot, MotionCommand, Circumstances, Verdict])[] = [
    ['by the clock at the closing instant', () => opened(), { type: 'CloseVote' }, clock(hour(10)), 'ok'],
    ['or whoever is a member', () => opened(), { type: 'CloseVote' }, holder(6, hour(10), 'session'), 'ok'],
    ['not by a stranger', () => opened(), { type: 'CloseVote' }, nobody(hour(10)), 'NOT_A_MEMBER'],
    ['not a millisecond early', () => opened(), { type: 'CloseVote' }, clock(milliseconds(hour(10), -1)), 'NOT_YET'],
    ['not where it was not opened', () => proposed(), { type: 'CloseVote' }, clock(hour(10)), 'NOT_OPEN'],
    ['not twice', () => { const world = opened(); world.closes(); return world; }, { type: 'CloseVote' }, clock(hour(10)), 'ENDED'],
    ['there is nothing to count before', () => opened(SEALED_RULE), { type: 'CountVote' }, clock(hour(20)), 'NOT_REVEALING'],
    ['nor by a stranger', () => opened(SEALED_RULE), { type: 'CountVote' }, nobody(hour(20)), 'NOT_A_MEMBER'],
  ];
  it.each(rows)('%s', (_, world, command, who, expected) => expect(world().motion(command, who)).toBe(expected));
});

describe('by consent', () => {
  const consent = (): Moot => opened({ ...RULE, tally: { method: 'consent' }, delegation: 0 });
  const raise = (seat: number, objection = '0b0b0b0b0b0b', reasoned = true): MotionCommand => ({ type: 'RaiseObjection', seat, objection, reasoned, argument: C });
  const raised = (): Moot => consent().must(motionDecider, MOTION, raise(2), holder(2, hour(3)));
  const test = (seat: number | null, valid = true): MotionCommand => ({ type: 'TestObjection', seat, objection: '0b0b0b0b0b0b', valid });
  const settle = (seat: number): MotionCommand => ({ type: 'ResolveObjection', seat, objection: '0b0b0b0b0b0b' });
  const newcomer = (): Moot => {
    const world = consent();
    world.must(seatDecider, seatId(COUNCIL, 2), { type: 'VacateSeat', reason: 'resigned', motion: null }, holder(2, hour(2)));
    world.put('members', 'roster', { members: { mem900000000: { status: 'active' } } });
    return world.must(seatDecider, seatId(COUNCIL, 2), { type: 'FillSeat', class: 'citizens', member: 'mem900000000', name: C, way: 'appointment', until: day(300), motion: null, draw: null }, steward(hour(2)));
  };
  const rows: readonly (readonly [string, () => Moot, MotionCommand, Circumstances, Verdict])[] = [
    ['a member objects', consent, raise(2), holder(2, hour(3)), 'ok'],
    ['signed', consent, raise(2), holder(2, hour(3), 'session'), 'SIGNATURE_REQUIRED'],
    ['not before votes are taken', consent, raise(2), holder(2, milliseconds(hour(2), -1)), 'NOT_YET_OPEN'],
    ['not at the closing instant', consent, raise(2), holder(2, hour(10)), 'CLOSED'],
    ['not before voting is opened', () => proposed(), raise(2), holder(2, hour(3)), 'NOT_OPEN'],
    ['not where votes decide', () => opened(), raise(2), holder(2, hour(3)), 'NOT_BY_CONSENT'],
    ['not under a number that is taken', raised, raise(3), holder(3, hour(3)), 'OBJECTION_EXISTS'],
    ['not who stands back', () => consent().put('motion', MOTION, { ...consent().open, recused: [{ seat: 2, member: memberOf(2), by: 'self', reason: 'shares', at: hour(2) }] }) as Moot, raise(2), holder(2, hour(3)), 'RECUSED'],
    ['not who came after the roll was frozen', newcomer, raise(2), { ...holder(2, hour(3)), actor: { kind: 'member', id: 'mem900000000', roles: [] } }, 'NOT_ON_ROLL'],
    ['not the 201st time', () => consent().put('motion', MOTION, { ...consent().open, objections: Array.from({ length: 200 }, (_, i) => ({ id: String(i) })) }) as Moot, raise(2), holder(2, hour(3)), 'TOO_MANY'],
    ['another member tests it', raised, test(3), holder(3, hour(3)), 'ok'],
    ['or a steward', raised, test(null), steward(hour(3)), 'ok'],
    ['a member says from which seat', raised, test(null), holder(3, hour(3)), 'NOT_A_STEWARD'],
    ['nobody tests his own', raised, test(2), holder(2, hour(3)), 'OWN_CASE'],
    ['nor what there is not', consent, test(3), holder(3, hour(3)), 'NO_SUCH_OBJECTION'],
    ['once', () => raised().must(motionDecider, MOTION, test(3), holder(3, hour(3))), test(null, false), steward(hour(3)), 'ALREADY_TESTED'],
    ['who objected says that it is resolved', raised, settle(2), holder(2, hour(3)), 'ok'],
    ['nobody else', raised, settle(3), holder(3, hour(3)), 'NO_SUCH_OBJECTION'],
    ['once', () => raised().must(motionDecider, MOTION, settle(2), holder(2, hour(3))), settle(2), holder(2, hour(3)), 'ALREADY_RESOLVED'],
    ['in time', raised, settle(2), holder(2, hour(10)), 'CLOSED'],
    ['and so is the test', raised, test(3), holder(3, hour(10)), 'CLOSED'],
  ];
  it.each(rows)('%s', (_, world, command, who, expected) => expect(world().motion(command, who)).toBe(expected));

  it.each([
    ['a reasoned one stands until it is tested', [], 'failed'],
    ['found invalid it falls', [test(3, false)], 'carried'],
    ['found valid it stands', [test(3)], 'failed'],
    ['resolved it falls', [test(3), settle(2)], 'carried'],
  ] as const)('%s', (_, then, outcome) => {
    const world = raised();
    for (const command of then) world.must(motionDecider, MOTION, command, holder(command.type === 'ResolveObjection' ? 2 : 3, hour(3)));
    world.votes({ 1: 'consent', 2: 'object', 3: 'abstain' });
    expect(world.closes().status).toBe(outcome);
  });
});
