import { describe, expect, it } from '@jest/globals';
import { ballotDecider } from './ballot.js';
import { BALLOT_SHAPES } from './ballot-commands.js';
import {
  clock, holder, hour, MAJORITY, memberOf, milliseconds, MOTION, NEW_TEXT, opened, PROPOSAL, proposed, RESOLUTION, RULE, SEALED_RULE, SECOND, TEXT,
} from './motion.fixture.js';
import { motionDecider } from './motion.js';
import type { MotionCommand, Proposal } from './motion-commands.js';
import type { VoteRule } from './rule-object.js';
import { sealChoice } from './sealed-choice.js';
import type { SeatCommand } from './seat-commands.js';
import { seatDecider } from './seat.js';
import { seatId } from './seat-state.js';
import { by, C, COUNCIL, LAB } from './world.fixture.js';

/** What somebody would try who wants to carry a motion without the votes, or keep somebody from voting. */
const CONSENT = { ...RULE, tally: { method: 'consent' as const }, amendable: false, delegation: 0 as const };
const OBJECTION = '5j5j5j5j5j5j';
const SALT = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
const bytes = new Uint8Array(32);

describe('who must not judge his own case', () => {
  it('who was put out by vote stays out from another seat', () => {
    const world = proposed(PROPOSAL, [1, 2, 3, 5, 6]);
    const half = milliseconds(hour(0), 1_800_000);
    expect(world.motion({ type: 'ProposeRecusal', seat: 1, of: 6, reason: 'shares', note: C, closesAt: half }, holder(1, hour(0)))).toBe('ok');
    expect(world.motion({ type: 'VoteOnRecusal', seat: 2, of: 6, choice: 'yes' }, holder(2, hour(0)))).toBe('ok');
    expect(world.motion({ type: 'CloseRecusal', of: 6 }, clock(half))).toBe('ok');
    world.must(seatDecider, seatId(COUNCIL, 6), { type: 'VacateSeat', reason: 'resigned', motion: null }, holder(6, half));
    world.must(seatDecider, seatId(COUNCIL, 4), { type: 'FillSeat', class: 'experts', member: memberOf(6), name: C, way: 'appointment', until: null, motion: null, draw: null }, { ...by('sten'), at: half });
    world.opens();
    expect(world.open.vote!.roll.classes['experts']).toMatchObject({ filled: 2, recused: 1 });
    expect(world.ask(ballotDecider, `${MOTION}-4`, { ...world.marked(4, 'yes'), row: world.trees.get(MOTION)!.prove(memberOf(6), 4)! } as never, holder(6, hour(3)))).toBe('RECUSED');
  });

  it('nobody votes twice on a recusal by changing his seat', () => {
    const world = proposed(PROPOSAL, [1, 2, 3, 5, 6]);
    const half = milliseconds(hour(0), 1_800_000);
    world.motion({ type: 'ProposeRecusal', seat: 1, of: 2, reason: 'shares', note: C, closesAt: hour(1) }, holder(1, hour(0)));
    expect(world.motion({ type: 'VoteOnRecusal', seat: 6, of: 2, choice: 'yes' }, holder(6, hour(0)))).toBe('ok');
    world.must(seatDecider, seatId(COUNCIL, 6), { type: 'VacateSeat', reason: 'resigned', motion: null }, holder(6, half));
    world.must(seatDecider, seatId(COUNCIL, 4), { type: 'FillSeat', class: 'experts', member: memberOf(6), name: C, way: 'appointment', until: null, motion: null, draw: null }, { ...by('sten'), at: half });
    expect(world.motion({ type: 'VoteOnRecusal', seat: 4, of: 2, choice: 'yes' }, holder(6, half))).toBe('ALREADY_CAST');
  });

  it('neither the proposer nor who stands back finds an objection invalid', () => {
    const world = proposed(PROPOSAL);
    expect(world.motion({ type: 'Recuse', seat: 3, reason: 'shares', note: C, row: null }, holder(3, hour(0)))).toBe('ok');
    world.opens(CONSENT);
    expect(world.motion({ type: 'RaiseObjection', seat: 2, objection: OBJECTION, reasoned: true, argument: C }, holder(2, hour(3)))).toBe('ok');
    const test = (seat: number): MotionCommand => ({ type: 'TestObjection', seat, objection: OBJECTION, valid: false });
    expect(world.motion(test(3), holder(3, hour(3)))).toBe('RECUSED');
    expect(world.motion(test(1), holder(1, hour(3)))).toBe('OWN_CASE');
    expect(world.motion(test(4), holder(4, hour(3)))).toBe('ok');
  });

  it('nobody votes on his own removal', () => {
    const removal: Proposal = { ...RESOLUTION, kind: 'remove', subject: { seat: 2 } };
    const world = proposed(removal).opens();
    expect(world.open.vote!.roll.classes['citizens']).toMatchObject({ filled: 3, recused: 1 });
    expect(world.ballot(2, world.marked(2, 'no'), holder(2, hour(3)))).toBe('RECUSED');
  });
});

