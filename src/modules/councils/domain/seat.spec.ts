import { describe, expect, it } from '@jest/globals';
import type { Circumstances } from '../../../kernel/decider.js';
import type { Instant } from '../../../kernel/instant.js';
import type { SeatCommand, SeatRefusal } from './seat-commands.js';
import { seatDecider } from './seat.js';
import { delegateOf, seatId, sittingMember, type Seat } from './seat-state.js';
import { anyWorld, appoint, by, C, COUNCIL, day, foundedWorld, ID, LAB, MEMBER, OTHER_COUNCIL, PEOPLE, UUID, type Person, type World } from './world.fixture.js';

type Step = readonly [number, SeatCommand, Circumstances];
const after = (...steps: readonly Step[]): World => foundedAnd(steps);
function foundedAnd(steps: readonly Step[], world = foundedWorld()): World {
  return steps.reduce((one, [number, command, circumstances]) => one.must(seatDecider, seatId(COUNCIL, number), command, circumstances), world);
}
const seatOf = (world: World, number: number): Seat => world.state('seat', seatId(COUNCIL, number)) as Seat;

const fill = (changes: Partial<Extract<SeatCommand, { type: 'FillSeat' }>>): SeatCommand => ({ ...appoint(MEMBER.ada), ...changes }) as SeatCommand;
const elected = fill({ class: 'affected-groups', way: 'election', motion: ID.motion, until: day(300) });
const drawn = fill({ way: 'sortition', draw: ID.draw });
const nominated = fill({ class: 'affected-groups', way: 'self-nomination', until: day(300) });
const leave = (reason: Extract<SeatCommand, { type: 'VacateSeat' }>['reason'], motion: string | null = null): SeatCommand => ({ type: 'VacateSeat', reason, motion });
const declare: SeatCommand = { type: 'DeclareInterest', interest: ID.interest, lab: LAB, kind: 'shares', note: C };
const end: SeatCommand = { type: 'EndInterest', interest: ID.interest };
const delegate = (to = 2, until: Instant = day(100), topics: 'all' | string[] = 'all'): SeatCommand => ({ type: 'Delegate', to, topics, until });
const revoke: SeatCommand = { type: 'RevokeDelegation' };
const erase: SeatCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: 'all' }], ground: 'personal-data' };

const ADA: Step = [1, appoint(MEMBER.ada), by('sten')];
const BEN: Step = [2, appoint(MEMBER.ben), by('sten')];
const ELECTION = { council: COUNCIL, kind: 'elect', status: 'carried', subject: { class: 'affected-groups', candidates: [] }, result: { winners: [MEMBER.ada] } };
const REMOVAL = { council: COUNCIL, kind: 'remove', status: 'carried', subject: { seat: 1 }, vote: { openedAt: day(10) } };
const DRAW = { status: 'drawn', council: COUNCIL, class: 'citizens', seated: [MEMBER.ada] };

