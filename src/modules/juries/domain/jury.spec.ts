import { describe, expect, it } from '@jest/globals';
import type { Circumstances } from '../../../kernel/decider.js';
import { by } from '../../../kernel/world.fixture.js';
import { type JuryCommand, JURY_REFUSALS, type JuryRefusal, VERDICT_APPEAL_DAYS } from './jury-commands.js';
import {
  ALL, C, clock, COLLECTING, choose, type Court, decidedAt50, deliberating, DRAWN, empanelled, FIRST, holder, hour, ID, keyOf, numberOf, OPEN, opened, opening, PEOPLE,
  POOL, rival, SECOND, sten, UUID, voice, voting, world,
} from './jury.fixture.js';
import { seatIn } from './jury-state.js';
import { JURY_WORDS } from './jury-words.js';

type Outcome = 'ok' | JuryRefusal;
type Row = readonly [string, () => Court, JuryCommand, Circumstances, Outcome];
const told = new Set<string>();
function table(rows: readonly Row[]): void {
  it.each(rows)('%s', (_, court, command, who, expected) => {
    told.add(expected);
    expect(court().jury(command, who)).toBe(expected);
  });
}

const petitioned = { ...OPEN, authority: { kind: 'petition', id: ID.jury } } as const;
const moved = { ...OPEN, authority: { kind: 'motion', id: ID.jury } } as const;
const motion = (also: object = {}): Court => world().put('motion', ID.jury, { kind: 'jury', status: 'carried', subject: { incident: ID.incident }, ...also });

describe('a jury is opened', () => {
  table([
    ['by a steward', world, OPEN, sten(0), 'ok'],
    ['not by his session alone', world, OPEN, by(PEOPLE.sten, hour(0), 'session'), 'SIGNATURE_REQUIRED'],
    ['not by a member', world, OPEN, voice(0), 'NOT_A_STEWARD'],
    ['not by the node', world, OPEN, clock(0), 'NOT_A_STEWARD'],
    ['not twice', opened, OPEN, sten(1), 'ALREADY_OPENED'],
    ['not on a draft', () => world().put('incident', ID.incident, { status: 'draft' }), OPEN, sten(0), 'NOT_PUBLISHED'],
    ['not on what there is not', world, { ...OPEN, incident: ID.stranger }, sten(0), 'NOT_PUBLISHED'],
    ['not against nobody on record', world, { ...OPEN, charge: { ...OPEN.charge, parties: [ID.stranger] } }, sten(0), 'NO_SUCH_ENTITY'],
    ['not against a record that was merged away', () => world().put('entity', ID.lab, { status: 'merged', kind: 'organisation' }), OPEN, sten(0), 'NO_SUCH_ENTITY'],
    ['not without a draw', world, { ...OPEN, draw: ID.nextDraw }, sten(0), 'NO_SUCH_DRAW'],
    ['not with the draw of a council', () => world().put('draw', ID.draw, { ...COLLECTING, purpose: { kind: 'seats' } }), OPEN, sten(0), 'NO_SUCH_DRAW'],
    ['not when the pool is closed', () => world().put('draw', ID.draw, { ...COLLECTING, status: 'closed' }), OPEN, sten(0), 'POOL_CLOSED'],
    ['not when it is known who sits', () => world().put('draw', ID.draw, DRAWN), OPEN, sten(0), 'POOL_CLOSED'],
    ['not with a quorum of half', () => world().put('draw', ID.draw, { ...COLLECTING, rules: { size: 4 } }), { ...OPEN, quorum: 2 }, sten(0), 'QUORUM_TOO_LOW'],
    ['not with a quorum above all', world, { ...OPEN, quorum: 6 }, sten(0), 'QUORUM_TOO_LOW'],
    ['not of a thousand', () => world().put('draw', ID.draw, { ...COLLECTING, rules: { size: 999 } }), OPEN, sten(0), 'WRONG_SIZE'],
    ['by a carried motion, under its id', motion, moved, sten(0), 'ok'],
    ['not by a motion that failed', () => motion({ status: 'failed' }), moved, sten(0), 'NOT_AUTHORISED'],
    ['not by a motion about something else', () => motion({ kind: 'resolve' }), moved, sten(0), 'NOT_AUTHORISED'],
    ['not by a motion on another incident', () => motion({ subject: { incident: ID.stranger } }), moved, sten(0), 'NOT_AUTHORISED'],
    ['not by a motion under another id', () => motion().put('motion', ID.next, { kind: 'jury', status: 'carried', subject: { incident: ID.incident } }), { ...OPEN, authority: { kind: 'motion', id: ID.next } }, sten(0), 'NOT_AUTHORISED'],
    ['by enough petitioners', () => world().put('petition', ID.jury, { status: 'reached', incident: ID.incident }), petitioned, sten(0), 'ok'],
    ['not by too few', () => world().put('petition', ID.jury, { status: 'open', incident: ID.incident }), petitioned, sten(0), 'NOT_AUTHORISED'],
    ['not by itself', world, { ...OPEN, authority: { kind: 'appeal', id: ID.jury } }, sten(0), 'NOT_AUTHORISED'],
    ['not with words', world, { ...OPEN, remark: 'poor Anna' } as never, sten(0), 'MALFORMED'],
    ['not with a ladder of one’s own', world, { ...OPEN, charge: { ...OPEN.charge, ladder: 'measures/9' } }, sten(0), 'MALFORMED'],
  ]);
  it('as a rehearsal where its lot can be foreseen, and says so', () => {
    const court = world().put('draw', ID.draw, { ...COLLECTING, purpose: { kind: 'jury', rehearsal: true } });
    court.lawful(court.jury(OPEN, sten(0)));
    expect([court.it.rehearsal, opened().it.rehearsal]).toEqual([true, false]);
  });
  it('nor under an id that is none', () => expect(world().jury(OPEN, sten(0), 'aiid-4')).toBe('MALFORMED'));
});

