import { describe, expect, it } from '@jest/globals';
import { toBase64 } from '../../../kernel/bytes.js';
import type { Circumstances } from '../../../kernel/decider.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { motionDecider } from './motion.js';
import { ballotDecider, isChoice } from './ballot.js';
import type { BallotCommand, BallotRefusal } from './ballot-commands.js';
import { ballotId } from './ballot-state.js';
import {
  clock, holder, hour, memberOf, milliseconds, MOTION, moot, type Moot, NEW_TEXT, nobody, opened, PROPOSAL, proposed, RULE, SEALED_RULE, SECOND, steward,
} from './motion.fixture.js';
import { sealChoice } from './sealed-choice.js';
import { seatDecider } from './seat.js';
import { seatId } from './seat-state.js';
import type { Choice, TallyRule } from './tally/index.js';
import { C, COUNCIL, day, HASH, OTHER_COUNCIL, UUID } from './world.fixture.js';

type Verdict = 'ok' | BallotRefusal;
type Row = readonly [string, () => Moot, (world: Moot) => BallotCommand, Circumstances, Verdict];
const at3 = hour(3);
const yes = (world: Moot): BallotCommand => world.marked(2, 'yes');
const but = (more: Parameters<Moot['marked']>[2]) => (world: Moot): BallotCommand => world.marked(2, 'yes', more);
const recused = (): Moot => proposed().must(motionDecider, MOTION, { type: 'Recuse', seat: 2, reason: 'shares', note: C, row: null }, holder(2, hour(1))).opens();
const voted = (rule = RULE): Moot => opened(rule).votes({ 2: 'yes' });
const revised = (world: Moot): Moot => world.must(motionDecider, MOTION, { type: 'ReviseMotion', seat: 1, text: NEW_TEXT, note: C }, holder(1, hour(4)));
const left = (reason: 'resigned' | 'died'): Moot =>
  opened().must(seatDecider, seatId(COUNCIL, 2), { type: 'VacateSeat', reason, motion: null }, reason === 'resigned' ? holder(2, hour(2)) : steward(hour(2)));
const replaced = (): Moot => {
  const world = left('resigned').put('members', 'roster', { members: { mem900000000: { status: 'active' } } }) as Moot;
  return world.must(seatDecider, seatId(COUNCIL, 2), { type: 'FillSeat', class: 'citizens', member: 'mem900000000', name: C, way: 'appointment', until: day(300), motion: null, draw: null }, steward(hour(2)));
};
const newcomer: Circumstances = { at: at3, actor: { kind: 'member', id: 'mem900000000', roles: [] }, authorization: 'passkey' };