describe('who may do what with a seat', () => {
  const removable = (): World => after(ADA, BEN).put('motion', ID.motion, REMOVAL);
  const cases: readonly [string, () => World, SeatCommand, number, readonly Person[], SeatRefusal][] = [
    ['appoint', foundedWorld, appoint(MEMBER.ada), 0, ['sten'], 'NOT_A_STEWARD'],
    ['resign', () => after(ADA), leave('resigned'), 0, ['ada'], 'NOT_YOUR_SEAT'],
    ['say that the holder died', () => after(ADA), leave('died'), 0, ['sten'], 'NOT_A_STEWARD'],
    ['remove by vote', removable, leave('removed', ID.motion), 20, ['sten'], 'NOT_A_STEWARD'],
    ['end a term', () => after(ADA), leave('term-ended'), 500, ['system'], 'SYSTEM_ONLY'],
    ['declare an interest', () => after(ADA), declare, 0, ['ada'], 'NOT_YOUR_SEAT'],
    ['end an interest', () => after(ADA, [1, declare, by('ada')]), end, 0, ['ada'], 'NOT_YOUR_SEAT'],
    ['delegate', () => after(ADA, BEN), delegate(), 0, ['ada'], 'NOT_YOUR_SEAT'],
    ['take a delegation back', () => after(ADA, BEN, [1, delegate(), by('ada')]), revoke, 0, ['ada'], 'NOT_YOUR_SEAT'],
    ['erase', () => after(ADA), erase, 0, ['sten'], 'NOT_A_STEWARD'],
  ];
  for (const [what, world, command, on, may, others] of cases) {
    it.each(Object.keys(PEOPLE) as Person[])(`${what}: %s`, (person) => {
      expect(world().seat(1, command, by(person, on))).toBe(may.includes(person) ? 'ok' : others);
    });
    const signer = may[0]!;
    if (signer !== 'system') {
      it(`${what}: with the signer's own key only`, () => {
        expect(world().seat(1, command, by(signer, on, 'session'))).toBe('SIGNATURE_REQUIRED');
        expect(world().seat(1, command, by(signer, on, 'ed25519'))).toBe('ok');
      });
    }
  }

  it.each([['ada', 'ok'], ['ben', 'NOT_YOURSELF'], ['sten', 'NOT_YOURSELF'], ['nobody', 'NOT_A_STEWARD'], ['system', 'NOT_A_STEWARD']] as const)('nominate Ada: %s, %s', (person, expected) => {
    expect(foundedWorld().seat(1, nominated, by(person))).toBe(expected);
  });
});