describe('who writes the text and the rule', () => {
  it('cannot change the text when there is no time left to read it', () => {
    const world = opened({ ...RULE, amendable: true });
    world.votes({ 2: 'no', 3: 'no', 4: 'no' });
    expect(world.motion({ type: 'ReviseMotion', seat: 1, text: NEW_TEXT, note: C }, holder(1, milliseconds(hour(10), -1000)))).toBe('CLOSED');
    expect(world.motion({ type: 'ReviseMotion', seat: 1, text: NEW_TEXT, note: C }, holder(1, hour(4)))).toBe('ok');
  });
});

describe('a rule that nobody could count by', () => {
  it('is refused before anybody votes', () => {
    const options = ['a', 'b', 'c'];
    const stv = (family: 'wigm-exact' | 'meek'): VoteRule => ({
      ...RULE, tally: { method: 'stv', options, seats: 2, tie: [], family, ballots: { overvote: 'skip', skipped: 'any', duplicate: 'pass-over' } },
    });
    const world = proposed(RESOLUTION);
    expect(world.motion({ type: 'OpenVote', rule: stv('wigm-exact') }, { ...by('sten'), at: hour(1) })).toBe('RULE_REFUSED');
    expect(world.motion({ type: 'OpenVote', rule: stv('meek') }, { ...by('sten'), at: hour(1) })).toBe('ok');
  });
});

describe('of whom something is asked', () => {
  it('is an organisation that stands by itself', () => {
    const recommend: Proposal = { ...PROPOSAL, kind: 'recommend', mandate: null, policy: null };
    const asked = (entity: unknown) => {
      const world = proposed(RESOLUTION).put('entity', LAB, entity);
      return world.ask(motionDecider, SECOND, { type: 'ProposeMotion', ...recommend }, holder(1, hour(1)));
    };
    expect(asked({ status: 'registered', kind: 'organisation' })).toBe('ok');
    expect(asked({ status: 'registered', kind: 'person' })).toBe('NO_SUCH_LAB');
    expect(asked({ status: 'merged', kind: 'organisation' })).toBe('NO_SUCH_LAB');
  });
});

describe('sealed ballots', () => {
  const sealed = (seat: number, choice: string) => sealChoice(bytes, `${MOTION}-${seat}`, choice as never);
  const reveal = () => {
    const world = opened({ ...SEALED_RULE, tally: { method: 'yes-no', threshold: MAJORITY } });
    for (const seat of [1, 2]) expect(world.ballot(seat, world.marked(seat, null, { sealed: sealed(1, 'yes') }), holder(seat, hour(3)))).toBe('ok');
    world.closes();
    return world;
  };

  it('a copied seal does not open for who copied it', () => {
    const world = reveal();
    expect(world.ballot(1, { type: 'OpenBallot', choice: 'yes', salt: SALT, reason: null }, holder(1, hour(11)))).toBe('ok');
    expect(world.ballot(2, { type: 'OpenBallot', choice: 'yes', salt: SALT, reason: null }, holder(2, hour(11)))).toBe('DOES_NOT_OPEN');
  });

  it('nobody chooses the lot by keeping his ballot shut', () => {
    const tally = { method: 'approval', options: ['a', 'b'], tie: [{ by: 'seed', seed: 'ballots/salts' }] } as const;
    const votes: Readonly<Record<number, readonly string[]>> = { 1: ['a'], 2: ['b'], 3: [] };
    const outcome = (opening: readonly number[]) => {
      const world = opened({ ...SEALED_RULE, tally }, RESOLUTION);
      for (const seat of [1, 2, 3]) {
        const commitment = sealChoice(bytes, `${MOTION}-${seat}`, votes[seat]!);
        expect(world.ballot(seat, world.marked(seat, null, { sealed: commitment }), holder(seat, hour(3)))).toBe('ok');
      }
      world.closes();
      for (const seat of opening) expect(world.ballot(seat, { type: 'OpenBallot', choice: votes[seat]!, salt: SALT, reason: null }, holder(seat, hour(11)))).toBe('ok');
      expect(world.motion({ type: 'CountVote' }, clock(hour(20)))).toBe('ok');
      return world.open.result!.outcome;
    };
    expect(outcome([1, 2, 3])).toBe('carried');
    expect(outcome([1, 2])).toBe('tied');
  });

  it('can be opened for as long as the rule says, though the vote was closed late', () => {
    const world = opened(SEALED_RULE);
    expect(world.ballot(1, world.marked(1, null, { sealed: sealed(1, 'yes') }), holder(1, hour(3)))).toBe('ok');
    world.closes(hour(25));
    expect(world.open.status).toBe('revealing');
    expect(world.motion({ type: 'CountVote' }, clock(hour(26)))).toBe('NOT_YET');
    expect(world.ballot(1, { type: 'OpenBallot', choice: 'yes', salt: SALT, reason: null }, holder(1, hour(26)))).toBe('ok');
    expect(world.motion({ type: 'CountVote' }, clock(hour(26)))).toBe('ok');
  });
});

