import { describe, expect, it } from '@jest/globals';
import type { Circumstances } from '../../../kernel/decider.js';
import { motionDecider } from './motion.js';
import type { MotionCommand, MotionRefusal, Proposal } from './motion-commands.js';
import {
  clock, holder, hour, INCIDENT, MANDATE, memberOf, milliseconds, MOTION, moot, type Moot, NEW_TEXT, nobody, opened, POLICY, proposed, PROPOSAL, RECOMMENDATION,
  RESOLUTION, RULE, steward,
} from './motion.fixture.js';
import { seatDecider } from './seat.js';
import { seatId } from './seat-state.js';
import { C, COUNCIL, day, HASH, LAB, OTHER_COUNCIL, UUID } from './world.fixture.js';

type Verdict = 'ok' | MotionRefusal;
type Row = readonly [name: string, world: () => Moot, command: MotionCommand, who: Circumstances, expected: Verdict];
const check = (rows: readonly Row[]): void =>
  it.each(rows)('%s', (_, world, command, who, expected) => {
    expect(world().motion(command, who)).toBe(expected);
  });

const propose = (more: Partial<Proposal> = {}): MotionCommand => ({ type: 'ProposeMotion', ...PROPOSAL, ...more });
const resolve = (more: Partial<Proposal> = {}): MotionCommand => ({ type: 'ProposeMotion', ...RESOLUTION, ...more });
const empty = (): Moot => moot();
const at0 = holder(1, hour(0));
const withdrawn = (): Moot => proposed().must(motionDecider, MOTION, { type: 'WithdrawMotion', seat: 1 }, holder(1, hour(1)));
const ended = (): Moot => {
  const world = opened();
  world.votes({ 1: 'yes' }).closes();
  return world;
};
const CHARTER = { version: 2, hash: HASH, classes: [{ code: 'citizens', seats: 2, filledBy: ['appointment'], termDays: null, mostTerms: null, vacancy: 'same-way' }], assessDays: 60 } as const;