describe('who comes into a seat', () => {
  const withElection = (changes: object = {}) => (): World => foundedWorld().put('motion', ID.motion, { ...ELECTION, ...changes });
  const withDraw = (changes: object = {}) => (): World => foundedWorld().put('draw', ID.draw, { ...DRAW, ...changes });
  const full = (): World => after(ADA, BEN);
  const cases: readonly [string, () => World, number, SeatCommand, 'ok' | SeatRefusal][] = [
    ['of a council that is not there', anyWorld, 1, appoint(MEMBER.ada), 'NO_SUCH_COUNCIL'],
    ['of no class of the charter', foundedWorld, 1, fill({ class: 'kings' }), 'NO_SUCH_CLASS'],
    ['where somebody sits', full, 1, appoint(MEMBER.cho), 'SEAT_TAKEN'],
    ['a third citizen where two may sit', full, 3, appoint(MEMBER.cho), 'CLASS_FULL'],
    ['who sits there already', full, 3, fill({ class: 'experts', until: null }), 'ALREADY_SEATED'],
    ['in a way that the charter does not know', foundedWorld, 1, fill({ class: 'affected-groups' }), 'NOT_THIS_WAY'],
    ['by self-nomination, where only a lot or an appointment counts', foundedWorld, 1, fill({ way: 'self-nomination' }), 'NOT_YOURSELF'],
    ['who was removed from the node', foundedWorld, 1, appoint(MEMBER.gone), 'NO_SUCH_MEMBER'],
    ['who is no member', foundedWorld, 1, appoint('n0b0dy000000'), 'NO_SUCH_MEMBER'],
    ['without an end, where there are terms', foundedWorld, 1, fill({ until: null }), 'TERM_NEEDED'],
    ['until now', foundedWorld, 1, fill({ until: day(0) }), 'TERM_IN_PAST'],
    ['for the whole term', foundedWorld, 1, fill({ until: day(540) }), 'ok'],
    ['beyond the term', foundedWorld, 1, fill({ until: '2028-05-15T07:00:00.001Z' as Instant }), 'TERM_TOO_LONG'],
    ['without an end, where there are no terms', foundedWorld, 1, fill({ class: 'experts', until: null }), 'ok'],
    ['elected', withElection(), 1, elected, 'ok'],
    ['elected by no vote', foundedWorld, 1, elected, 'NOT_ELECTED'],
    ['elected, says the command; somebody else, says the vote', withElection({ result: { winners: [MEMBER.ben] } }), 1, elected, 'NOT_ELECTED'],
    ['elected for another class', withElection({ subject: { class: 'citizens' } }), 1, elected, 'NOT_ELECTED'],
    ['elected by another council', withElection({ council: OTHER_COUNCIL }), 1, elected, 'NOT_ELECTED'],
    ['elected by a vote that failed', withElection({ status: 'no-quorum', result: null }), 1, elected, 'NOT_ELECTED'],
    ['elected by a vote on something else', withElection({ kind: 'resolve' }), 1, elected, 'NOT_ELECTED'],
    ['elected, and no vote named', foundedWorld, 1, fill({ way: 'election' }), 'MALFORMED'],
    ['appointed, and a vote named', withElection(), 1, fill({ motion: ID.motion }), 'MALFORMED'],
    ['elected, and a draw named too', withElection(), 1, { ...elected, draw: ID.draw } as SeatCommand, 'MALFORMED'],
    ['drawn', withDraw(), 1, drawn, 'ok'],
    ['drawn by nobody', foundedWorld, 1, drawn, 'NOT_DRAWN'],
    ['drawn, says the command; not by this draw', withDraw({ seated: [MEMBER.ben] }), 1, drawn, 'NOT_DRAWN'],
    ['drawn for another council', withDraw({ council: OTHER_COUNCIL }), 1, drawn, 'NOT_DRAWN'],
    ['drawn for another class', withDraw({ class: 'experts' }), 1, drawn, 'NOT_DRAWN'],
    ['before the draw is done', withDraw({ status: 'committed' }), 1, drawn, 'NOT_DRAWN'],
    ['drawn in a rehearsal', withDraw({ purpose: { rehearsal: true } }), 1, drawn, 'NOT_DRAWN'],
    ['with a name in clear', foundedWorld, 1, fill({ name: 'Ada' as typeof C }), 'MALFORMED'],
  ];
  it.each(cases)('%s', (_, world, number, command, expected) => {
    expect(world().seat(number, command, by(command.type === 'FillSeat' && command.way === 'self-nomination' ? 'ben' : 'sten'))).toBe(expected);
  });

  it('NOT_THIS_WAY also for oneself', () => {
    expect(foundedWorld().seat(1, fill({ way: 'self-nomination' }), by('ada'))).toBe('NOT_THIS_WAY');
  });

  it.each(['not-a-seat', `${COUNCIL}-0`, `${COUNCIL}-01`, `${COUNCIL}-10000`, `${COUNCIL}-1-2`, `aiid-4-1`, COUNCIL])('a stream %s is no seat', (id) => {
    expect(foundedWorld().ask(seatDecider, id, appoint(MEMBER.ada), by('sten'))).toBe('MALFORMED');
  });

  it('a seat keeps its class', () => {
    const world = after(ADA, [1, leave('resigned'), by('ada', 1)]);
    expect(world.seat(1, appoint(MEMBER.ben, 'experts', null), by('sten', 2))).toBe('OTHER_CLASS');
    expect(world.seat(1, appoint(MEMBER.ben), by('sten', 2))).toBe('ok');
  });

  it('one serves so many terms of a class, in whichever seat', () => {
    const world = after(ADA, [1, leave('resigned'), by('ada', 1)], [2, appoint(MEMBER.ada), by('sten', 2)], [2, leave('resigned'), by('ada', 3)]);
    expect(seatOf(world, 2).terms).toEqual({ [MEMBER.ada]: 1 });
    for (const number of [1, 2, 3]) expect(world.seat(number, appoint(MEMBER.ada), by('sten', 4))).toBe('TERM_LIMIT');
    expect(world.seat(3, appoint(MEMBER.ben), by('sten', 4))).toBe('ok');
  });

  it('the second term is called the second', () => {
    const world = after(ADA, [1, leave('resigned'), by('ada', 1)], [2, appoint(MEMBER.ada), by('sten', 2)]);
    expect(seatOf(world, 2).holder?.term).toBe(2);
  });

  it('an election and a draw bring each of their people to a seat once', () => {
    const world = foundedAnd([[1, elected, by('sten')], [1, leave('resigned'), by('ada', 1)]], foundedWorld().put('motion', ID.motion, ELECTION).put('draw', ID.draw, DRAW));
    expect(world.seat(1, elected, by('sten', 2))).toBe('ALREADY_USED');
    expect(world.seat(4, elected, by('sten', 2))).toBe('ALREADY_USED');
    world.must(seatDecider, seatId(COUNCIL, 5), drawn, by('sten', 2)).must(seatDecider, seatId(COUNCIL, 5), leave('resigned'), by('ada', 3));
    expect(world.seat(6, drawn, by('sten', 4))).toBe('ALREADY_USED');
  });
});