const EMPANEL: JuryCommand = { type: 'Empanel' };
const replace = (seat: number): JuryCommand => ({ type: 'ReplaceJuror', seat, pool: POOL });
const excused = (): Court => {
  const court = empanelled();
  return court.lawful(court.juror(1, { type: 'AskExcuse', draw: ID.draw, reason: 'care', note: C }, holder(0, 2)));
};

describe('jurors are seated', () => {
  table([
    ['when the lot has fallen', () => opened().put('draw', ID.draw, DRAWN), EMPANEL, clock(1), 'ok'],
    ['not before', () => opened().put('draw', ID.draw, { ...DRAWN, status: 'dealt' }), EMPANEL, clock(1), 'NOT_DRAWN'],
    ['not twice', empanelled, EMPANEL, clock(2), 'ALREADY_EMPANELLED'],
    ['not by a steward', opened, EMPANEL, sten(1), 'SYSTEM_ONLY'],
    ['not where there is no jury', world, EMPANEL, clock(1), 'NO_SUCH_JURY'],
    ['anew for who is excused', excused, replace(1), clock(2), 'ok'],
    ['not by hand', excused, replace(1), sten(2), 'SYSTEM_ONLY'],
    ['not with types of one’s own', excused, { type: 'ReplaceJuror', seat: 1, pool: { ...POOL, types: [[0], [1]] } }, clock(2), 'WRONG_POOL'],
    ['not for who may still answer', empanelled, replace(1), clock(10), 'NOT_VACANT'],
    ['anew for who is silent', empanelled, replace(1), clock(11), 'ok'],
    ['not for who accepted', () => empanelled().accepts([1]), replace(1), clock(11), 'NOT_VACANT'],
    ['not in a seat that there is not', empanelled, replace(6), clock(11), 'NO_SUCH_SEAT'],
    ['not when summonses are over', empanelled, replace(1), clock(31), 'TOO_LATE'],
    ['not while they talk', deliberating, replace(1), clock(10), 'TOO_LATE'],
  ]);

  it('in the order of the pool', () => {
    expect(empanelled().it.seats.map(({ seat, volunteer }) => [seat, volunteer])).toEqual([[1, numberOf(0)], [2, numberOf(1)], [3, numberOf(3)], [4, numberOf(6)], [5, numberOf(8)]]);
  });

  it('a draw that came to nothing ends the jury', () => {
    const court = opened().put('draw', ID.draw, { ...DRAWN, status: 'void' });
    court.lawful(court.jury(EMPANEL, clock(1)));
    expect(court.it).toMatchObject({ status: 'no-verdict', noVerdict: 'draw-void' });
  });

  it('the next of the same type and of no household that sits; then of any; nobody twice; then nobody', () => {
    const court = empanelled();
    // The reserve is 9, 5, 2, 7, 4, 10, 11; 5 lives with 1, who sits in seat 2.
    const next: number[] = [];
    for (;;) {
      const verdict = court.jury(replace(1), { ...clock(11), at: court.it.seats[0]!.until });
      if (verdict !== 'ok') {
        expect(verdict).toBe('TOO_LATE');
        break;
      }
      next.push(court.indexOf(1));
    }
    expect(next).toEqual([2, 4]);
    court.lawful(court.juror(1, { type: 'AskExcuse', draw: ID.draw, reason: 'work', note: C }, holder(4, 22)));
    court.lawful(court.jury(replace(1), clock(22)));
    expect(court.indexOf(1)).toBe(9);
  });

  it('nobody is left at last', () => {
    const court = empanelled().put('draw', ID.draw, { ...DRAWN, reserve: [] });
    told.add('NOBODY_LEFT');
    expect(court.jury(replace(1), clock(11))).toBe('NOBODY_LEFT');
  });
});

