import { describe, expect, it } from '@jest/globals';
import { addSeconds, DAY_SECONDS, parseInstant } from '../../../kernel/instant.js';
import type { JsonObject } from '../../../kernel/json.js';
import { type Notice, stepsOf } from './notice.js';

const AT = parseInstant('2026-11-22T07:00:00.000Z')!;
const later = (days: number): string => addSeconds(AT, days * DAY_SECONDS);
const MOTION = '7n4qc0xk2h7r';
const COUNCIL = '3k7w9qzp04tn';

function steps(stream: string, ...events: readonly (JsonObject & { readonly type: string })[]) {
  const [kind = '', id = ''] = stream.split('/');
  return stepsOf({ at: AT, stream: { kind, id }, events });
}

/** `vote-opened@motion followers` */
const told = (notices: readonly Notice[]): string[] => notices.map(({ kind, subject, to }) => `${kind}@${subject.kind}/${subject.id} ${typeof to === 'object' ? to.member : to}`);

describe('notices that follow from an entry', () => {
  it.each<[string, JsonObject & { readonly type: string }, string[]]>([
    [`motion/${MOTION}`, { type: 'MotionProposed', council: COUNCIL, lab: null, by: 'm1' }, [`motion-proposed@motion/${MOTION} followers`]],
    [`motion/${MOTION}`, { type: 'MotionRevised', version: 2, text: 'C', by: 'm1' }, [`your-ballot-is-stale@motion/${MOTION} voters`, `motion-amended@motion/${MOTION} followers`]],
    [`motion/${MOTION}`, { type: 'MotionWithdrawn', by: 'm1' }, [`motion-withdrawn@motion/${MOTION} followers`]],
    [`motion/${MOTION}`, { type: 'VoteOpened', rule: { closesAt: later(9) } }, [`your-vote-waits@motion/${MOTION} seats`, `vote-opened@motion/${MOTION} followers`]],
    [`motion/${MOTION}`, { type: 'RevealBegan' }, [`your-ballot-to-open@motion/${MOTION} voters`, `ballots-are-opened@motion/${MOTION} followers`]],
    [`motion/${MOTION}`, { type: 'VoteClosed', result: { outcome: 'carried' } }, [`vote-closed@motion/${MOTION} followers`]],
    [`motion/${MOTION}`, { type: 'RecusalProposed', of: 4, member: 'm4', seat: 1 }, [`your-recusal-asked@motion/${MOTION} m4`]],
    [`motion/${MOTION}`, { type: 'SeatRecused', seat: 4, member: 'm4', by: 'vote' }, [`your-recusal@motion/${MOTION} m4`]],
    [`motion/${MOTION}`, { type: 'SeatRecused', seat: 4, member: 'm4', by: 'self' }, []],
    [`motion/${MOTION}`, { type: 'ArgumentAdded', seat: 4 }, []],
    [`motion/${MOTION}`, { type: 'RecusalVoteCast', of: 4, seat: 1, choice: 'yes' }, []],
    [`ballot/${MOTION}-1`, { type: 'BallotCast', by: 'm1', choice: 'yes', sealed: null }, []],
    [`ballot/${MOTION}-1`, { type: 'BallotOpened', by: 'm1', choice: 'yes', salt: 's' }, []],
    [`seat/${COUNCIL}-12`, { type: 'SeatFilled', member: 'm1', name: 'C' }, [`your-seat@council/${COUNCIL} m1`, `seat-filled@council/${COUNCIL} followers`]],
    [`seat/${COUNCIL}-12`, { type: 'SeatVacated', member: 'm1', reason: 'resigned' }, [`your-seat-ended@council/${COUNCIL} m1`, `seat-vacated@council/${COUNCIL} followers`]],
    [`council/${COUNCIL}`, { type: 'CharterAdopted', version: 2 }, [`charter-adopted@council/${COUNCIL} followers`]],
    [`council/${COUNCIL}`, { type: 'CouncilDissolved', reason: 'other' }, [`council-dissolved@council/${COUNCIL} followers`]],
    [`recommendation/${MOTION}`, { type: 'RecommendationIssued', council: COUNCIL, lab: 'e1' }, [`recommendation-issued@recommendation/${MOTION} followers`]],
    [`recommendation/${MOTION}`, { type: 'AnswerDue', dueAt: later(60) }, [`your-answer-due@recommendation/${MOTION} representatives`]],
    [`recommendation/${MOTION}`, { type: 'AnswerOverdue', dueAt: later(60) }, [`your-answer-overdue@recommendation/${MOTION} representatives`, `answer-overdue@recommendation/${MOTION} followers`]],
    [`recommendation/${MOTION}`, { type: 'LabResponded', standing: 'decline' }, [`lab-answered@recommendation/${MOTION} followers`]],
    [`recommendation/${MOTION}`, { type: 'AssessmentDue', dueAt: later(9) }, [`your-assessment-due@recommendation/${MOTION} seats`]],
    [`recommendation/${MOTION}`, { type: 'AssessmentRecorded', status: 'acceptable' }, [`answer-assessed@recommendation/${MOTION} followers`]],
    ['incident/aiid-4', { type: 'IncidentPublished', version: 1 }, ['incident-published@incident/aiid-4 followers']],
    ['incident/aiid-4', { type: 'IncidentCorrected', version: 2 }, ['incident-corrected@incident/aiid-4 followers']],
    ['incident/aiid-4', { type: 'IncidentDrafted', version: 2 }, []],
    ['incident/aiid-4', { type: 'IncidentImported', version: 1 }, []],
    ['report/5m0c8xk2h7rd', { type: 'ReportFiled' }, []],
    ['motion/toString', { type: 'toString' }, []],
  ])('%s %j', (stream, event, expected) => {
    expect(told(steps(stream, event).flatMap(({ notices }) => notices))).toEqual(expected);
  });

  it('learns who voted, and forgets it when the text changes', () => {
    expect(steps(`ballot/${MOTION}-1`, { type: 'BallotConfirmed', by: 'm1', text: 'C' })[0]!.before).toEqual([
      { op: 'learn', subject: { kind: 'motion', id: MOTION }, relation: 'voter', value: 'm1' },
    ]);
    expect(steps(`motion/${MOTION}`, { type: 'MotionRevised' })[0]!.after).toEqual([{ op: 'forget', subject: { kind: 'motion', id: MOTION }, relation: 'voter' }]);
  });

  it('reminds of what takes longer than the reminder, and of nothing else', () => {
    const lesson = (stream: string, event: JsonObject & { readonly type: string }) => steps(stream, event)[0]!.before[0]!;
    expect(lesson(`motion/${MOTION}`, { type: 'VoteOpened', rule: { closesAt: later(2) } })).toMatchObject({ op: 'set', relation: 'closes', value: later(2) });
    expect(lesson(`motion/${MOTION}`, { type: 'VoteOpened', rule: { closesAt: later(1) } })).toMatchObject({ op: 'forget', relation: 'closes' });
    expect(lesson(`motion/${MOTION}`, { type: 'VoteOpened', rule: [] })).toMatchObject({ op: 'forget' });
    expect(lesson(`recommendation/${MOTION}`, { type: 'AnswerDue', dueAt: later(8) })).toMatchObject({ op: 'set', relation: 'due' });
    expect(lesson(`recommendation/${MOTION}`, { type: 'AnswerDue', dueAt: later(7) })).toMatchObject({ op: 'forget', relation: 'due' });
  });

  it('holds nothing of what an event says but its names', () => {
    const loud = { result: 'SECRET', choice: 'SECRET', sealed: 'SECRET', reason: 'SECRET', text: 'SECRET', title: 'SECRET', counts: 'SECRET', standing: 'SECRET', status: 'SECRET', outcome: 'SECRET', roll: 'SECRET' };
    const types = ['MotionProposed', 'MotionRevised', 'VoteOpened', 'VoteClosed', 'RevealBegan', 'SeatRecused', 'RecusalProposed', 'BallotCast', 'LabResponded', 'AssessmentRecorded', 'IncidentPublished', 'SeatFilled'];
    for (const kind of ['motion', 'ballot', 'seat', 'recommendation', 'incident']) {
      for (const type of types) expect(JSON.stringify(steps(`${kind}/${MOTION}-1`, { ...loud, type }))).not.toContain('SECRET');
    }
  });
});
