import { assertNever } from '../../../kernel/assert-never.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { withErasures } from '../../../kernel/sealed.js';
import { afterAnswer } from './assessment-steps.js';
import type { Recommendation, RecommendationEvent } from './recommendation-state.js';

/** What the events make of a recommendation. The lab's record and the council's only grow. */
export function evolve(recommendation: Recommendation, event: RecommendationEvent, { at }: Circumstances): Recommendation {
  switch (event.type) {
    case 'RecommendationIssued': {
      const { type: _, ...issued } = event;
      return { ...recommendation, ...issued, issuedAt: at };
    }
    case 'AnswerDue':
      return { ...recommendation, dueAt: event.dueAt, overdueAt: null };
    case 'DueExtended':
      return { ...recommendation, dueAt: event.dueAt, extended: [...recommendation.extended, { days: event.days, reason: event.reason, at }] };
    case 'AnswerOverdue':
      return { ...recommendation, overdueAt: at };
    case 'LabResponded': {
      const { standing, by, statement, evidence, member, late } = event;
      const responses = [...recommendation.responses, { standing, by, statement, evidence, member, at, late }];
      return { ...recommendation, responses, status: afterAnswer(recommendation.status) };
    }
    case 'AssessmentDue':
      return { ...recommendation, assessmentDueAt: event.dueAt, assessmentOverdueAt: null };
    case 'AssessmentOverdue':
      return { ...recommendation, assessmentOverdueAt: at };
    case 'AssessmentRecorded': {
      const { status, motion, late, successor } = event;
      const assessments = [...recommendation.assessments, { status, motion, at, late }];
      return { ...recommendation, status, assessments, assessmentDueAt: null, assessmentOverdueAt: null, successor: successor ?? recommendation.successor };
    }
    case 'OpeningsErased':
      return { ...recommendation, erased: withErasures(recommendation.erased, event.openings) };
    default:
      return assertNever(event);
  }
}
