import { describe, expect, it } from '@jest/globals';
import { ASSESSED_AS, isClosed, isOpen } from './assessment-steps.js';
import type { RecommendationCommand } from './commands.js';
import { MOST_RESPONSES } from './answer.js';
import { ASSESSMENTS, STANDINGS, type Assessment, type Recommendation } from './recommendation-state.js';
import { RECOMMENDATION_REFUSALS } from './refusals.js';
import { after, assessAs, C, day, FILE, ID, ISSUE, MANDATE, MOTION, respond, step, told, UUID, vote, voteId, WAY_TO, type Asked, type Person, type World } from './specimens.js';

const ask = (person: Person, command: RecommendationCommand, on = 0, world?: World): Asked => ({ person, command, on, ...(world && { world }) });
const sess = 'session' as const;
const extend = (days = 20): RecommendationCommand => ({ type: 'ExtendDue', days, reason: 'needs-evidence', note: C });
const overdue: RecommendationCommand = { type: 'MarkOverdue' };
const assessmentOverdue: RecommendationCommand = { type: 'MarkAssessmentOverdue' };
const erase: RecommendationCommand = { type: 'EraseOpenings', openings: [{ entry: UUID, paths: ['/command/evidence/0/name'] }], ground: 'personal-data' };
const motion = (also: object): World => ({ [`motion/${ID.ours}`]: { ...MOTION, ...also } });

const issued = WAY_TO.awaiting;
const extended = [...issued, ask('voice', extend(), 39)];
const late = [...issued, ask('system', overdue, 40)];
const assessing = [...issued, ask('voice', respond('assessing', '2026-12-20'), 5)];
const received = WAY_TO.received;
const carry = (status: 'acceptable' | 'superseded', also: object): Asked => ({ ...assessAs(1, status), world: vote(1, status, also) });

