import { commitment } from '../../../kernel/sealed.js';
import { exactly, integer, itemsOf, listOf, nullable, oneOf, publicId, type Check } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { charterSubject, classCode, type CharterSubject } from './council-commands.js';

/**
 * What a motion can be about. The first four speak of a policy of a lab, and carried they are what the lab must answer;
 * `assess` says what an answer is worth; the rest are the council's own affairs.
 *
 *     { kind: 'remove', subject: { seat: 3 } }          { kind: 'adopt', subject: null, lab, policy, mandate, measure }
 */
export const MOTION_KINDS = ['adopt', 'amend', 'reject', 'recommend', 'assess', 'charter', 'elect', 'remove', 'jury', 'resolve'] as const;
export type MotionKind = (typeof MOTION_KINDS)[number];

/** The kinds that ask something of a lab. */
export const ASKING_KINDS: readonly MotionKind[] = ['adopt', 'amend', 'reject', 'recommend'];

/** What a council can say of a lab's answer (docs/spec/answers.md). */
export const ASSESSED_AS = [
  'acceptable', 'acceptable-alternate', 'unacceptable', 'omitted-or-reframed', 'implemented', 'partly', 'claimed-unproven', 'declined',
  'no-response', 'superseded', 'no-longer-applicable', 'reconsidered',
] as const;
export type AssessedAs = (typeof ASSESSED_AS)[number];

export interface Candidate {
  readonly member: string;
  readonly statement: Commitment;
}

export type MotionSubject =
  | null
  | { readonly recommendation: string; readonly status: AssessedAs; readonly successor: string | null }
  | CharterSubject
  | { readonly class: string; readonly candidates: readonly Candidate[] }
  | { readonly seat: number }
  | { readonly incident: string };

export const seatNumber = integer(1, 9999);

const nothing: Check = (value) => value === null;
const candidates: Check = (value) =>
  itemsOf(exactly({ member: publicId, statement: commitment }), 1, 100)(value) &&
  listOf(publicId, 1, 100)((value as readonly Candidate[]).map(({ member }) => member));

const SUBJECTS: Readonly<Record<MotionKind, Check>> = {
  adopt: nothing,
  amend: nothing,
  reject: nothing,
  recommend: nothing,
  assess: (value) => assessment(value) && ((value as { status: string; successor: unknown }).status === 'superseded') === ((value as { successor: unknown }).successor !== null),
  charter: charterSubject,
  elect: exactly({ class: classCode, candidates }),
  remove: exactly({ seat: seatNumber }),
  jury: exactly({ incident: publicId }),
  resolve: nothing,
};
const assessment = exactly({ recommendation: publicId, status: oneOf(ASSESSED_AS), successor: nullable(publicId) });

export function subjectFits(kind: MotionKind, subject: unknown): subject is MotionSubject {
  return SUBJECTS[kind](subject);
}

/** Of any kind. That it fits the motion's own is asked by `subjectFits`. */
export const anySubject: Check = (value) => Object.values(SUBJECTS).some((check) => check(value));
