import { assertNever } from '../../../kernel/assert-never.js';
import type { Actor } from '../../../kernel/actor.js';
import { isSigned, type Circumstances, type Decider, type StreamRef } from '../../../kernel/decider.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import type { Others, Read } from '../../../kernel/others.js';
import { nothingToErase } from '../../../kernel/sealed.js';
import { wellFormed } from '../../../kernel/shape.js';
import { answer } from './answer.js';
import { mayFollow } from './assessment-steps.js';
import { answerIsOutstanding, assessedSince } from './clocks.js';
import { RECOMMENDATION_SHAPES, type RecommendationCommand } from './commands.js';
import { evolve } from './evolve.js';
import { askedBy, assessedBy, readsOrigin } from './origin.js';
import { initialRecommendation, type Recommendation, type RecommendationEvent } from './recommendation-state.js';
import type { RecommendationRefusal } from './refusals.js';

/**
 * The duty to answer. A carried motion that asks something of a lab becomes a recommendation with a day by which the lab must answer;
 * the lab answers under its own signature, late or not; the council votes what the answer is worth; the clock writes down who said nothing.
 *
 *     system        IssueRecommendation from motion 7n4q          → RecommendationIssued, AnswerDue in 60 days
 *     system clock  MarkOverdue, 60 days later                    → AnswerOverdue
 *     member 6g7h   Respond accept-in-part by 2027-03-01          → LabResponded {late}, AssessmentDue in 30 days
 *     system        Assess acceptable, by carried motion 8q8q     → AssessmentRecorded
 */
type Decided = Decision<RecommendationEvent, RecommendationRefusal>;
type Command<T extends RecommendationCommand['type']> = Extract<RecommendationCommand, { type: T }>;

/** Where no mandate says otherwise. */
export const ANSWER_DAYS = 60;
/** Of what no council asked, and so no council assesses. */
export const ASSESS_DAYS = 60;

export const recommendationDecider: Decider<Recommendation, RecommendationCommand, RecommendationEvent, RecommendationRefusal> = {
  kind: 'recommendation',
  rules: 'recommendations/1',
  initial: initialRecommendation,
  decide,
  evolve,
  reads,
  references: (event) => (event.type === 'AssessmentRecorded' && event.successor !== null ? [{ kind: 'recommendation', id: event.successor } satisfies StreamRef] : []),
};

/** Of a mandate and a council, what is asked here. */
interface MandateRead {
  readonly lab: string;
  readonly council: string;
  readonly answerDays: number;
  readonly extensions: number;
  readonly extensionDays: number;
  readonly binding: Recommendation['binding'];
  readonly status: string;
  readonly endsAt: string | null;
}
interface CouncilRead {
  readonly assessDays: number;
}

function reads(command: RecommendationCommand, recommendation: Recommendation): readonly Read[] {
  if (!wellFormed(command, RECOMMENDATION_SHAPES)) return [];
  switch (command.type) {
    case 'IssueRecommendation': {
      const { origin, council, mandate } = command;
      const held: Read[] = [...readsOrigin(origin)];
      if (council !== null) held.push({ kind: 'council', id: council, hold: 'share' });
      if (mandate !== null) held.push({ kind: 'mandate', id: mandate, hold: 'share' });
      return held;
    }
    case 'Respond':
    case 'ExtendDue':
      return recommendation.origin === null ? [] : [{ kind: 'lab', id: recommendation.lab, hold: 'share' }];
    case 'Assess':
      return [
        { kind: 'motion', id: command.motion, hold: 'share' },
        ...(command.successor !== null && command.successor !== recommendation.id ? [{ kind: 'recommendation', id: command.successor, hold: 'share' } as const] : []),
      ];
    default:
      return [];
  }
}

function decide(recommendation: Recommendation, command: RecommendationCommand, circumstances: Circumstances): Decided {
  if (!wellFormed(command, RECOMMENDATION_SHAPES)) return refused('MALFORMED');
  if (command.type === 'IssueRecommendation') return issue(recommendation, command, circumstances);
  if (recommendation.origin === null) return refused('NO_SUCH_RECOMMENDATION');
  switch (command.type) {
    case 'Respond':
      if (!speaksFor(recommendation.lab, circumstances.actor, circumstances.others)) return refused('NOT_A_REPRESENTATIVE');
      return answer(recommendation, command, circumstances.actor.id, circumstances);
    case 'ExtendDue':
      return extend(recommendation, command, circumstances);
    case 'MarkOverdue':
      return markOverdue(recommendation, circumstances);
    case 'MarkAssessmentOverdue':
      return markAssessmentOverdue(recommendation, circumstances);
    case 'Assess':
      return assess(recommendation, command, circumstances);
    case 'EraseOpenings': {
      const { actor } = circumstances;
      if (actor.kind !== 'member' || !actor.roles.includes('steward')) return refused('NOT_A_STEWARD');
      if (nothingToErase(recommendation.erased, command.openings)) return refused('ALREADY_ERASED');
      if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
      return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
    }
    default:
      return assertNever(command);
  }
}