describe('a motion is proposed', () => {
  check([
    ['by the holder of a seat', empty, propose(), at0, 'ok'],
    ['not from another seat', empty, propose({ seat: 2 }), at0, 'NOT_YOUR_SEAT'],
    ['not from a vacant seat', () => moot([1, 2]), propose({ seat: 3 }), holder(3, hour(0)), 'NOT_YOUR_SEAT'],
    ['not when the term is over, though nobody said so yet', empty, propose(), holder(1, day(400)), 'NOT_YOUR_SEAT'],
    ['not by a steward without a seat', empty, propose(), steward(hour(0)), 'NOT_YOUR_SEAT'],
    ['not by a stranger', empty, propose(), nobody(hour(0)), 'NOT_YOUR_SEAT'],
    ['not without his key', empty, propose(), holder(1, hour(0), 'session'), 'SIGNATURE_REQUIRED'],
    ['not twice', () => proposed(), propose(), at0, 'ALREADY_PROPOSED'],
    ['not to a council that there is not', empty, propose({ council: OTHER_COUNCIL }), at0, 'NOT_YOUR_SEAT'],
    ['not with more than the form has', empty, { ...propose(), remark: 'poor Anna' } as unknown as MotionCommand, at0, 'MALFORMED'],
    ['adopting needs a mandate', empty, propose({ mandate: null }), at0, 'NO_MANDATE'],
    ['of this lab', () => empty().put('entity', 'e2e2e2e2e2e2', { status: 'registered', kind: 'organisation' }).put('policy', '5p5p5p5p5p52', { lab: 'e2e2e2e2e2e2', status: 'published' }) as Moot, propose({ lab: 'e2e2e2e2e2e2', policy: '5p5p5p5p5p52' }), at0, 'NO_MANDATE'],
    ['in force', () => empty().put('mandate', MANDATE, { lab: LAB, council: COUNCIL, policies: 'all', status: 'ended', endsAt: hour(0) }) as Moot, propose(), at0, 'NO_MANDATE'],
    ['and one that ends later is in force', () => empty().put('mandate', MANDATE, { lab: LAB, council: COUNCIL, policies: 'all', status: 'ended', endsAt: hour(1) }) as Moot, propose(), at0, 'ok'],
    ['signed is not accepted', () => empty().put('mandate', MANDATE, { lab: LAB, council: COUNCIL, policies: 'all', status: 'signed', endsAt: null }) as Moot, propose(), at0, 'NO_MANDATE'],
    ['for this policy', () => empty().put('mandate', MANDATE, { lab: LAB, council: COUNCIL, policies: ['5p5p5p5p5p52'], status: 'active', endsAt: null }) as Moot, propose(), at0, 'NO_MANDATE'],
    ['recommending does without', empty, propose({ kind: 'recommend', mandate: null, policy: null }), at0, 'ok'],
    ['but not with somebody else\'s', () => empty().put('mandate', MANDATE, { lab: LAB, council: OTHER_COUNCIL, policies: 'all', status: 'active', endsAt: null }) as Moot, propose({ kind: 'recommend' }), at0, 'NO_MANDATE'],
    ['of a lab that is known', empty, propose({ kind: 'recommend', lab: 'e2e2e2e2e2e2', mandate: null, policy: null }), at0, 'NO_SUCH_LAB'],
    ['and of its own policy', () => empty().put('policy', POLICY, { lab: 'e2e2e2e2e2e2', status: 'published' }) as Moot, propose(), at0, 'NO_SUCH_POLICY'],
    ['which it has not withdrawn', () => empty().put('policy', POLICY, { lab: LAB, status: 'withdrawn' }) as Moot, propose(), at0, 'NO_SUCH_POLICY'],
    ['adopting is about a policy', empty, propose({ policy: null }), at0, 'NO_SUCH_POLICY'],
    ['with a measure of implementation', empty, propose({ measure: null }), at0, 'MEASURE_NEEDED'],
    ['a resolution asks nothing of a lab', empty, resolve({ lab: LAB }), at0, 'MALFORMED'],
    ['and needs nothing', empty, resolve(), at0, 'ok'],
    ['comments end in the future', empty, resolve({ commentsUntil: hour(0) }), at0, 'DEADLINE_IN_PAST'],
    ['and within a year', empty, resolve({ commentsUntil: day(367) }), at0, 'TERM_TOO_LONG'],
    ['incidents are in the register', empty, resolve({ incidents: ['1d1d1d1d1d12'] }), at0, 'NO_SUCH_INCIDENT'],
    ['and can be named', empty, resolve({ incidents: [INCIDENT] }), at0, 'ok'],
    ['a subject fits its kind', empty, resolve({ subject: { seat: 3 } }), at0, 'MALFORMED'],
    ['removal of who sits', empty, resolve({ kind: 'remove', subject: { seat: 3 } }), at0, 'ok'],
    ['not of nobody', empty, resolve({ kind: 'remove', subject: { seat: 7 } }), at0, 'NO_SUCH_SEAT'],
    ['assessment of what this council asked', empty, resolve({ kind: 'assess', subject: { recommendation: RECOMMENDATION, status: 'acceptable', successor: null } }), at0, 'ok'],
    ['not of what another asked', () => empty().put('recommendation', RECOMMENDATION, { council: OTHER_COUNCIL }) as Moot, resolve({ kind: 'assess', subject: { recommendation: RECOMMENDATION, status: 'acceptable', successor: null } }), at0, 'NO_SUCH_RECOMMENDATION'],
    ['superseded names its successor', empty, resolve({ kind: 'assess', subject: { recommendation: RECOMMENDATION, status: 'superseded', successor: null } }), at0, 'MALFORMED'],
    ['an election is for a class of the charter', empty, resolve({ kind: 'elect', subject: { class: 'poets', candidates: [{ member: memberOf(2), statement: C }] } }), at0, 'NO_SUCH_CLASS'],
    ['a candidate stands once', empty, resolve({ kind: 'elect', subject: { class: 'citizens', candidates: [{ member: memberOf(2), statement: C }, { member: memberOf(2), statement: C }] } }), at0, 'MALFORMED'],
    ['a charter is voted on as it will be', empty, resolve({ kind: 'charter', subject: CHARTER }), at0, 'ok'],
    ['a jury judges an incident of the register', empty, resolve({ kind: 'jury', subject: { incident: '1d1d1d1d1d12' } }), at0, 'NO_SUCH_INCIDENT'],
    ['and one can be asked for', empty, resolve({ kind: 'jury', subject: { incident: INCIDENT } }), at0, 'ok'],
  ]);

  it('not in a dissolved council, and not under an id that has parts', () => {
    const world = empty().put('council', COUNCIL, { ...(empty().state('council', COUNCIL) as object), status: 'dissolved' }) as Moot;
    expect(world.motion(propose(), at0)).toBe('NO_SUCH_COUNCIL');
    expect(empty().motion(propose(), at0, 'aiid-4')).toBe('MALFORMED');
  });
});

