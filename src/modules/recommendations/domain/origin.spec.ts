import { describe, expect, it } from '@jest/globals';
import { verdictRecommendationId } from './origin.js';
import { recommendationDecider } from './recommendation.js';
import { C, day, ID, ISSUE, respond, step, told, type Asked, type World } from './specimens.js';

const JURY = '7t7t7t7t7t7t';
const jury = (also: object = {}): World => ({ [`jury/${JURY}`]: { status: 'verdict', addressed: [ID.otherLab, ID.lab], ...also } });
const OF_VERDICT = { ...ISSUE, origin: { kind: 'verdict', id: JURY }, council: null, policy: null, mandate: null, answerDays: 60, assessDays: 60 } as const;
const issue = (command: Asked['command'] = OF_VERDICT, world = jury()): Asked => ({ command, person: 'system', world });
const fresh = (n = 2): ReturnType<typeof recommendationDecider.initial> => recommendationDecider.initial(verdictRecommendationId(JURY, n));

describe('the verdict of a jury asks', () => {
  it.each<[string, Asked, string, number?]>([
    ['each organisation addressed, under the number of its place', issue(), 'RecommendationIssued AnswerDue'],
    ['not under another number', issue(), 'NOT_AS_DECIDED', 1],
    ['not before there is a verdict', issue(OF_VERDICT, jury({ status: 'opening' })), 'NOT_CARRIED'],
    ['not of whom it is not addressed to', issue(OF_VERDICT, jury({ addressed: [ID.otherLab] })), 'NOT_CARRIED'],
    ['not where there is no jury', issue(OF_VERDICT, {}), 'NOT_CARRIED'],
    ['sixty days, no more and no less', issue({ ...OF_VERDICT, answerDays: 61 }), 'NOT_AS_DECIDED'],
    ['not in the name of a council', issue({ ...OF_VERDICT, council: ID.council }), 'NOT_AS_DECIDED'],
    ['not by a person', { ...issue(), person: 'sten' }, 'SYSTEM_ONLY'],
  ])('%s', (_, asked, expected, n = 2) => expect(told(fresh(n), asked)).toBe(expected));

  it('of a rehearsal binds nobody', () => {
    expect(step(fresh(), issue(OF_VERDICT, jury({ rehearsal: true })))).toMatchObject({ binding: 'advice' });
  });

  it('to comply or explain; and no council is late with what it never asked', () => {
    const issued = step(fresh(), issue());
    expect(issued).toMatchObject({ binding: 'comply-or-explain', dueAt: day(60), council: null, measure: null });
    expect(told(issued, { command: respond('decline'), person: 'voice', on: 10 })).toBe('LabResponded');
    expect(step(issued, { command: { ...respond('decline'), statement: C }, person: 'voice', on: 10 })).toMatchObject({ status: 'received', assessmentDueAt: null });
  });
});
