import type { Instant } from '../../../kernel/instant.js';
import type { Others, Read } from '../../../kernel/others.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import type { Binding, Origin } from './recommendation-state.js';

/**
 * Where a duty to answer comes from, and what that says: a carried motion of a council, or the verdict of a jury, which asks every
 * organisation that was a party. What is not known asks nothing.
 */
export interface Asked {
  /** The id that the recommendation has: one for each motion, one for each party of a verdict. */
  readonly id: string;
  readonly council: string | null;
  readonly lab: string;
  readonly policy: string | null;
  readonly mandate: string | null;
  readonly measure: Commitment | null;
  /** How far the organisation is bound where no mandate says so. */
  readonly binding: Binding;
}

/** Of a motion, what is asked here. */
interface MotionRead {
  readonly status: string;
  readonly council: string;
  readonly kind: string;
  readonly lab: string | null;
  readonly policy: string | null;
  readonly mandate: string | null;
  readonly measure: Commitment | null;
  readonly subject: unknown;
  readonly closedAt: Instant | null;
}

/** Of a jury, what is asked here. */
interface JuryRead {
  readonly status: string;
  /** Organisations that must answer; recommendation n is the n-th one's. */
  readonly addressed: readonly string[];
  /** Drawn by a lot that could be foreseen. */
  readonly rehearsal?: boolean;
}

export const ASKING_KINDS: readonly string[] = ['adopt', 'amend', 'reject', 'recommend'];

export function readsOrigin(origin: Origin): readonly Read[] {
  return [{ kind: origin.kind === 'motion' ? 'motion' : 'jury', id: origin.id, hold: 'share' }];
}

/** Undefined where it was not decided, or asks nothing of this lab. */
export function askedBy(origin: Origin, lab: string, others: Others | undefined): Asked | undefined {
  return origin.kind === 'motion' ? askedByMotion(origin, others) : askedByVerdict(origin, lab, others);
}

/** A public id, so that motions can speak of it. */
export function verdictRecommendationId(jury: string, n: number): string {
  return `verdict-${jury}${n}`;
}

function askedByVerdict(origin: Origin, lab: string, others: Others | undefined): Asked | undefined {
  const jury = others?.one('jury', origin.id) as JuryRead | undefined;
  const place = jury?.status === 'verdict' ? jury.addressed.indexOf(lab) : -1;
  if (place < 0) return undefined;
  return { id: verdictRecommendationId(origin.id, place + 1), council: null, lab, policy: null, mandate: null, measure: null, binding: jury?.rehearsal === true ? 'advice' : 'comply-or-explain' };
}

function askedByMotion(origin: Origin, others: Others | undefined): Asked | undefined {
  const motion = others?.one('motion', origin.id) as MotionRead | undefined;
  if (motion?.status !== 'carried' || motion.lab === null || !ASKING_KINDS.includes(motion.kind)) return undefined;
  const { council, lab, policy, mandate, measure } = motion;
  return { id: origin.id, council, lab, policy, mandate, measure, binding: 'advice' };
}

export interface AssessmentSubject {
  readonly recommendation: string;
  readonly status: string;
  readonly successor: string | null;
}

export interface CarriedAssessment extends AssessmentSubject {
  readonly closedAt: Instant;
}

/** The assessment that a council carried; undefined where the motion is none of its own, is not carried, or is about something else. */
export function assessedBy(motionId: string, council: string | null, others: Others | undefined): CarriedAssessment | undefined {
  const motion = others?.one('motion', motionId) as MotionRead | undefined;
  if (motion?.status !== 'carried' || motion.kind !== 'assess' || motion.council !== council || motion.closedAt === null) return undefined;
  return { ...(motion.subject as AssessmentSubject), closedAt: motion.closedAt };
}
