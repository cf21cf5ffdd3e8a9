import type { Instant } from '../../../kernel/instant.js';
import type { ErasedOpenings, ErasureGround } from '../../../kernel/sealed.js';
import type { Commitment } from '../../../ledger/core/commitment.js';

/**
 * What a council asked of a lab, and the two records of what became of it: what the lab says, which it signs, and what the council
 * says of that, which it votes. Neither ever overwrites the other. Clocks are events too, so that silence is on the record.
 *
 *     awaiting → received → acceptable → implemented
 *     awaiting, overdue → no-response → received (late) → unacceptable → declined
 */
export const STANDINGS = ['accept', 'accept-in-part', 'assessing', 'already-done', 'decline'] as const;
export type Standing = (typeof STANDINGS)[number];

export const ASSESSMENTS = [
  'awaiting', 'received', 'acceptable', 'acceptable-alternate', 'unacceptable', 'implemented', 'partly', 'claimed-unproven', 'omitted-or-reframed',
  'no-response', 'declined', 'superseded', 'no-longer-applicable', 'reconsidered',
] as const;
export type Assessment = (typeof ASSESSMENTS)[number];

export const EXTENSION_REASONS = ['needs-evidence', 'needs-consultation', 'legal-review', 'technical', 'other'] as const;
export type ExtensionReason = (typeof EXTENSION_REASONS)[number];

export const BINDINGS = ['advice', 'answer', 'comply-or-explain', 'binding'] as const;
export type Binding = (typeof BINDINGS)[number];

/** Where the duty comes from: the recommendation has its id. */
export interface Origin {
  readonly kind: 'motion' | 'verdict';
  readonly id: string;
}

export interface CitedFile {
  /** SHA-256 (hex) of the file, which is public. */
  readonly hash: string;
  readonly size: number;
  readonly name: Commitment;
}

export interface LabResponse {
  readonly standing: Standing;
  /** The day (`2027-03-01`) by which the lab will have done, or said, what it promises. */
  readonly by: string | null;
  readonly statement: Commitment;
  readonly evidence: readonly CitedFile[];
  readonly member: string;
  readonly at: Instant;
  readonly late: boolean;
}

export interface Recommendation {
  readonly id: string;
  /** Null before it is issued. */
  readonly origin: Origin | null;
  readonly council: string | null;
  /** Entity id of the lab that must answer. */
  readonly lab: string;
  readonly policy: string | null;
  readonly mandate: string | null;
  readonly binding: Binding;
  /** Measure of implementation, agreed before the vote. */
  readonly measure: Commitment | null;
  readonly issuedAt: Instant | null;
  /** From this instant on an answer is late. */
  readonly dueAt: Instant | null;
  readonly extensions: { readonly most: number; readonly days: number };
  readonly extended: readonly { readonly days: number; readonly reason: ExtensionReason; readonly at: Instant }[];
  readonly overdueAt: Instant | null;
  readonly responses: readonly LabResponse[];
  readonly status: Assessment;
  readonly assessments: readonly { readonly status: Assessment; readonly motion: string; readonly at: Instant; readonly late: boolean }[];
  readonly answerDays: number;
  readonly assessDays: number;
  /** Null while the council has nothing to assess. */
  readonly assessmentDueAt: Instant | null;
  readonly assessmentOverdueAt: Instant | null;
  readonly successor: string | null;
  readonly erased: readonly ErasedOpenings[];
}

export type RecommendationEvent =
  | {
      readonly type: 'RecommendationIssued';
      readonly origin: Origin;
      readonly council: string | null;
      readonly lab: string;
      readonly policy: string | null;
      readonly mandate: string | null;
      readonly binding: Binding;
      readonly measure: Commitment | null;
      readonly extensions: { readonly most: number; readonly days: number };
      readonly answerDays: number;
      readonly assessDays: number;
    }
  | { readonly type: 'AnswerDue'; readonly dueAt: Instant }
  | { readonly type: 'DueExtended'; readonly dueAt: Instant; readonly days: number; readonly reason: ExtensionReason; readonly by: string }
  | { readonly type: 'AnswerOverdue'; readonly dueAt: Instant }
  | {
      readonly type: 'LabResponded';
      readonly standing: Standing;
      readonly by: string | null;
      readonly statement: Commitment;
      readonly evidence: readonly CitedFile[];
      readonly member: string;
      readonly late: boolean;
    }
  | { readonly type: 'AssessmentDue'; readonly dueAt: Instant }
  | { readonly type: 'AssessmentOverdue'; readonly dueAt: Instant }
  | { readonly type: 'AssessmentRecorded'; readonly status: Assessment; readonly motion: string; readonly successor: string | null; readonly late: boolean }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export function initialRecommendation(id: string): Recommendation {
  return {
    id, origin: null, council: null, lab: '', policy: null, mandate: null, binding: 'advice', measure: null, issuedAt: null, dueAt: null,
    extensions: { most: 0, days: 0 }, extended: [], overdueAt: null, responses: [], status: 'awaiting', assessments: [], answerDays: 0, assessDays: 0,
    assessmentDueAt: null, assessmentOverdueAt: null, successor: null, erased: [],
  };
}