const challenge = (seat: number, party = ID.lab): JuryCommand => ({ type: 'ChallengeJuror', seat, party, reason: 'litigant', note: C });
const challenged = (base = empanelled().accepts(ALL)): Court => base.lawful(base.jury(challenge(1), voice(3)));
const voteOn = (seat: number, removes = true): JuryCommand => ({ type: 'VoteOnChallenge', seat, challenge: 1, removes });
const upheld = (base = empanelled().accepts(ALL)): Court => {
  const court = challenged(base);
  for (const [seat, index] of [[2, 1], [3, 3], [4, 6], [5, 8]] as const) court.lawful(court.jury(voteOn(seat, seat !== 5), holder(index, 4)));
  return court.lawful(court.jury({ type: 'CloseChallenge', challenge: 1 }, clock(4)));
};

describe('a party challenges a juror', () => {
  table([
    ['while jurors are summoned', empanelled, challenge(1), voice(3), 'ok'],
    ['while they vote first', voting, challenge(1), voice(3), 'ok'],
    ['not when that vote is over', voting, challenge(1), voice(23), 'TOO_LATE'],
    ['not while they talk', deliberating, challenge(1), voice(6), 'TOO_LATE'],
    ['not by session', empanelled, challenge(1), by(PEOPLE.voice, hour(3), 'session'), 'SIGNATURE_REQUIRED'],
    ['not in the name of another', empanelled, challenge(1), rival(3), 'NOT_A_REPRESENTATIVE'],
    ['not as nobody', empanelled, challenge(1), by(PEOPLE.nobody, hour(3)), 'NOT_A_REPRESENTATIVE'],
    ['not as a stranger to the case', empanelled, challenge(1, ID.stranger), voice(3), 'NOT_A_PARTY'],
    ['not twice', challenged, challenge(1), voice(4), 'ALREADY_CHALLENGED'],
    ['but the other party may', challenged, challenge(1, ID.rival), rival(4), 'ok'],
    ['not in an empty place', empanelled, challenge(6), voice(3), 'NO_SUCH_SEAT'],
    ['not who is removed already', upheld, challenge(1, ID.rival), rival(5), 'NO_SUCH_SEAT'],
    ['another juror votes', challenged, voteOn(2), holder(1, 4), 'ok'],
    ['not the one concerned', challenged, voteOn(1), holder(0, 4), 'OWN_CASE'],
    ['not in another’s seat', challenged, voteOn(2), holder(3, 4), 'NOT_YOUR_SEAT'],
    ['not who has not accepted', () => challenged(empanelled()), voteOn(2), holder(1, 4), 'NOT_YOUR_SEAT'],
    ['not twice (a vote)', () => { const court = challenged(); return court.lawful(court.jury(voteOn(2), holder(1, 4))); }, voteOn(2), holder(1, 5), 'ALREADY_VOTED'],
    ['not too late', challenged, voteOn(2), holder(1, 13), 'TOO_LATE'],
    ['not on what there is not', () => empanelled().accepts(ALL), voteOn(2), holder(1, 4), 'NO_SUCH_CHALLENGE'],
    ['not when it is decided', upheld, voteOn(2), holder(1, 5), 'ALREADY_DECIDED'],
    ['it is not closed early', challenged, { type: 'CloseChallenge', challenge: 1 }, clock(5), 'NOT_YET'],
    ['it is closed in time', challenged, { type: 'CloseChallenge', challenge: 1 }, clock(13), 'ok'],
    ['not twice (closed)', upheld, { type: 'CloseChallenge', challenge: 1 }, clock(13), 'ALREADY_DECIDED'],
    ['none is not closed', empanelled, { type: 'CloseChallenge', challenge: 1 }, clock(13), 'NO_SUCH_CHALLENGE'],
    ['nobody goes on while it is open', () => { const court = challenged(voting()); return court.seals('first', FIRST, 4); }, { type: 'Advance' }, clock(4), 'CHALLENGE_PENDING'],
    ['a juror removed is replaced', upheld, replace(1), clock(5), 'ok'],
  ]);

  it('most of those who take part remove him; a tie leaves him, and nobody voting too', () => {
    expect(upheld().it).toMatchObject({ challenges: [{ outcome: 'removed' }], seats: [{ removed: true }, { removed: false }, {}, {}, {}] });
    const tie = challenged();
    tie.lawful(tie.jury(voteOn(2, true), holder(1, 4))).lawful(tie.jury(voteOn(3, false), holder(3, 4))).lawful(tie.jury({ type: 'CloseChallenge', challenge: 1 }, clock(13)));
    expect(tie.it.challenges[0]!.outcome).toBe('stays');
    // A party that challenges everybody needs more than one friend on the jury.
    const friend = challenged();
    friend.lawful(friend.jury(voteOn(2, true), holder(1, 4))).lawful(friend.jury({ type: 'CloseChallenge', challenge: 1 }, clock(13)));
    expect(friend.it.challenges[0]!.outcome).toBe('stays');
    const silent = challenged();
    silent.lawful(silent.jury({ type: 'CloseChallenge', challenge: 1 }, clock(13)));
    expect(silent.it.seats[0]!.removed).toBe(false);
  });

  it('who comes after a removed juror has the time of the first vote anew, and is not removed with him', () => {
    const court = upheld(voting());
    court.lawful(court.jury(replace(1), clock(20)));
    expect(seatIn(court.it, 1)).toMatchObject({ removed: false, until: hour(30) });
    expect(court.it.stageEndsAt).toBe(hour(40));
  });
});