const CASES: readonly [string, readonly Asked[], Asked, string][] = [
  ['a carried motion becomes a duty', [], ask('system', ISSUE), 'RecommendationIssued AnswerDue'],
  ['by the node alone', [], ask('sten', ISSUE), 'SYSTEM_ONLY'],
  ['once', issued, ask('system', ISSUE), 'ALREADY_ISSUED'],
  ['only when carried', [], ask('system', ISSUE, 0, motion({ status: 'open' })), 'NOT_CARRIED'],
  ['only what asks', [], ask('system', ISSUE, 0, motion({ kind: 'resolve' })), 'NOT_CARRIED'],
  ['only what asks a lab', [], ask('system', ISSUE, 0, motion({ lab: null })), 'NOT_CARRIED'],
  ['a verdict not yet', [], ask('system', { ...ISSUE, origin: { kind: 'verdict', id: ID.ours } }), 'NOT_CARRIED'],
  ['of the lab that was meant', [], ask('system', { ...ISSUE, lab: ID.otherLab }), 'NOT_AS_DECIDED'],
  ['about the policy that was meant', [], ask('system', { ...ISSUE, policy: null }), 'NOT_AS_DECIDED'],
  ['by the council that decided', [], ask('system', { ...ISSUE, council: ID.otherCouncil }), 'NOT_AS_DECIDED'],
  ['under the mandate that was named', [], ask('system', { ...ISSUE, mandate: null, answerDays: 60 }), 'NOT_AS_DECIDED'],
  ['under its own number', [], ask('system', { ...ISSUE, origin: { kind: 'motion', id: ID.next } }, 0, { [`motion/${ID.next}`]: MOTION }), 'NOT_AS_DECIDED'],
  ['with the time of the mandate', [], ask('system', { ...ISSUE, answerDays: 41 }), 'NOT_AS_DECIDED'],
  ['and of the council', [], ask('system', { ...ISSUE, assessDays: 31 }), 'NOT_AS_DECIDED'],
  ['60 days without a mandate', [], ask('system', { ...ISSUE, mandate: null, answerDays: 60 }, 0, motion({ mandate: null })), 'RecommendationIssued AnswerDue'],
  ['60 days with the mandate of somebody else', [], ask('system', { ...ISSUE, answerDays: 60 }, 0, { [`mandate/${ID.mandate}`]: { ...MANDATE, lab: ID.otherLab } }), 'RecommendationIssued AnswerDue'],

  ['the lab accepts', issued, ask('voice', respond('accept', '2027-03-01')), 'LabResponded AssessmentDue'],
  ['in part', issued, ask('voice', respond('accept-in-part', '2027-03-01')), 'LabResponded AssessmentDue'],
  ['with a date', issued, ask('voice', respond('accept-in-part')), 'DATE_NEEDED'],
  ['today will do', issued, ask('voice', respond('accept', '2026-11-22')), 'LabResponded AssessmentDue'],
  ['that is not over', issued, ask('voice', respond('accept', '2026-11-21')), 'DATE_IN_PAST'],
  ['and exists', issued, ask('voice', respond('accept', '2027-02-30')), 'MALFORMED'],
  ['it declines without one', issued, ask('voice', respond('decline')), 'LabResponded AssessmentDue'],
  ['and only so', issued, ask('voice', respond('decline', '2027-03-01')), 'NO_DATE_HERE'],
  ['done already needs evidence', issued, ask('voice', respond('already-done')), 'EVIDENCE_NEEDED'],
  ['and with it is an answer', issued, ask('voice', respond('already-done', null, [FILE])), 'LabResponded AssessmentDue'],
  ['not too much of it', issued, ask('voice', respond('already-done', null, Array.from({ length: 21 }, () => FILE))), 'MALFORMED'],
  ['assessing starts its clock anew', issued, ask('voice', respond('assessing', '2026-12-20')), 'LabResponded AnswerDue'],
  ['as long again and no longer', issued, ask('voice', respond('assessing', '2027-01-03')), 'DATE_TOO_FAR'],
  ['as long again', issued, ask('voice', respond('assessing', '2027-01-01')), 'LabResponded AnswerDue'],
  ['once', assessing, ask('voice', respond('assessing', '2026-12-24'), 6), 'ALREADY_ASSESSING'],
  ['not after an answer', received, ask('voice', respond('assessing', '2026-12-24'), 11), 'ALREADY_ASSESSING'],
  ['then it answers', assessing, ask('voice', respond('decline'), 6), 'LabResponded AssessmentDue'],
  ['the council’s clock is not turned back by more words', received, ask('voice', respond('decline'), 20), 'LabResponded'],
  ['another organisation does not answer', issued, ask('rival', respond('decline')), 'NOT_A_REPRESENTATIVE'],
  ['nor a steward', issued, ask('sten', respond('decline')), 'NOT_A_REPRESENTATIVE'],
  ['nor the node', issued, ask('system', respond('decline')), 'NOT_A_REPRESENTATIVE'],
  ['nor somebody whose claim lapsed', issued, ask('voice', respond('decline'), 0, { [`lab/${ID.lab}`]: { representatives: {} } }), 'NOT_A_REPRESENTATIVE'],
  ['signed', issued, { ...ask('voice', respond('decline')), authorization: sess }, 'SIGNATURE_REQUIRED'],
  ['what was not asked is not answered', [], ask('voice', respond('decline')), 'NO_SUCH_RECOMMENDATION'],
  ['what is closed neither', WAY_TO.declined, ask('voice', respond('decline'), 70), 'CLOSED'],
  ['a late answer is an answer', late, ask('voice', respond('decline'), 41), 'LabResponded AssessmentDue'],
  ['partly done, only with new evidence', WAY_TO.partly, ask('voice', respond('decline'), 70), 'EVIDENCE_NEEDED'],
  ['which may come', WAY_TO.partly, ask('voice', respond('already-done', null, [FILE]), 70), 'LabResponded AssessmentDue'],

  ['the lab extends its time', issued, ask('voice', extend(), 39), 'DueExtended'],
  ['before it is over', issued, ask('voice', extend(), 40), 'ALREADY_DUE'],
  ['not for too long', issued, ask('voice', extend(21)), 'EXTENSION_CAP'],
  ['not too often', [...extended, ask('voice', extend(), 50)], ask('voice', extend(), 70), 'EXTENSION_CAP'],
  ['not without a mandate', [ask('system', { ...ISSUE, mandate: null, answerDays: 60 }, 0, motion({ mandate: null }))], ask('voice', extend(1)), 'EXTENSION_CAP'],
  ['not after its answer', received, ask('voice', extend(), 20), 'ALREADY_ANSWERED'],
  ['nobody else', issued, ask('rival', extend()), 'NOT_A_REPRESENTATIVE'],
  ['signed', issued, { ...ask('voice', extend()), authorization: sess }, 'SIGNATURE_REQUIRED'],

  ['silence is written down', issued, ask('system', overdue, 40), 'AnswerOverdue'],
  ['not a moment before', issued, ask('system', overdue, 39), 'NOT_YET'],
  ['nor within an extension', extended, ask('system', overdue, 59), 'NOT_YET'],
  ['but after it', extended, ask('system', overdue, 60), 'AnswerOverdue'],
  ['once', late, ask('system', overdue, 41), 'ALREADY_MARKED'],
  ['not after an answer', received, ask('system', overdue, 41), 'ALREADY_ANSWERED'],
  ['assessing for too long is silence', assessing, ask('system', overdue, 29), 'AnswerOverdue'],
  ['by the node alone', issued, ask('sten', overdue, 40), 'SYSTEM_ONLY'],
  ['the council has its own clock', received, ask('system', assessmentOverdue, 40), 'AssessmentOverdue'],
  ['not before', received, ask('system', assessmentOverdue, 39), 'NOT_YET'],
  ['once', [...received, ask('system', assessmentOverdue, 40)], ask('system', assessmentOverdue, 41), 'ALREADY_MARKED'],
  ['while there is something to assess', issued, ask('system', assessmentOverdue, 40), 'ALREADY_ASSESSED'],
  ['by the node alone', received, ask('voice', assessmentOverdue, 40), 'SYSTEM_ONLY'],

  ['what the council carried is recorded', received, assessAs(1, 'acceptable'), 'AssessmentRecorded'],
  ['by the node alone', received, { ...assessAs(1, 'acceptable'), person: 'sten' }, 'SYSTEM_ONLY'],
  ['of this council', received, carry('acceptable', { council: ID.otherCouncil }), 'NOT_CARRIED'],
  ['carried', received, carry('acceptable', { status: 'failed' }), 'NOT_CARRIED'],
  ['of this kind', received, carry('acceptable', { kind: 'resolve', subject: null }), 'NOT_CARRIED'],
  ['about this', received, carry('acceptable', { subject: { recommendation: ID.next, status: 'acceptable', successor: null } }), 'NOT_CARRIED'],
  ['saying this', received, carry('acceptable', { subject: { recommendation: ID.ours, status: 'unacceptable', successor: null } }), 'NOT_CARRIED'],
  ['a motion that is there', received, { ...assessAs(1, 'acceptable'), world: {} }, 'NOT_CARRIED'],
  ['once for each vote', [...WAY_TO.unacceptable, ask('voice', respond('decline'), 30)], assessAs(1, 'unacceptable'), 'MOTION_USED'],
  ['not what was voted on the answer before', [...WAY_TO.unacceptable, ask('voice', respond('decline'), 30)], { ...assessAs(3, 'acceptable'), world: vote(3, 'acceptable', { closedAt: day(29) }) }, 'VOTED_BEFORE'],
  ['but more words do not undo a vote', [...received, ask('voice', respond('decline'), 30)], { ...assessAs(3, 'acceptable'), world: vote(3, 'acceptable', { closedAt: day(29) }) }, 'AssessmentRecorded'],
  ['silence only once it is overdue', issued, assessAs(1, 'no-response', 50), 'NOT_OVERDUE'],
  ['a successor is named', received, assessAs(1, 'superseded'), 'AssessmentRecorded'],
  ['and exists', received, { ...assessAs(1, 'superseded'), world: { ...vote(1, 'superseded'), [`recommendation/${ID.next}`]: undefined } }, 'NO_SUCH_RECOMMENDATION'],
  [
    'for the same lab', received,
    ask('system', { type: 'Assess', status: 'superseded', motion: voteId(1), successor: ID.foreign }, 60, vote(1, 'superseded', { subject: { recommendation: ID.ours, status: 'superseded', successor: ID.foreign } })),
    'NO_SUCH_RECOMMENDATION',
  ],
  ['a status that is none', received, ask('system', { type: 'Assess', status: 'received' as 'acceptable', motion: ID.vote, successor: null }), 'MALFORMED'],

  ['a steward erases words', received, ask('sten', erase), 'OpeningsErased'],
  ['nobody else', received, ask('voice', erase), 'NOT_A_STEWARD'],
  ['once', [...received, ask('sten', erase, 20)], ask('sten', erase, 21), 'ALREADY_ERASED'],
];