describe('a ballot is cast', () => {
  const rows: readonly Row[] = [
    ['by who is on the roll', () => opened(), yes, holder(2, at3), 'ok'],
    ['with a key of an API client too', () => opened(), yes, holder(2, at3, 'ed25519'), 'ok'],
    ['not by his session alone: an operator could have invented it', () => opened(), yes, holder(2, at3, 'session'), 'SIGNATURE_REQUIRED'],
    ['not on a motion that there is not', () => moot(), () => ({ ...opened().marked(2, 'yes') }), holder(2, at3), 'NO_SUCH_MOTION'],
    ['not before voting is opened', () => proposed(), () => opened().marked(2, 'yes'), holder(2, at3), 'NOT_OPEN'],
    ['not a millisecond before votes are taken', () => opened(), yes, holder(2, milliseconds(hour(2), -1)), 'NOT_YET_OPEN'],
    ['from the opening instant on', () => opened(), yes, holder(2, hour(2)), 'ok'],
    ['until a millisecond before the closing instant', () => opened(), yes, holder(2, milliseconds(hour(10), -1)), 'ok'],
    ['not at the very closing instant', () => opened(), yes, holder(2, hour(10)), 'CLOSED'],
    ['not after it', () => opened(), yes, holder(2, hour(11)), 'CLOSED'],
    ['not when the count is made', () => { const world = opened(); world.closes(); return world; }, yes, holder(2, at3), 'CLOSED'],
    ['not under another rule', () => opened(), but({ rule: HASH }), holder(2, at3), 'WRONG_RULE'],
    ['not on another roll', () => opened(), but({ roll: HASH }), holder(2, at3), 'WRONG_ROLL'],
    ['not on another text', () => opened(), but({ text: C }), holder(2, at3), 'STALE_TEXT'],
    ['not on the text of before', () => revised(opened()), (world) => world.marked(2, 'yes', { text: PROPOSAL.text }), holder(2, hour(5)), 'STALE_TEXT'],
    ['not by a stranger', () => opened(), yes, nobody(at3), 'NOT_YOUR_BALLOT'],
    ['not by the node', () => opened(), yes, clock(at3), 'NOT_YOUR_BALLOT'],
    ['not by a steward', () => opened(), yes, steward(at3), 'NOT_ON_ROLL'],
    ['not from another\'s seat', () => opened(), yes, holder(3, at3), 'NOT_ON_ROLL'],
    ['not with another\'s row', () => opened(), (world) => world.marked(2, 'yes', { row: world.trees.get(MOTION)!.prove(memberOf(3), 3)! }), holder(2, at3), 'NOT_ON_ROLL'],
    ['not in another class', () => opened(), (world) => world.marked(2, 'yes', { row: { ...world.trees.get(MOTION)!.prove(memberOf(2), 2)!, class: 'experts' } }), holder(2, at3), 'NOT_ON_ROLL'],
    ['not with a path of somebody\'s making', () => opened(), but({ row: { class: 'citizens', index: 1, path: [HASH, HASH, HASH] } }), holder(2, at3), 'NOT_ON_ROLL'],
    ['not by who came after the roll was frozen', replaced, yes, newcomer, 'NOT_ON_ROLL'],
    ['not by who resigned', () => left('resigned'), yes, holder(2, at3), 'NOT_SEATED'],
    ['not by who was put out of his seat', () => left('died'), yes, holder(2, at3), 'NOT_SEATED'],
    ['not by who sat there before', replaced, yes, holder(2, at3), 'NOT_SEATED'],
    ['not when the term is over, though nobody said so yet', () => proposed().opens({ ...RULE, opensAt: day(300), closesAt: day(500) }, day(300)), yes, holder(2, day(400)), 'NOT_SEATED'],
    ['not by who stands back', recused, yes, holder(2, at3), 'RECUSED'],
    ['again while the rule lets it', () => voted(), (world) => world.marked(2, 'no'), holder(2, hour(4)), 'ok'],
    ['not again where it does not', () => voted({ ...RULE, revoting: false }), (world) => world.marked(2, 'no'), holder(2, hour(4)), 'ALREADY_CAST'],
    ['but when the text changed', () => revised(voted({ ...RULE, revoting: false })), (world) => world.marked(2, 'no'), holder(2, hour(5)), 'ok'],
    ['open where ballots are open', () => opened(), but({ choice: null, sealed: C }), holder(2, at3), 'MUST_BE_OPEN'],
    ['sealed where they are sealed', () => opened(SEALED_RULE), yes, holder(2, at3), 'MUST_BE_SEALED'],
    ['and nothing beside the seal', () => opened(SEALED_RULE), but({ sealed: C }), holder(2, at3), 'MUST_BE_SEALED'],
    ['not even a reason', () => opened(SEALED_RULE), but({ choice: null, sealed: C, reason: C }), holder(2, at3), 'MUST_BE_SEALED'],
    ['then it is taken', () => opened(SEALED_RULE), but({ choice: null, sealed: C }), holder(2, at3), 'ok'],
    ['for what the method takes', () => opened(), but({ choice: 'perhaps' }), holder(2, at3), 'CHOICE_REFUSED'],
    ['not blank', () => opened(), but({ choice: null }), holder(2, at3), 'CHOICE_REFUSED'],
    ['not unlawful by one\'s own word', () => opened(), but({ choice: 'unlawful' }), holder(2, at3), 'CHOICE_REFUSED'],
    ['with a reason', () => opened(), but({ reason: C }), holder(2, at3), 'ok'],
    ['not with more than the form has', () => opened(), (world) => ({ ...yes(world), remark: 'poor Anna' }) as unknown as BallotCommand, holder(2, at3), 'MALFORMED'],
    ['in its own council', () => opened(), but({ council: OTHER_COUNCIL }), holder(2, at3), 'NO_SUCH_MOTION'],
  ];
  it.each(rows)('%s', (_, world, command, who, expected) => {
    const moot = world();
    expect(moot.ballot(2, command(moot), who)).toBe(expected);
  });

  it('and not replayed in another motion, though rule and roll are the same', () => {
    const world = opened().must(motionDecider, SECOND, { type: 'ProposeMotion', ...PROPOSAL, text: NEW_TEXT }, holder(1, hour(0))).opens(RULE, hour(1), SECOND);
    const signed = world.marked(2, 'yes');
    expect(world.open.vote!.ruleHash).toBe(world.motionState(SECOND).vote!.ruleHash);
    expect(world.ballot(2, signed, holder(2, at3), SECOND)).toBe('STALE_TEXT');
    expect(world.ask(ballotDecider, 'aiid-4', signed, holder(2, at3))).toBe('MALFORMED');
  });

  it('each time it is in the log, and the last one counts', () => {
    const world = voted().votes({ 2: 'no' }, hour(4)).votes({ 2: 'abstain' }, hour(5));
    expect(world.log.filter(({ kind }) => kind === 'ballot').length).toBe(3);
    expect(world.closes().result!.overall).toEqual({ yes: 0, no: 0, abstain: 1, passed: false });
  });
});