describe('before voting', () => {
  check([
    ['only what was proposed', empty, { type: 'WithdrawMotion', seat: 1 }, at0, 'NO_SUCH_MOTION'],
    ['the proposer changes the text', () => proposed(), { type: 'ReviseMotion', seat: 1, text: NEW_TEXT, note: C }, holder(1, hour(1)), 'ok'],
    ['nobody else does', () => proposed(), { type: 'ReviseMotion', seat: 2, text: NEW_TEXT, note: C }, holder(2, hour(1)), 'NOT_THE_PROPOSER'],
    ['signed', () => proposed(), { type: 'ReviseMotion', seat: 1, text: NEW_TEXT, note: C }, holder(1, hour(1), 'session'), 'SIGNATURE_REQUIRED'],
    ['the proposer withdraws', () => proposed(), { type: 'WithdrawMotion', seat: 1 }, holder(1, hour(1)), 'ok'],
    ['nobody else does', () => proposed(), { type: 'WithdrawMotion', seat: 2 }, holder(2, hour(1)), 'NOT_THE_PROPOSER'],
    ['not once voting is open', () => opened(), { type: 'WithdrawMotion', seat: 1 }, holder(1, hour(1)), 'ALREADY_OPENED'],
    ['and once only', withdrawn, { type: 'WithdrawMotion', seat: 1 }, holder(1, hour(1)), 'ENDED'],
    ['any holder argues, by his session', () => proposed(), { type: 'AddArgument', seat: 2, side: 'against', text: C }, holder(2, hour(1), 'session'), 'ok'],
    ['nobody else', () => proposed(), { type: 'AddArgument', seat: 2, side: 'against', text: C }, steward(hour(1)), 'NOT_YOUR_SEAT'],
    ['also while votes are taken', () => opened(), { type: 'AddArgument', seat: 2, side: 'for', text: C }, holder(2, hour(3)), 'ok'],
    ['not at the closing instant', () => opened(), { type: 'AddArgument', seat: 2, side: 'for', text: C }, holder(2, hour(10)), 'CLOSED'],
    ['not afterwards', ended, { type: 'AddArgument', seat: 2, side: 'for', text: C }, holder(2, hour(11)), 'ENDED'],
    ['the 501st argument is one too many', () => proposed().put('motion', MOTION, { ...proposed().motionState(), arguments: 500 }) as Moot, { type: 'AddArgument', seat: 2, side: 'for', text: C }, holder(2, hour(1)), 'TOO_MANY'],
    ['the 101st version is one too many', () => proposed().put('motion', MOTION, { ...proposed().motionState(), version: 100 }) as Moot, { type: 'ReviseMotion', seat: 1, text: NEW_TEXT, note: C }, holder(1, hour(1)), 'TOO_MANY'],
  ]);

  check([
    ['while voting, the text changes where the rule lets it', () => opened(), { type: 'ReviseMotion', seat: 1, text: NEW_TEXT, note: C }, holder(1, hour(3)), 'ok'],
    ['not where it does not', () => opened({ ...RULE, amendable: false }), { type: 'ReviseMotion', seat: 1, text: NEW_TEXT, note: C }, holder(1, hour(3)), 'NOT_AMENDABLE'],
    ['not at the closing instant', () => opened(), { type: 'ReviseMotion', seat: 1, text: NEW_TEXT, note: C }, holder(1, hour(10)), 'CLOSED'],
    ['not afterwards', ended, { type: 'ReviseMotion', seat: 1, text: NEW_TEXT, note: C }, holder(1, hour(11)), 'ENDED'],
    ['a steward erases what a motion says', () => proposed(), { type: 'EraseOpenings', openings: [{ entry: UUID, paths: ['/command/text'] }], ground: 'personal-data' }, steward(hour(1)), 'ok'],
    ['nobody else', () => proposed(), { type: 'EraseOpenings', openings: [{ entry: UUID, paths: 'all' }], ground: 'personal-data' }, holder(1, hour(1)), 'NOT_A_STEWARD'],
  ]);

  it('what was erased is not erased again', () => {
    const world = proposed();
    const erase: MotionCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: 'all' }], ground: 'court-order' };
    expect([world.motion(erase, steward(hour(1))), world.motion(erase, steward(hour(1)))]).toEqual(['ok', 'ALREADY_ERASED']);
  });
});

