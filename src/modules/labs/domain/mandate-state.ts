import { addSeconds, DAY_SECONDS, type Instant } from '../../../kernel/instant.js';
import type { ErasedOpenings, ErasureGround } from '../../../kernel/sealed.js';
import type { Commitment } from '../../../ledger/core/commitment.js';

/**
 * A mandate binds a lab to a council: for which of its policies, how strictly, and how long it may take to answer. The lab signs
 * it, a steward accepts it for the council, and either side may end it. Whoever ends it is still bound until the notice is over.
 *
 *     unsigned → signed → active → ended (in force until `endsAt`)
 */
export const BINDINGS = ['advice', 'answer', 'comply-or-explain', 'binding'] as const;
export type Binding = (typeof BINDINGS)[number];

export const MANDATE_STATUSES = ['unsigned', 'signed', 'active', 'ended'] as const;
export type MandateStatus = (typeof MANDATE_STATUSES)[number];

/** What the lab promises. */
export interface MandateTerms {
  /** Entity id of the lab. */
  readonly lab: string;
  readonly council: string;
  readonly policies: 'all' | readonly string[];
  readonly binding: Binding;
  /** Days to answer a recommendation. */
  readonly answerDays: number;
  /** How often, and by how many days each time, the lab may extend its time to answer. */
  readonly extensions: number;
  readonly extensionDays: number;
  readonly noticeDays: number;
}

export interface Mandate extends MandateTerms {
  readonly id: string;
  readonly text: Commitment | null;
  readonly status: MandateStatus;
  readonly signedAt: Instant | null;
  readonly acceptedAt: Instant | null;
  /** First instant at which it is no longer in force; null while nobody ended it. */
  readonly endsAt: Instant | null;
  readonly erased: readonly ErasedOpenings[];
}

export type MandateEvent =
  | { readonly type: 'MandateSigned'; readonly terms: MandateTerms; readonly text: Commitment; readonly by: string }
  | { readonly type: 'MandateAccepted'; readonly by: string }
  | { readonly type: 'MandateEnded'; readonly endsAt: Instant; readonly by: string }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export function initialMandate(id: string): Mandate {
  return {
    id, lab: '', council: '', policies: [], binding: 'advice', answerDays: 0, extensions: 0, extensionDays: 0, noticeDays: 0, text: null,
    status: 'unsigned', signedAt: null, acceptedAt: null, endsAt: null, erased: [],
  };
}

/** In force at that instant. */
export function isInForce(mandate: Pick<Mandate, 'status' | 'endsAt'>, at: Instant): boolean {
  return mandate.status === 'active' || (mandate.status === 'ended' && mandate.endsAt !== null && at < mandate.endsAt);
}

/** Of one that was never accepted nobody can give notice: it ends at once. */
export function endOf(mandate: Pick<Mandate, 'status' | 'noticeDays'>, at: Instant): Instant {
  return mandate.status === 'active' ? addSeconds(at, mandate.noticeDays * DAY_SECONDS) : at;
}