describe('the duty to answer', () => {
  it.each(CASES)('%s', (_, given, asked, expected) => {
    expect(told(after(given), asked)).toBe(expected);
  });
  it('does not grow without end', () => {
    const one = after(received);
    const full: Recommendation = { ...one, responses: Array.from({ length: MOST_RESPONSES }, () => one.responses[0]!) };
    expect(told(full, ask('voice', respond('decline'), 20))).toBe('TOO_MANY');
  });
  it('every refusal has its case', () => {
    const seen = new Set([...CASES.map(([, , , expected]) => expected), 'TOO_MANY', 'NOT_FROM_HERE']);
    expect(RECOMMENDATION_REFUSALS.filter((refusal) => !seen.has(refusal))).toEqual([]);
  });
});

/** The table of docs/spec/answers.md, written out. */
const SET_ASIDE = ['superseded', 'no-longer-applicable', 'reconsidered'];
const ALLOWED: Readonly<Record<Assessment, readonly string[]>> = {
  awaiting: SET_ASIDE, // no-response only after overdue: a case above
  received: ['acceptable', 'acceptable-alternate', 'unacceptable', 'omitted-or-reframed', ...SET_ASIDE],
  acceptable: ['implemented', 'partly', 'claimed-unproven', ...SET_ASIDE],
  'acceptable-alternate': ['implemented', 'partly', 'claimed-unproven', ...SET_ASIDE],
  unacceptable: ['declined', ...SET_ASIDE],
  'omitted-or-reframed': ['declined', ...SET_ASIDE],
  'no-response': SET_ASIDE,
  partly: ['implemented'],
  'claimed-unproven': ['implemented'],
  implemented: [],
  declined: [],
  superseded: [],
  'no-longer-applicable': [],
  reconsidered: [],
};

