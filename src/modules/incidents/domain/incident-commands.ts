import type { Commitment } from './commitments.js';
import { openingsShape, type OpeningsOfEntry } from './erasure.js';
import { INCIDENT_FIELDS, type CommittedRevision } from './fields.js';
import { source, type Source } from './provenance.js';
import { commitment, commitments, flag, listOf, oneOf, publicId, type Check, type Shapes } from './shape.js';
import {
  ANSWER_STANDINGS, CORRECTION_REASONS, MERGE_REASONS, RETRACTION_REASONS, STEWARD_ERASURE_GROUNDS, UNMERGE_REASONS,
  type AnswerStanding, type CorrectionReason, type MergeReason, type RetractionReason, type StewardErasureGround, type UnmergeReason,
} from './vocabulary.js';

/** Everything that can be asked about one incident: ids, codes, version numbers and commitments only. */
export type IncidentCommand =
  | {
      readonly type: 'DraftIncident';
      readonly revision: CommittedRevision;
      /** The reports it rests on. */
      readonly reports: readonly string[];
      /** Whether a natural person can be recognised in it: then drafting and publishing take two people. */
      readonly namesPerson: boolean;
    }
  | { readonly type: 'DiscardDraft' }
  | { readonly type: 'PublishIncident'; readonly version: number }
  | { readonly type: 'CorrectIncident'; readonly version: number; readonly reason: CorrectionReason; readonly note: Commitment }
  | { readonly type: 'RetractIncident'; readonly reason: RetractionReason; readonly note: Commitment }
  | { readonly type: 'MergeIncident'; readonly into: string; readonly reason: MergeReason; readonly note: Commitment }
  | { readonly type: 'UnmergeIncident'; readonly reason: UnmergeReason; readonly note: Commitment }
  | { readonly type: 'ImportIncident'; readonly source: Source; readonly revision: CommittedRevision }
  | { readonly type: 'AnswerIncident'; readonly entity: string; readonly standing: AnswerStanding; readonly statement: Commitment }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly OpeningsOfEntry[]; readonly ground: StewardErasureGround };

/** The places of an incident's entries where commitments stand. */
export const INCIDENT_OPENING_PATHS: readonly string[] = [
  ...INCIDENT_FIELDS.map((field) => `/command/revision/${field}`), '/command/note', '/command/statement',
];

const MOST_REPORTS = 200;
const version: Check = (value) => Number.isSafeInteger(value) && typeof value === 'number' && value >= 1;
const revision = commitments(INCIDENT_FIELDS);

export const INCIDENT_SHAPES: Shapes<IncidentCommand> = {
  DraftIncident: { revision, reports: listOf(publicId, 0, MOST_REPORTS), namesPerson: flag },
  DiscardDraft: {},
  PublishIncident: { version },
  CorrectIncident: { version, reason: oneOf(CORRECTION_REASONS), note: commitment },
  RetractIncident: { reason: oneOf(RETRACTION_REASONS), note: commitment },
  MergeIncident: { into: publicId, reason: oneOf(MERGE_REASONS), note: commitment },
  UnmergeIncident: { reason: oneOf(UNMERGE_REASONS), note: commitment },
  ImportIncident: { source, revision },
  AnswerIncident: { entity: publicId, standing: oneOf(ANSWER_STANDINGS), statement: commitment },
  EraseOpenings: { openings: openingsShape(INCIDENT_OPENING_PATHS), ground: oneOf(STEWARD_ERASURE_GROUNDS) },
};