const REASON = { reason: 'shares', note: C } as const;
const asksBack = (of: number, seat = 1): MotionCommand => ({ type: 'ProposeRecusal', seat, of, ...REASON, closesAt: hour(5) });
const pending = (): Moot => proposed().must(motionDecider, MOTION, asksBack(4), holder(1, hour(1)));
const recuse = (seat: number): MotionCommand => ({ type: 'Recuse', seat, ...REASON, row: null });
const judges = (seat: number, choice: 'yes' | 'no' | 'abstain' = 'yes'): MotionCommand => ({ type: 'VoteOnRecusal', seat, of: 4, choice });

describe('recusal', () => {
  check([
    ['a member steps back', () => proposed(), recuse(4), holder(4, hour(1)), 'ok'],
    ['nobody does it for him', () => proposed(), recuse(4), holder(1, hour(1)), 'NOT_YOUR_SEAT'],
    ['signed', () => proposed(), recuse(4), holder(4, hour(1), 'session'), 'SIGNATURE_REQUIRED'],
    ['once', () => proposed().must(motionDecider, MOTION, recuse(4), holder(4, hour(1))), recuse(4), holder(4, hour(1)), 'RECUSED'],
    ['while voting only with his row of the roll', () => opened(), recuse(4), holder(4, hour(3)), 'NOT_ON_ROLL'],
    ['which is his own', () => opened(), { ...recuse(4), row: { class: 'experts', index: 3, path: [] } } as MotionCommand, holder(4, hour(3)), 'NOT_ON_ROLL'],
    ['not at the closing instant', () => opened(), recuse(4), holder(4, hour(10)), 'CLOSED'],
    ['others ask him to', () => proposed(), asksBack(4), holder(1, hour(1)), 'ok'],
    ['not himself', () => proposed(), asksBack(1), holder(1, hour(1)), 'ITSELF'],
    ['not nobody', () => proposed(), asksBack(7), holder(1, hour(1)), 'NO_SUCH_SEAT'],
    ['once at a time', pending, asksBack(4, 2), holder(2, hour(1)), 'RECUSAL_PENDING'],
    ['not who stepped back', () => proposed().must(motionDecider, MOTION, recuse(4), holder(4, hour(1))), asksBack(4), holder(1, hour(1)), 'RECUSED'],
    ['until an instant that lies ahead', () => proposed(), { ...asksBack(4), closesAt: hour(1) } as MotionCommand, holder(1, hour(1)), 'DEADLINE_IN_PAST'],
    ['at most 14 days', () => proposed(), { ...asksBack(4), closesAt: day(15) } as MotionCommand, holder(1, hour(1)), 'TERM_TOO_LONG'],
    ['not once voting is open', () => opened(), asksBack(4), holder(1, hour(1)), 'ALREADY_OPENED'],
    ['not when all is over', withdrawn, asksBack(4), holder(1, hour(1)), 'ENDED'],
    ['the others vote on it', pending, judges(2), holder(2, hour(2)), 'ok'],
    ['nobody on his own case', pending, judges(4), holder(4, hour(2)), 'OWN_CASE'],
    ['not on what nobody asked', () => proposed(), judges(2), holder(2, hour(2)), 'NO_SUCH_RECUSAL'],
    ['once', () => pending().must(motionDecider, MOTION, judges(2), holder(2, hour(2))), judges(2, 'no'), holder(2, hour(2)), 'ALREADY_CAST'],
    ['not at the closing instant', pending, judges(2), holder(2, hour(5)), 'CLOSED'],
    ['the clock closes it', pending, { type: 'CloseRecusal', of: 4 }, clock(hour(5)), 'ok'],
    ['any member may ask', pending, { type: 'CloseRecusal', of: 4 }, holder(6, hour(5), 'session'), 'ok'],
    ['a stranger may not', pending, { type: 'CloseRecusal', of: 4 }, nobody(hour(5)), 'NOT_A_MEMBER'],
    ['not a millisecond early', pending, { type: 'CloseRecusal', of: 4 }, clock(milliseconds(hour(5), -1)), 'NOT_YET'],
    ['not what does not run', () => proposed(), { type: 'CloseRecusal', of: 4 }, clock(hour(5)), 'NO_SUCH_RECUSAL'],
  ]);

  it.each([
    ['more for it than against', { 1: 'yes', 2: 'yes', 3: 'no', 5: 'abstain' }, true],
    ['as many', { 1: 'yes', 2: 'no', 3: 'abstain' }, false],
    ['nobody', {}, false],
  ] as const)('%s: out, or not', (_, votes, out) => {
    const world = pending();
    for (const [seat, choice] of Object.entries(votes)) world.must(motionDecider, MOTION, judges(Number(seat), choice), holder(Number(seat), hour(2)));
    world.must(motionDecider, MOTION, { type: 'CloseRecusal', of: 4 }, clock(hour(5)));
    expect(world.open.recused.map(({ seat, by: how }) => [seat, how])).toEqual(out ? [[4, 'vote']] : []);
    expect(world.open.recusals[0]).toMatchObject({ votes: {}, outcome: out ? 'recused' : 'not-recused' });
  });

  it('is about a person, not about his seat', () => {
    const world = pending();
    world.must(seatDecider, seatId(COUNCIL, 4), { type: 'VacateSeat', reason: 'resigned', motion: null }, holder(4, hour(2)));
    expect(world.motion(judges(2), holder(2, hour(3)))).toBe('ok');
    world.must(motionDecider, MOTION, { type: 'CloseRecusal', of: 4 }, clock(hour(5)));
    expect(world.open.recused).toMatchObject([{ seat: 4, member: memberOf(4) }]);
  });

  it('motions that ended have none running', () => {
    const world = pending().must(motionDecider, MOTION, { type: 'WithdrawMotion', seat: 1 }, holder(1, hour(2)));
    expect(world.motion(judges(2), holder(2, hour(3)))).toBe('ENDED');
    expect(world.motion({ type: 'CloseRecusal', of: 4 }, clock(hour(5)))).toBe('ENDED');
  });
});