describe('rankings that break the rule', () => {
  const RULES = { options: ['a', 'b', 'c'], tie: [], ballots: { overvote: 'refuse', skipped: 'refuse', duplicate: 'refuse', maxRanks: 3 } } as const;
  const irv: TallyRule = { ...RULES, method: 'irv', until: 'majority' };
  it.each<[string, TallyRule, unknown, boolean]>([
    ['whole', irv, [['a'], ['b'], ['c']], true],
    ['partial', irv, [['b']], true],
    ['with a duplicate', irv, [['a'], ['a']], false],
    ['with a skipped place', irv, [['a'], [], ['b']], false],
    ['with two in one place', irv, [['a', 'b']], false],
    ['with an unknown name', irv, [['a'], ['poor Anna']], false],
    ['with a mark of a paper reader', irv, [['!overvote']], false],
    ['that is no ranking', irv, 'a', false],
    ['approving twice', { method: 'approval', options: ['a', 'b'], tie: [] }, ['a', 'a'], false],
    ['scoring above', { method: 'score', options: ['a', 'b'], tie: [], min: 0, max: 5, aggregate: 'sum', unscored: 'zero' }, { a: 6 }, false],
    ['overspending', { method: 'quadratic', options: ['a', 'b'], tie: [], budget: 9, assurance: 'one-person' }, { a: 3, b: 1 }, false],
    ['spending all', { method: 'quadratic', options: ['a', 'b'], tie: [], budget: 9, assurance: 'one-person' }, { a: 3 }, true],
    ['with a prototype\'s name', { method: 'plurality', options: ['a'], tie: [] }, 'constructor', false],
  ])('%s', (_, rule, choice, lawful) => expect(isChoice(rule, choice as Choice)).toBe(lawful));
});