const say = (seat: number): JuryCommand => ({ type: 'AddStatement', seat, text: C });
const said = (): Court => { const court = deliberating(); return court.lawful(court.jury(say(1), holder(0, 6))); };
const askLab = (seat: number, party = ID.lab): JuryCommand => ({ type: 'AskParty', seat, party, question: C });
const asked = (): Court => { const court = deliberating(); return court.lawful(court.jury(askLab(2), holder(1, 6))); };
const answer: JuryCommand = { type: 'AnswerQuestion', question: 1, text: C };
const answered = (): Court => { const court = asked(); return court.lawful(court.jury(answer, voice(7))); };

describe('jurors discuss', () => {
  table([
    ['when first votes are sealed', deliberating, say(1), holder(0, 6), 'ok'],
    ['not before', voting, say(1), holder(0, 4), 'NOT_DELIBERATING'],
    ['not when the time is over, though nobody said so yet', deliberating, say(1), holder(0, 45), 'NOT_DELIBERATING'],
    ['not from another’s seat', deliberating, say(2), holder(0, 6), 'NOT_YOUR_SEAT'],
    ['not a party', deliberating, say(1), voice(6), 'NOT_YOUR_SEAT'],
    ['not with a session', deliberating, say(1), by({ kind: 'reporter', key: keyOf(0) }, hour(6), 'session'), 'SIGNATURE_REQUIRED'],
    ['not without end', () => { const court = deliberating(); for (let i = 0; i < 20; i++) court.lawful(court.jury(say(1), holder(0, 6))); return court; }, say(1), holder(0, 6), 'TOO_MANY'],
    ['they agree', said, { type: 'React', seat: 2, statement: 1, reaction: 'agree' }, holder(1, 7), 'ok'],
    ['not with nothing', deliberating, { type: 'React', seat: 2, statement: 1, reaction: 'agree' }, holder(1, 7), 'NO_SUCH_STATEMENT'],
    ['not from another’s seat (reaction)', said, { type: 'React', seat: 2, statement: 1, reaction: 'agree' }, holder(0, 7), 'NOT_YOUR_SEAT'],
    ['not afterwards', said, { type: 'React', seat: 2, statement: 1, reaction: 'agree' }, holder(1, 45), 'NOT_DELIBERATING'],
    ['they ask a party', deliberating, askLab(2), holder(1, 6), 'ok'],
    ['not a stranger', deliberating, askLab(2, ID.stranger), holder(1, 6), 'NOT_A_PARTY'],
    ['not from another’s seat (question)', deliberating, askLab(2), holder(0, 6), 'NOT_YOUR_SEAT'],
    ['not before (question)', voting, askLab(2), holder(1, 4), 'NOT_DELIBERATING'],
    ['not without end (question)', () => { const court = deliberating(); for (let i = 0; i < 5; i++) court.lawful(court.jury(askLab(2), holder(1, 6))); return court; }, askLab(2), holder(1, 6), 'TOO_MANY'],
    ['the party answers', asked, answer, voice(7), 'ok'],
    ['late too', asked, answer, voice(30), 'ok'],
    ['not when they have stopped talking', asked, answer, voice(45), 'NOT_DELIBERATING'],
    ['not another party', asked, answer, rival(7), 'NOT_A_REPRESENTATIVE'],
    ['not what nobody asked', deliberating, answer, voice(7), 'NO_SUCH_QUESTION'],
    ['not twice', answered, answer, voice(8), 'ALREADY_ANSWERED'],
    ['not by session', asked, answer, by(PEOPLE.voice, hour(7), 'session'), 'SIGNATURE_REQUIRED'],
    ['an answer is overdue', asked, { type: 'MarkQuestionOverdue', question: 1 }, clock(18), 'ok'],
    ['not early', asked, { type: 'MarkQuestionOverdue', question: 1 }, clock(17), 'NOT_YET'],
    ['not when it is there', answered, { type: 'MarkQuestionOverdue', question: 1 }, clock(18), 'ALREADY_ANSWERED'],
    ['not twice (overdue)', () => { const court = asked(); return court.lawful(court.jury({ type: 'MarkQuestionOverdue', question: 1 }, clock(18))); }, { type: 'MarkQuestionOverdue', question: 1 }, clock(19), 'ALREADY_MARKED'],
    ['not of nothing', deliberating, { type: 'MarkQuestionOverdue', question: 1 }, clock(19), 'NO_SUCH_QUESTION'],
  ]);

  it('the last reaction counts, one for each seat', () => {
    const court = said();
    for (const reaction of ['agree', 'disagree'] as const) court.lawful(court.jury({ type: 'React', seat: 2, statement: 1, reaction }, holder(1, 7)));
    expect(court.it.statements).toEqual([{ seat: 1, reactions: { 2: 'disagree' } }]);
  });

  it('an answer is due within its hours, and never after the discussion', () => {
    const court = asked();
    court.lawful(court.jury(askLab(2), holder(1, 40)));
    expect(court.it.asked.map(({ dueAt }) => dueAt)).toEqual([hour(18), hour(45)]);
  });
});