describe('a gap before the term is over', () => {
  it('left-vacant: stays, and counts as taken', () => {
    const world = after([1, appoint(MEMBER.ada, 'experts', day(100)), by('sten')], [1, leave('resigned'), by('ada', 10)]);
    expect(world.seat(1, appoint(MEMBER.ben, 'experts', null), by('sten', 99))).toBe('LEFT_VACANT');
    expect(world.seat(2, appoint(MEMBER.ben, 'experts', null), by('sten', 99))).toBe('CLASS_FULL');
    expect(world.seat(2, appoint(MEMBER.ben, 'experts', null), by('sten', 100))).toBe('ok');
  });

  it('appointment: for the rest of the term, where else only an election counts', () => {
    const world = after([1, nominated, by('ada')], [1, leave('resigned'), by('ada', 10)]);
    const rest = (until: Instant | null): SeatCommand => appoint(MEMBER.ben, 'affected-groups', until);
    expect(world.seat(2, rest(day(300)), by('sten', 20))).toBe('NOT_THIS_WAY');
    expect(world.seat(1, rest(day(301)), by('sten', 20))).toBe('TERM_TOO_LONG');
    expect(world.seat(1, rest(null), by('sten', 20))).toBe('TERM_NEEDED');
    expect(world.seat(1, rest(day(300)), by('sten', 20))).toBe('ok');
    expect(seatOf(world, 1).interrupted).toBeNull();
  });

  it('a term that ended in its time leaves no gap', () => {
    const world = after([1, nominated, by('ada')], [1, leave('term-ended'), by('system', 300)]);
    expect(seatOf(world, 1)).toMatchObject({ holder: null, interrupted: null });
    expect(world.seat(1, appoint(MEMBER.ben, 'affected-groups', day(600)), by('sten', 301))).toBe('NOT_THIS_WAY');
  });
});

describe('how a seat becomes vacant', () => {
  const removal = (changes: object): World => after(ADA).put('motion', ID.motion, { ...REMOVAL, ...changes });
  const cases: readonly [string, () => World, SeatCommand, Circumstances, 'ok' | SeatRefusal][] = [
    ['nobody sits there', foundedWorld, leave('died'), by('sten'), 'VACANT'],
    ['the term is not over', () => after(ADA), leave('term-ended'), { ...by('system'), at: '2028-04-05T06:59:59.999Z' as Instant }, 'TERM_NOT_ENDED'],
    ['the term is over at its very end', () => after(ADA), leave('term-ended'), by('system', 500), 'ok'],
    ['where there is no term', () => after([1, appoint(MEMBER.ada, 'experts', null), by('sten')]), leave('term-ended'), by('system', 9000), 'TERM_NOT_ENDED'],
    ['a member still', () => after(ADA), leave('lost-membership'), by('sten'), 'STILL_A_MEMBER'],
    ['no member any more', () => after(ADA).put('members', 'roster', { members: {} }), leave('lost-membership'), by('sten'), 'ok'],
    ['removed by no motion', () => after(ADA), leave('removed', ID.motion), by('sten', 20), 'NOT_CARRIED'],
    ['removed, and no motion named', () => after(ADA), leave('removed'), by('sten', 20), 'MALFORMED'],
    ['resigned, and a motion named', () => removal({}), leave('resigned', ID.motion), by('ada', 20), 'MALFORMED'],
    ['removed by a motion about another seat', () => removal({ subject: { seat: 2 } }), leave('removed', ID.motion), by('sten', 20), 'NOT_CARRIED'],
    ['removed by a motion that failed', () => removal({ status: 'tied' }), leave('removed', ID.motion), by('sten', 20), 'NOT_CARRIED'],
    ['removed by a vote on whoever sat there before', () => removal({ vote: { openedAt: '2026-11-22T06:59:59.999Z' } }), leave('removed', ID.motion), by('sten', 20), 'NOT_CARRIED'],
  ];
  it.each(cases)('%s', (_, world, command, circumstances, expected) => {
    expect(world().seat(1, command, circumstances)).toBe(expected);
  });

  it('interests and delegation end with it', () => {
    const world = after(ADA, BEN, [1, declare, by('ada')], [1, delegate(), by('ada')], [1, leave('died'), by('sten', 5)]);
    expect(seatOf(world, 1)).toMatchObject({ class: 'citizens', holder: null, interests: {}, delegation: null, interrupted: { until: day(500) } });
  });
});