describe('a stale ballot', () => {
  const confirm = (world: Moot): BallotCommand => {
    const { text, vote } = world.open;
    return { type: 'ConfirmBallot', council: COUNCIL, text: text!, rule: vote!.ruleHash, roll: vote!.roll.hash };
  };
  const rows: readonly Row[] = [
    ['is confirmed', () => revised(voted()), confirm, holder(2, hour(5)), 'ok'],
    ['by its voter', () => revised(voted()), confirm, holder(3, hour(5)), 'NOT_YOUR_BALLOT'],
    ['signed', () => revised(voted()), confirm, holder(2, hour(5), 'session'), 'SIGNATURE_REQUIRED'],
    ['not where none was cast', () => revised(opened()), confirm, holder(2, hour(5)), 'NO_SUCH_BALLOT'],
    ['not where the text is the same', () => voted(), confirm, holder(2, hour(5)), 'NOT_STALE'],
    ['not on the text of before', () => revised(voted()), (world) => ({ ...confirm(world), text: PROPOSAL.text }) as BallotCommand, holder(2, hour(5)), 'STALE_TEXT'],
    ['not at the closing instant', () => revised(voted()), confirm, holder(2, hour(10)), 'CLOSED'],
    ['not under another rule', () => revised(voted()), (world) => ({ ...confirm(world), rule: HASH }) as BallotCommand, holder(2, hour(5)), 'WRONG_RULE'],
    ['not on another roll', () => revised(voted()), (world) => ({ ...confirm(world), roll: HASH }) as BallotCommand, holder(2, hour(5)), 'WRONG_ROLL'],
    ['not by who left', () => revised(voted()).must(seatDecider, seatId(COUNCIL, 2), { type: 'VacateSeat', reason: 'resigned', motion: null }, holder(2, hour(4))), confirm, holder(2, hour(5)), 'NOT_SEATED'],
  ];
  it.each(rows)('%s', (_, world, command, who, expected) => {
    const moot = world();
    expect(moot.ballot(2, command(moot), who)).toBe(expected);
  });

  it('does not count until then', () => {
    const unconfirmed = revised(opened().votes({ 2: 'yes', 3: 'no' }));
    unconfirmed.must(ballotDecider, ballotId(MOTION, 3), confirm(unconfirmed), holder(3, hour(5)));
    expect(unconfirmed.closes().result).toMatchObject({ outcome: 'failed', counted: { cast: 2, stale: 1, counted: 1 }, overall: { yes: 0, no: 1 } });
  });
});