const ADVANCE: JuryCommand = { type: 'Advance' };
describe('stages', () => {
  table([
    ['not before the lot', opened, ADVANCE, clock(1), 'NOT_YET'],
    ['not by a steward', empanelled, ADVANCE, sten(40), 'SYSTEM_ONLY'],
    ['not while somebody may accept', () => empanelled().accepts([1, 2, 3]), ADVANCE, clock(11), 'NOT_YET'],
    ['when all have accepted', () => empanelled().accepts(ALL), ADVANCE, clock(2), 'ok'],
    ['when summonses are over', () => empanelled().accepts([1, 2, 3]), ADVANCE, clock(31), 'ok'],
    ['not while somebody may vote', () => voting().seals('first', { 1: FIRST[1] }, 4), ADVANCE, clock(22), 'NOT_YET'],
    ['at the end of the first vote', voting, ADVANCE, clock(23), 'ok'],
    ['not while they talk', deliberating, ADVANCE, clock(44), 'NOT_YET'],
    ['at the end of the talk', deliberating, ADVANCE, clock(45), 'ok'],
    ['not while somebody may vote again', () => deliberating().advances(45), ADVANCE, clock(64), 'NOT_YET'],
    ['at the end of the second vote', () => deliberating().advances(45), ADVANCE, clock(65), 'ok'],
    ['opening ends by the count', opening, ADVANCE, clock(67), 'NOT_YET'],
    ['not after the verdict', decidedAt50, ADVANCE, clock(60), 'ALREADY_DECIDED'],
    ['votes are not counted before they may be opened', deliberating, { type: 'CountVerdict' }, clock(6), 'NOT_OPENING'],
    ['not while some may be opened', () => opening().opens('second', SECOND, 48), { type: 'CountVerdict' }, clock(66), 'NOT_YET'],
    ['when all are', () => opening().opens('first', FIRST, 48).opens('second', SECOND, 48), { type: 'CountVerdict' }, clock(48), 'ok'],
    ['when the time is over', () => opening().opens('second', SECOND, 48), { type: 'CountVerdict' }, clock(67), 'ok'],
    ['not by a steward (count)', opening, { type: 'CountVerdict' }, sten(67), 'SYSTEM_ONLY'],
    ['not twice', decidedAt50, { type: 'CountVerdict' }, clock(67), 'NOT_OPENING'],
  ]);

  it('too few jurors, or too few votes opened, are no verdict', () => {
    const few = empanelled().accepts([1, 2]).advances(31);
    expect(few.it).toMatchObject({ status: 'no-verdict', noVerdict: 'too-few-jurors' });
    const { 1: one, 2: two } = SECOND;
    const silent = opening().opens('second', { 1: one, 2: two }, 48);
    silent.lawful(silent.jury({ type: 'CountVerdict' }, clock(67)));
    expect(silent.it).toMatchObject({ status: 'no-verdict', noVerdict: 'too-few-votes', addressed: [] });
  });

  it('who leaves during the discussion is not waited for', () => {
    const court = deliberating();
    court.lawful(court.juror(5, { type: 'AskExcuse', draw: ID.draw, reason: 'health', note: C }, holder(8, 6))).advances(45);
    const { 5: _, ...rest } = SECOND;
    court.seals('second', rest, 46).advances(46);
    expect(court.it.status).toBe('opening');
  });

  it('the verdict: the middle of five, the shift, whom it is addressed to', () => {
    const { verdict, addressed, status } = decidedAt50().it;
    expect(status).toBe('verdict');
    expect(addressed).toEqual([ID.lab, ID.rival]);
    expect(verdict).toMatchObject({
      measure: 'correction',
      findings: [{ yes: 4, no: 0, unsure: 1, outcome: 'yes' }, { yes: 3, no: 2, unsure: 0, outcome: 'yes' }],
      counts: { first: { none: 1, notice: 2, recall: 2 }, second: { notice: 2, correction: 1, disclosure: 2 } },
      shift: { both: 5, milder: 2, same: 1, stricter: 2, steps: -6, findings: 3 },
      minority: [1, 2, 4, 5],
    });
  });

  it('a verdict that asks for nothing is addressed to nobody', () => {
    const none = Object.fromEntries(ALL.map((seat) => [seat, choose('none')]));
    const court = deliberating().advances(45).seals('second', none, 46).advances(46).opens('second', none, 47);
    court.lawful(court.jury({ type: 'CountVerdict' }, clock(70)));
    expect(court.it).toMatchObject({ status: 'verdict', addressed: [] });
  });
});