describe('an authority', () => {
  const electing: Proposal = { ...RESOLUTION, kind: 'elect', subject: { class: 'experts', candidates: [{ member: memberOf(5), statement: C }] } };
  const elects = () => {
    const world = proposed(electing, [1, 2, 3, 4]).opens({ ...RULE, tally: { method: 'approval', options: [memberOf(5)], tie: [] } });
    world.votes({ 1: [memberOf(5)], 2: [memberOf(5)] }).closes();
    return world;
  };
  const seated = (number: number, more: Partial<Extract<SeatCommand, { type: 'FillSeat' }>> = {}): SeatCommand =>
    ({ type: 'FillSeat', class: 'experts', member: memberOf(5), name: C, way: 'election', until: null, motion: MOTION, draw: null, ...more });
  const at = { ...by('sten'), at: hour(12) };

  it('seats whom it elected once, in the class it elected for, and not more than there are seats', () => {
    const world = elects();
    expect(world.open.result!.winners).toEqual([memberOf(5)]);
    const classes = world.states.get(`council/${COUNCIL}`) as { charter: { classes: { code: string; seats: number; filledBy: string[]; vacancy: string }[] } };
    for (const one of classes.charter.classes) Object.assign(one, { filledBy: ['appointment', 'election'], vacancy: 'same-way' });
    expect(world.seat(5, seated(5, { class: 'workers' }), at)).toBe('NOT_ELECTED');
    expect(world.seat(5, seated(5, { member: memberOf(6) }), at)).toBe('NOT_ELECTED');
    expect(world.seat(5, seated(5), at)).toBe('ok');
    expect(world.seat(6, seated(6), at)).toBe('CLASS_FULL');
    expect(world.seat(5, { type: 'VacateSeat', reason: 'resigned', motion: null }, { ...holder(5, hour(13)) })).toBe('ok');
    expect(world.seat(5, seated(5), { ...by('sten'), at: hour(14) })).toBe('ALREADY_USED');
    expect(world.seat(6, seated(6), { ...by('sten'), at: hour(14) })).toBe('ALREADY_USED');
    expect(world.seat(5, { type: 'VacateSeat', reason: 'removed', motion: MOTION }, { ...by('sten'), at: hour(14) })).toBe('VACANT');
  });

  it('finds no room where the class has shrunk since', () => {
    const world = elects();
    const classes = world.states.get(`council/${COUNCIL}`) as { charter: { classes: { code: string; seats: number; filledBy: string[] }[] } };
    for (const one of classes.charter.classes) Object.assign(one, { filledBy: ['appointment', 'election'] }, one.code === 'experts' ? { seats: 1 } : {});
    expect(world.seat(5, seated(5), at)).toBe('CLASS_FULL');
  });
});

describe('an entry of a ballot', () => {
  it('of every kind holds its motion, so that a count sees it or comes after it', () => {
    for (const type of Object.keys(BALLOT_SHAPES)) {
      const command = {
        EraseOpenings: { type, openings: [{ entry: '019ab1c2-0000-7000-8000-000000000001', paths: 'all' }], ground: 'court-order' },
        CastBallot: { type, council: COUNCIL, text: TEXT, rule: '0'.repeat(64), roll: '0'.repeat(64), row: { class: 'citizens', index: 0, path: [] }, choice: 'yes', sealed: null, reason: null },
        ConfirmBallot: { type, council: COUNCIL, text: TEXT, rule: '0'.repeat(64), roll: '0'.repeat(64) },
        OpenBallot: { type, choice: 'yes', salt: SALT, reason: null },
      }[type];
      expect(ballotDecider.reads!(command as never, ballotDecider.initial(`${MOTION}-1`))).toContainEqual({ kind: 'motion', id: MOTION, hold: 'share' });
    }
  });
});