describe('a sealed ballot', () => {
  const SALT = new Uint8Array(32).fill(7);
  const salt = toBase64(SALT);
  const sealedBy = (world: Moot, seat: number, choice: Choice, sealed: Commitment = sealChoice(SALT, ballotId(MOTION, seat), choice)): Moot =>
    world.must(ballotDecider, ballotId(MOTION, seat), world.marked(seat, null, { sealed }), holder(seat, at3));
  const cast = (): Moot => sealedBy(opened(SEALED_RULE), 2, 'yes');
  const closed = (world = cast()): Moot => world.must(motionDecider, MOTION, { type: 'CloseVote' }, clock(hour(10)));
  const open = (choice: Choice = 'yes', with_ = salt) => (): BallotCommand => ({ type: 'OpenBallot', choice, salt: with_, reason: C });
  const rows: readonly Row[] = [
    ['is opened by its voter after the close', () => closed(), open(), holder(2, hour(11)), 'ok'],
    ['though he left the seat', () => closed().must(seatDecider, seatId(COUNCIL, 2), { type: 'VacateSeat', reason: 'resigned', motion: null }, holder(2, hour(11))), open(), holder(2, hour(11)), 'ok'],
    ['by nobody else', () => closed(), open(), holder(3, hour(11)), 'NOT_YOUR_BALLOT'],
    ['signed', () => closed(), open(), holder(2, hour(11), 'session'), 'SIGNATURE_REQUIRED'],
    ['not early', cast, open(), holder(2, hour(11)), 'NOT_REVEALING'],
    ['not late', () => closed(), open(), holder(2, hour(20)), 'NOT_REVEALING'],
    ['not with another choice', () => closed(), open('no'), holder(2, hour(11)), 'DOES_NOT_OPEN'],
    ['nor another salt', () => closed(), open('yes', toBase64(new Uint8Array(32))), holder(2, hour(11)), 'DOES_NOT_OPEN'],
    ['not to what the method does not take', () => closed(sealedBy(opened(SEALED_RULE), 2, 'perhaps')), open('perhaps'), holder(2, hour(11)), 'CHOICE_REFUSED'],
    ['once', () => closed(sealedBy(cast(), 3, 'no')).must(ballotDecider, ballotId(MOTION, 2), open()(), holder(2, hour(11))), open(), holder(2, hour(11)), 'ALREADY_OPENED'],
    ['not where none was cast', () => closed(), open(), holder(4, hour(11)), 'NOT_YOUR_BALLOT'],
    ['not one that would not count', () => closed(sealedBy(revised(cast()), 3, 'no', sealChoice(SALT, ballotId(MOTION, 3), 'no'))), open(), holder(2, hour(11)), 'STALE_TEXT'],
  ];
  it.each(rows)('%s', (_, world, command, who, expected) => {
    const moot = world();
    expect(moot.ballot(2, command(moot), who)).toBe(expected);
  });

  it('that another copied cannot be opened for him', () => {
    const copied = closed(sealedBy(cast(), 3, 'yes', sealChoice(SALT, ballotId(MOTION, 2), 'yes')));
    expect(copied.ballot(3, open()(), holder(3, hour(11)))).toBe('DOES_NOT_OPEN');
    expect(copied.ballot(4, open()(), holder(4, hour(11)))).toBe('NO_SUCH_BALLOT');
  });

  it('shows nothing of the choice before it is opened', () => {
    const [one, other] = (['yes', 'no'] as const).map((choice) => sealedBy(opened(SEALED_RULE), 2, choice));
    const blind = (world: Moot): string => JSON.stringify([world.log, [...world.states]]).replace(/sha256:[0-9a-f]{64}/g, 'sealed');
    expect(blind(one!)).toBe(blind(other!));
  });

  it.each([
    ['counts when opened', SEALED_RULE, true, { yes: 1, no: 0, abstain: 0 }, 'carried'],
    ['does not count unopened', SEALED_RULE, false, null, 'undecided'],
    ['abstains unopened where the rule says so', { ...SEALED_RULE, unopened: 'abstain' }, false, { yes: 0, no: 0, abstain: 1 }, 'failed'],
  ] as const)('%s', (_, rule, opens, overall, outcome) => {
    const world = closed(sealedBy(opened(rule), 2, 'yes'));
    expect(world.open.status).toBe('revealing');
    expect(world.motion({ type: 'CountVote' }, clock(hour(11)))).toBe('NOT_YET');
    if (opens) world.must(ballotDecider, ballotId(MOTION, 2), open()(), holder(2, hour(11)));
    world.must(motionDecider, MOTION, { type: 'CountVote' }, clock(opens ? hour(11) : hour(20)));
    expect(world.open).toMatchObject({ status: outcome, result: overall === null ? { overall: null, refusal: 'NO_BALLOTS' } : { overall } });
  });

  it('is not waited for where nobody sealed one', () => {
    expect(closed(opened(SEALED_RULE)).open).toMatchObject({ status: 'undecided', result: { refusal: 'NO_BALLOTS', counted: { cast: 0 } } });
  });
});

describe('reasons', () => {
  const erase: BallotCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: ['/command/reason'] }], ground: 'personal-data' };
  it('are erased by a steward, once', () => {
    const world = voted();
    expect(world.ballot(3, erase, steward(hour(4)))).toBe('NO_SUCH_BALLOT');
    expect(world.ballot(2, erase, holder(2, hour(4)))).toBe('NOT_A_STEWARD');
    expect(world.ballot(2, erase, steward(hour(4)))).toBe('ok');
    expect(world.ballot(2, erase, steward(hour(4)))).toBe('ALREADY_ERASED');
    expect(world.ballotState(2)).toMatchObject({ choice: 'yes', casts: 1 });
  });
});