describe('which assessment may follow which', () => {
  for (const from of ASSESSMENTS) {
    it.each(ASSESSED_AS)(`from ${from} to %s`, (to) => {
      const state = after(WAY_TO[from]);
      expect(state.status).toBe(from);
      const answer = told(state, assessAs(9, to));
      if (from === 'awaiting' && to === 'no-response') expect(answer).toBe('NOT_OVERDUE');
      else expect(answer).toBe(ALLOWED[from].includes(to) ? 'AssessmentRecorded' : 'NOT_FROM_HERE');
    });
  }
  it('answers bring it back to the council', () => {
    const answered = (from: Assessment): string => step(after(WAY_TO[from]), ask('voice', respond('already-done', null, [FILE]), 70)).status;
    for (const from of ['awaiting', 'no-response', 'unacceptable', 'omitted-or-reframed', 'received'] as const) expect(answered(from)).toBe('received');
    for (const from of ['acceptable', 'acceptable-alternate', 'partly', 'claimed-unproven'] as const) expect(answered(from)).toBe(from);
  });
  it('what is closed takes no answer of any kind', () => {
    for (const from of ASSESSMENTS.filter(isClosed)) {
      for (const standing of STANDINGS) expect(told(after(WAY_TO[from]), ask('voice', respond(standing, null, [FILE]), 70))).toBe('CLOSED');
    }
    expect(ASSESSMENTS.filter((status) => !isClosed(status) && !isOpen(status))).toEqual(['partly', 'claimed-unproven']);
  });
});

describe('clocks', () => {
  it('run from the entry, in days of the mandate and the council', () => {
    const { dueAt, issuedAt, binding, extensions, answerDays, measure } = after(issued);
    expect({ dueAt, issuedAt, binding, extensions, answerDays, measure }).toEqual({ dueAt: day(40), issuedAt: day(0), binding: 'comply-or-explain', extensions: { most: 2, days: 20 }, answerDays: 40, measure: C });
    expect(after(extended).dueAt).toBe(day(60));
    expect(after(received).assessmentDueAt).toBe(day(40));
    expect(after(assessing).dueAt).toBe('2026-12-21T00:00:00.000Z');
  });
  it('the instant that is due is late, the one before is not, whatever the lab says', () => {
    const at = (on: number): boolean | undefined => after([...issued, ask('voice', respond('decline'), on)]).responses.at(-1)?.late;
    expect([at(39), at(40), at(41)]).toEqual([false, true, true]);
    const again = after([...assessing, ask('voice', respond('decline'), 29)]);
    expect(again.responses.map((one) => one.late)).toEqual([false, true]);
  });
  it('an assessment after its day says so, and stops the clock', () => {
    const on = (n: number): Recommendation => after([...received, assessAs(1, 'acceptable', n)]);
    expect([on(39), on(40)].map(({ assessments, assessmentDueAt }) => [assessments[0]?.late, assessmentDueAt])).toEqual([[false, null], [true, null]]);
  });
  it('after notice has run out a mandate binds no more, but its times hold', () => {
    const ended = { [`mandate/${ID.mandate}`]: { ...MANDATE, status: 'ended', endsAt: day(5) } };
    const at = (n: number): Recommendation => after([ask('system', ISSUE, n, ended)]);
    expect([at(4), at(5)].map(({ binding, answerDays }) => [binding, answerDays])).toEqual([['comply-or-explain', 40], ['advice', 40]]);
  });
});
