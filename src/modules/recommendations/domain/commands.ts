import { commitment, erasableAt, ERASURE_GROUNDS, sha256Hex, type ErasedOpenings, type ErasureGround } from '../../../kernel/sealed.js';
import { exactly, integer, itemsOf, nullable, oneOf, publicId, type Check, type Shapes } from '../../../kernel/shape.js';
import type { Commitment } from '../../../ledger/core/commitment.js';
import { ASSESSED_AS, type AssessedAs } from './assessment-steps.js';
import { EXTENSION_REASONS, STANDINGS, type CitedFile, type ExtensionReason, type Origin, type Standing } from './recommendation-state.js';

export type RecommendationCommand =
  | {
      readonly type: 'IssueRecommendation';
      readonly origin: Origin;
      readonly lab: string;
      readonly council: string | null;
      readonly policy: string | null;
      readonly mandate: string | null;
      readonly answerDays: number;
      readonly assessDays: number;
    }
  | {
      readonly type: 'Respond';
      readonly standing: Standing;
      readonly by: string | null;
      readonly statement: Commitment;
      readonly evidence: readonly CitedFile[];
    }
  | { readonly type: 'ExtendDue'; readonly days: number; readonly reason: ExtensionReason; readonly note: Commitment }
  | { readonly type: 'MarkOverdue' }
  | { readonly type: 'MarkAssessmentOverdue' }
  | { readonly type: 'Assess'; readonly status: AssessedAs; readonly motion: string; readonly successor: string | null }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly ErasedOpenings[]; readonly ground: ErasureGround };

export const MOST_EVIDENCE = 20;
export const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** A day that exists, as `2027-03-01`. */
export const calendarDay: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(Date.parse(value)).toISOString().startsWith(value);

const origin: Check = exactly({ kind: oneOf(['motion', 'verdict']), id: publicId });
const file: Check = exactly({ hash: sha256Hex, size: integer(1, MOST_FILE_BYTES), name: commitment });

/** The places of its entries where commitments stand. */
export const RECOMMENDATION_OPENING_PATHS: readonly string[] = [
  '/command/statement', '/command/note', ...Array.from({ length: MOST_EVIDENCE }, (_, i) => `/command/evidence/${i}/name`),
];

export const RECOMMENDATION_SHAPES: Shapes<RecommendationCommand> = {
  IssueRecommendation: {
    origin,
    lab: publicId,
    council: nullable(publicId),
    policy: nullable(publicId),
    mandate: nullable(publicId),
    answerDays: integer(1, 365),
    assessDays: integer(1, 365),
  },
  Respond: { standing: oneOf(STANDINGS), by: nullable(calendarDay), statement: commitment, evidence: itemsOf(file, 0, MOST_EVIDENCE) },
  ExtendDue: { days: integer(1, 180), reason: oneOf(EXTENSION_REASONS), note: commitment },
  MarkOverdue: {},
  MarkAssessmentOverdue: {},
  Assess: { status: oneOf(ASSESSED_AS), motion: publicId, successor: nullable(publicId) },
  EraseOpenings: { openings: erasableAt(RECOMMENDATION_OPENING_PATHS), ground: oneOf(ERASURE_GROUNDS) },
};
