import type { Instant } from '../../../kernel/instant.js';
import type { Others, Read } from '../../../kernel/others.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import type { Origin } from './recommendation-state.js';

/**
 * Where a duty to answer comes from, and what that says. A motion of a council is read here; another origin is one more function.
 * What is not known asks nothing.
 */
export interface Asked {
  readonly council: string | null;
  readonly lab: string;
  readonly policy: string | null;
  readonly mandate: string | null;
  readonly measure: Commitment | null;
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

export const ASKING_KINDS: readonly string[] = ['adopt', 'amend', 'reject', 'recommend'];

export function readsOrigin(origin: Origin): readonly Read[] {
  return origin.kind === 'motion' ? [{ kind: 'motion', id: origin.id, hold: 'share' }] : [];
}

/** Undefined where it was not decided, or asks nobody. */
export function askedBy(origin: Origin, others: Others | undefined): Asked | undefined {
  if (origin.kind !== 'motion') return undefined;
  const motion = others?.one('motion', origin.id) as MotionRead | undefined;
  if (motion?.status !== 'carried' || motion.lab === null || !ASKING_KINDS.includes(motion.kind)) return undefined;
  const { council, lab, policy, mandate, measure } = motion;
  return { council, lab, policy, mandate, measure };
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