describe('what a holder does', () => {
  const cases: readonly [string, () => World, SeatCommand, 'ok' | SeatRefusal][] = [
    ['in a vacant seat', foundedWorld, declare, 'VACANT'],
    ['an interest in nobody', () => after(ADA), { ...declare, lab: 'n0b0dy000000' } as SeatCommand, 'NO_SUCH_ENTITY'],
    ['the same interest twice', () => after(ADA, [1, declare, by('ada')]), declare, 'INTEREST_EXISTS'],
    ['what was not declared', () => after(ADA), end, 'NO_SUCH_INTEREST'],
    ['what has ended', () => after(ADA, [1, declare, by('ada')], [1, end, by('ada')]), end, 'NO_SUCH_INTEREST'],
    ['to delegate to oneself', () => after(ADA, BEN), delegate(1), 'ITSELF'],
    ['to delegate to an empty seat', () => after(ADA), delegate(2), 'VACANT'],
    ['to delegate into the past', () => after(ADA, BEN), delegate(2, day(0)), 'TERM_IN_PAST'],
    ['to delegate for longer than one sits', () => after(ADA, BEN), delegate(2, day(501)), 'TERM_TOO_LONG'],
    ['to delegate on no policy', () => after(ADA, BEN), delegate(2, day(9), []), 'MALFORMED'],
    ['to delegate on a policy', () => after(ADA, BEN), delegate(2, day(9), [ID.policy]), 'ok'],
    ['to take back what was not given', () => after(ADA, BEN), revoke, 'NO_DELEGATION'],
    ['a remark', () => after(ADA), { ...declare, note: 'my brother' } as unknown as SeatCommand, 'MALFORMED'],
  ];
  it.each(cases)('%s', (_, world, command, expected) => {
    expect(world().seat(1, command, by('ada'))).toBe(expected);
  });

  it('a hundred interests, and no more', () => {
    const world = after(ADA);
    for (let i = 0; i < 100; i += 1) world.must(seatDecider, seatId(COUNCIL, 1), { ...declare, interest: `src-${i}` }, by('ada'));
    expect(world.seat(1, declare, by('ada'))).toBe('TOO_MANY');
  });

  it('erased once', () => {
    expect(after(ADA, [1, erase, by('sten')]).seat(1, erase, by('sten'))).toBe('ALREADY_ERASED');
  });

  it('a delegation is to the person who sits there, not to the chair', () => {
    const world = after(ADA, BEN, [1, delegate(), by('ada')]);
    const inForce = (at: Instant, policy: string | null = null): number | undefined => delegateOf(seatOf(world, 1), [seatOf(world, 1), seatOf(world, 2)], policy, at);
    expect(inForce(day(1))).toBe(2);
    expect(inForce(day(100))).toBeUndefined();
    foundedAnd([[2, leave('resigned'), by('ben', 2)], [2, appoint(MEMBER.cho), by('sten', 3)]], world);
    expect(inForce(day(4))).toBeUndefined();
  });

  it('a delegation on one policy is on no other', () => {
    const world = after(ADA, BEN, [1, delegate(2, day(9), [ID.policy]), by('ada')]);
    const on = (policy: string | null): number | undefined => delegateOf(seatOf(world, 1), [seatOf(world, 2)], policy, day(1));
    expect([on(ID.policy), on('5p5p5p5p5p5q'), on(null)]).toEqual([2, undefined, undefined]);
  });

  it('nobody sits on after the term, though the entry that says so comes later', () => {
    const seat = seatOf(after(ADA), 1);
    expect([sittingMember(seat, day(499)), sittingMember(seat, day(500))]).toEqual([MEMBER.ada, undefined]);
  });
});