const APPEAL: JuryCommand = { type: 'FileAppeal', party: ID.lab, grounds: 'bias', jury: ID.next, text: C };
const appealed = (): Court => { const court = decidedAt50(); return court.lawful(court.jury(APPEAL, voice(60))); };
const END = 50 + VERDICT_APPEAL_DAYS * 24;
const SECOND_DRAW = { ...COLLECTING, id: ID.nextDraw, rules: { size: 11 }, excluding: [ID.draw] };
const ON_APPEAL = { ...OPEN, authority: { kind: 'appeal', id: ID.jury }, draw: ID.nextDraw, quorum: 6 } as const;
const nextWorld = (draw: object = {}): Court => appealed().put('draw', ID.nextDraw, { ...SECOND_DRAW, ...draw });
const reasons = (seat: number): JuryCommand => ({ type: 'PublishReasons', seat, text: C });
const opinion = (seat: number): JuryCommand => ({ type: 'AddMinorityOpinion', seat, text: C });

describe('after the verdict', () => {
  table([
    ['one who voted for it writes the reasons', decidedAt50, reasons(3), holder(3, 51), 'ok'],
    ['not one who did not', decidedAt50, reasons(1), holder(0, 51), 'NOT_IN_MAJORITY'],
    ['not for another', decidedAt50, reasons(3), holder(0, 51), 'NOT_YOUR_SEAT'],
    ['not before', opening, reasons(3), holder(3, 48), 'NO_VERDICT'],
    ['not twice', () => { const court = decidedAt50(); return court.lawful(court.jury(reasons(3), holder(3, 51))); }, reasons(3), holder(3, 52), 'ALREADY_PUBLISHED'],
    ['one who differs says why', decidedAt50, opinion(1), holder(0, 51), 'ok'],
    ['not one who agrees in all', decidedAt50, opinion(3), holder(3, 51), 'NOT_IN_MINORITY'],
    ['not before (opinion)', opening, opinion(1), holder(0, 48), 'NO_VERDICT'],
    ['not for another (opinion)', decidedAt50, opinion(1), holder(3, 51), 'NOT_YOUR_SEAT'],
    ['not twice (opinion)', () => { const court = decidedAt50(); return court.lawful(court.jury(opinion(1), holder(0, 51))); }, opinion(1), holder(0, 52), 'ALREADY_PUBLISHED'],
    ['a party appeals', decidedAt50, APPEAL, voice(60), 'ok'],
    ['or a steward, for the public', decidedAt50, { ...APPEAL, party: null }, sten(60), 'ok'],
    ['not by session', decidedAt50, APPEAL, by(PEOPLE.voice, hour(60), 'session'), 'SIGNATURE_REQUIRED'],
    ['not anybody for the public', decidedAt50, { ...APPEAL, party: null }, voice(60), 'NOT_A_STEWARD'],
    ['not a juror', decidedAt50, { ...APPEAL, party: null }, holder(0, 60), 'NOT_A_STEWARD'],
    ['not a juror in a party’s name', decidedAt50, APPEAL, holder(0, 60), 'NOT_A_REPRESENTATIVE'],
    ['not in another’s name', decidedAt50, APPEAL, rival(60), 'NOT_A_REPRESENTATIVE'],
    ['not a stranger', decidedAt50, { ...APPEAL, party: ID.stranger }, voice(60), 'NOT_A_PARTY'],
    ['not before there is a verdict', opening, APPEAL, voice(48), 'NO_VERDICT'],
    ['not twice', appealed, APPEAL, voice(61), 'ALREADY_APPEALED'],
    ['not by the other party either', appealed, { ...APPEAL, party: ID.rival }, rival(61), 'ALREADY_APPEALED'],
    ['until a moment before thirty days', decidedAt50, APPEAL, voice(END - 1), 'ok'],
    ['not after thirty days', decidedAt50, APPEAL, voice(END), 'TOO_LATE'],
    ['not to itself', decidedAt50, { ...APPEAL, jury: ID.jury }, voice(60), 'MALFORMED'],
    ['a steward erases words', decidedAt50, { type: 'EraseOpenings', openings: [{ entry: UUID, paths: ['/command/text'] }], ground: 'court-order' }, sten(60), 'ok'],
    ['not a member', decidedAt50, { type: 'EraseOpenings', openings: [{ entry: UUID, paths: 'all' }], ground: 'court-order' }, voice(60), 'NOT_A_STEWARD'],
  ]);

  it('nothing is erased twice', () => {
    const court = decidedAt50();
    const erase: JuryCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: 'all' }], ground: 'court-order' };
    told.add('ALREADY_ERASED');
    expect([court.jury(erase, sten(60)), court.jury(erase, sten(61))]).toEqual(['ok', 'ALREADY_ERASED']);
  });

  it.each<[string, () => Court, typeof ON_APPEAL | object, string, Outcome]>([
    ['opens a larger jury of others', nextWorld, ON_APPEAL, ID.next, 'ok'],
    ['under the id that was named, so once', nextWorld, ON_APPEAL, '9t9t9t9t9t9t', 'NOT_AUTHORISED'],
    ['not where nobody appealed', () => decidedAt50().put('draw', ID.nextDraw, SECOND_DRAW), ON_APPEAL, ID.next, 'NOT_AUTHORISED'],
    ['not of the same size', () => nextWorld({ rules: { size: 5 } }), { ...ON_APPEAL, quorum: 3 }, ID.next, 'WRONG_SIZE'],
    ['not from a draw that lets them in again', () => nextWorld({ excluding: [] }), ON_APPEAL, ID.next, 'NOT_DISJOINT'],
    ['not against other parties', nextWorld, { ...ON_APPEAL, charge: { ...OPEN.charge, parties: [ID.lab] } }, ID.next, 'NOT_AS_APPEALED'],
  ])('an appeal %s', (_, court, command, id, expected) => {
    told.add(expected);
    expect(court().jury(command as JuryCommand, sten(70), id)).toBe(expected);
  });

  it('nobody sits on the appeal who was summoned before, even where the draw let him in; and there it ends', () => {
    const court = nextWorld();
    court.lawful(court.jury(ON_APPEAL, sten(70), ID.next));
    const fresh = Array.from({ length: 10 }, (_, i) => `w000000000${`${i}`.padStart(2, '0')}`);
    court.put('draw', ID.nextDraw, { ...SECOND_DRAW, status: 'drawn', order: [], announcement: { types: '' }, seated: [numberOf(0), ...fresh], reserve: [numberOf(3), numberOf(11)] });
    court.lawful(court.jury(EMPANEL, clock(71), ID.next));
    const seated = (court.states.get(`jury/${ID.next}`) as typeof court.it).seats.map(({ volunteer }) => volunteer);
    expect(seated).toEqual([...fresh, numberOf(11)]);
    const final = { ...court.it, authority: { kind: 'appeal', id: ID.next } as const, appeal: null };
    court.put('jury', ID.jury, final);
    told.add('NO_FURTHER_APPEAL');
    expect(court.jury(APPEAL, voice(80))).toBe('NO_FURTHER_APPEAL');
  });
});

describe('refusals', () => {
  it('every one is told above, and has words', () => {
    expect(JURY_REFUSALS.filter((code) => !told.has(code))).toEqual([]);
    for (const code of JURY_REFUSALS) expect(JURY_WORDS[code].length).toBeGreaterThan(10);
  });
});