function issue(recommendation: Recommendation, command: Command<'IssueRecommendation'>, { actor, at, others }: Circumstances): Decided {
  if (actor.kind !== 'system') return refused('SYSTEM_ONLY');
  if (recommendation.origin !== null) return refused('ALREADY_ISSUED');
  const { origin, lab, council, policy, mandate: mandateId, answerDays, assessDays } = command;
  const asked = askedBy(origin, lab, others);
  if (asked === undefined) return refused('NOT_CARRIED');
  if (asked.id !== recommendation.id || asked.lab !== lab || asked.council !== council || asked.policy !== policy || asked.mandate !== mandateId) return refused('NOT_AS_DECIDED');
  const body = council === null ? undefined : (others?.one('council', council) as CouncilRead | undefined);
  const mandate = mandateId === null ? undefined : mandateOf(command, others?.one('mandate', mandateId) as MandateRead | undefined);
  if ((council === null ? ASSESS_DAYS : body?.assessDays) !== assessDays || answerDays !== (mandate?.answerDays ?? ANSWER_DAYS)) return refused('NOT_AS_DECIDED');
  return decided(
    {
      type: 'RecommendationIssued',
      origin, lab, council, policy, mandate: mandateId, answerDays, assessDays,
      binding: mandate === undefined || !inForce(mandate, at) ? asked.binding : mandate.binding,
      measure: asked.measure,
      extensions: { most: mandate?.extensions ?? 0, days: mandate?.extensionDays ?? 0 },
    },
    { type: 'AnswerDue', dueAt: addSeconds(at, answerDays * DAY_SECONDS) },
  );
}

/** One between these two that was accepted. Its times hold even where notice has run out since the motion was proposed. */
function mandateOf({ lab, council }: Command<'IssueRecommendation'>, mandate: MandateRead | undefined): MandateRead | undefined {
  const accepted = mandate?.status === 'active' || mandate?.status === 'ended';
  return accepted && mandate.lab === lab && mandate.council === council ? mandate : undefined;
}

function inForce({ status, endsAt }: MandateRead, at: string): boolean {
  return status === 'active' || (status === 'ended' && endsAt !== null && at < endsAt);
}

/** A member who has shown that he controls a domain or key of the lab. */
function speaksFor(lab: string, actor: Actor, others: Others | undefined): actor is Extract<Actor, { kind: 'member' }> {
  const state = others?.one('lab', lab) as { readonly representatives: Readonly<Record<string, string>> } | undefined;
  return actor.kind === 'member' && state !== undefined && Object.hasOwn(state.representatives, actor.id);
}

function extend(recommendation: Recommendation, command: Command<'ExtendDue'>, circumstances: Circumstances): Decided {
  const { actor, at, others } = circumstances;
  const { extensions, extended, dueAt } = recommendation;
  if (!speaksFor(recommendation.lab, actor, others)) return refused('NOT_A_REPRESENTATIVE');
  if (dueAt === null || !answerIsOutstanding(recommendation)) return refused('ALREADY_ANSWERED');
  if (at >= dueAt) return refused('ALREADY_DUE');
  if (extended.length >= extensions.most || command.days > extensions.days) return refused('EXTENSION_CAP');
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  const { days, reason } = command;
  return decided({ type: 'DueExtended', dueAt: addSeconds(dueAt, days * DAY_SECONDS), days, reason, by: actor.id });
}

function markOverdue(recommendation: Recommendation, { actor, at }: Circumstances): Decided {
  const { dueAt, overdueAt } = recommendation;
  if (actor.kind !== 'system') return refused('SYSTEM_ONLY');
  if (dueAt === null || !answerIsOutstanding(recommendation)) return refused('ALREADY_ANSWERED');
  if (overdueAt !== null) return refused('ALREADY_MARKED');
  return at < dueAt ? refused('NOT_YET') : decided({ type: 'AnswerOverdue', dueAt });
}

function markAssessmentOverdue({ assessmentDueAt, assessmentOverdueAt }: Recommendation, { actor, at }: Circumstances): Decided {
  if (actor.kind !== 'system') return refused('SYSTEM_ONLY');
  if (assessmentDueAt === null) return refused('ALREADY_ASSESSED');
  if (assessmentOverdueAt !== null) return refused('ALREADY_MARKED');
  return at < assessmentDueAt ? refused('NOT_YET') : decided({ type: 'AssessmentOverdue', dueAt: assessmentDueAt });
}

function assess(recommendation: Recommendation, command: Command<'Assess'>, { actor, at, others }: Circumstances): Decided {
  if (actor.kind !== 'system') return refused('SYSTEM_ONLY');
  const { status, motion, successor } = command;
  const carried = assessedBy(motion, recommendation.council, others);
  if (carried?.recommendation !== recommendation.id || carried.status !== status || carried.successor !== successor) return refused('NOT_CARRIED');
  if (recommendation.assessments.some((one) => one.motion === motion)) return refused('MOTION_USED');
  if (!mayFollow(recommendation.status, status)) return refused('NOT_FROM_HERE');
  if (carried.closedAt < assessedSince(recommendation)) return refused('VOTED_BEFORE');
  if (status === 'no-response' && recommendation.overdueAt === null) return refused('NOT_OVERDUE');
  if (successor !== null && !follows(recommendation, successor, others)) return refused('NO_SUCH_RECOMMENDATION');
  const { assessmentDueAt } = recommendation;
  return decided({ type: 'AssessmentRecorded', status, motion, successor, late: assessmentDueAt !== null && at >= assessmentDueAt });
}

/** Another one, made to the same lab. */
function follows(recommendation: Recommendation, successor: string, others: Others | undefined): boolean {
  if (successor === recommendation.id) return false;
  const other = others?.one('recommendation', successor) as Recommendation | undefined;
  return other?.origin != null && other.lab === recommendation.lab;
}
