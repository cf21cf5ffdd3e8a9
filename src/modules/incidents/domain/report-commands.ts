import type { Commitment } from './commitments.js';
import { fromBase64, toBase64 } from '../../../kernel/bytes.js';
import { openingsShape, type OpeningsOfEntry } from './erasure.js';
import { REPORT_FIELDS, type CommittedReport } from './fields.js';
import { commitment, commitments, flag, oneOf, optional, publicId, type Shapes } from './shape.js';
import {
  CLAIM_STANDINGS, CONTACT_REASONS, DECLINE_REASONS, ERASURE_GROUNDS, HOLD_GROUNDS, REOPEN_REASONS, UNLINK_REASONS,
  type ClaimStanding, type ContactReason, type DeclineReason, type ErasureGround, type HoldGround, type ReopenReason, type UnlinkReason,
} from './vocabulary.js';

/**
 * Everything that can be asked about one report. Ids, codes and commitments only: what a person typed is never in here.
 *
 *     { "type": "AskReporter", "question": "3k7w9qzp04tn", "text": "sha256:…" }
 */
export type ReportCommand =
  | { readonly type: 'FileReport'; readonly reporter: string; readonly content: CommittedReport }
  | { readonly type: 'ClaimReport' }
  | { readonly type: 'ReleaseReport' }
  | { readonly type: 'AskReporter'; readonly question: string; readonly text: Commitment }
  | { readonly type: 'AnswerQuestion'; readonly question: string; readonly text: Commitment }
  | { readonly type: 'AddToReport'; readonly addition: string; readonly text: Commitment; readonly files: Commitment }
  | { readonly type: 'LinkReport'; readonly incident: string; readonly claim: Commitment; readonly standing: ClaimStanding }
  | { readonly type: 'SetLinkStanding'; readonly incident: string; readonly standing: ClaimStanding }
  | { readonly type: 'UnlinkReport'; readonly incident: string; readonly reason: UnlinkReason }
  | { readonly type: 'AcceptReport' }
  | {
      readonly type: 'DeclineReport';
      readonly reason: DeclineReason;
      /** The other report, with `DUPLICATE_OF` and with nothing else. */
      readonly duplicateOf?: string;
      readonly seriousHarmAlleged: boolean;
      readonly note: Commitment;
    }
  | { readonly type: 'ConfirmDecline' }
  | { readonly type: 'WithdrawDeclineProposal' }
  | { readonly type: 'MergeReport'; readonly into: string; readonly note: Commitment }
  | { readonly type: 'ReopenReport'; readonly reason: ReopenReason }
  | { readonly type: 'WithdrawReport' }
  | { readonly type: 'MarkOverdue' }
  | { readonly type: 'RequestContact'; readonly reasonCode: ContactReason }
  | { readonly type: 'ApproveContact' }
  | { readonly type: 'RefuseContact' }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly OpeningsOfEntry[]; readonly ground: ErasureGround }
  | { readonly type: 'KeepOpenings'; readonly ground: HoldGround }
  | { readonly type: 'ReleaseHold' };

/** The places of a report's entries where commitments stand. */
export const REPORT_OPENING_PATHS: readonly string[] = [
  ...REPORT_FIELDS.map((field) => `/command/content/${field}`), '/command/text', '/command/files', '/command/claim', '/command/note',
];

export const REPORT_SHAPES: Shapes<ReportCommand> = {
  FileReport: { reporter: isPublicKey, content: commitments(REPORT_FIELDS) },
  ClaimReport: {},
  ReleaseReport: {},
  AskReporter: { question: publicId, text: commitment },
  AnswerQuestion: { question: publicId, text: commitment },
  AddToReport: { addition: publicId, text: commitment, files: commitment },
  LinkReport: { incident: publicId, claim: commitment, standing: oneOf(CLAIM_STANDINGS) },
  SetLinkStanding: { incident: publicId, standing: oneOf(CLAIM_STANDINGS) },
  UnlinkReport: { incident: publicId, reason: oneOf(UNLINK_REASONS) },
  AcceptReport: {},
  DeclineReport: { reason: oneOf(DECLINE_REASONS), duplicateOf: optional(publicId), seriousHarmAlleged: flag, note: commitment },
  ConfirmDecline: {},
  WithdrawDeclineProposal: {},
  MergeReport: { into: publicId, note: commitment },
  ReopenReport: { reason: oneOf(REOPEN_REASONS) },
  WithdrawReport: {},
  MarkOverdue: {},
  RequestContact: { reasonCode: oneOf(CONTACT_REASONS) },
  ApproveContact: {},
  RefuseContact: {},
  EraseOpenings: { openings: openingsShape(REPORT_OPENING_PATHS), ground: oneOf(ERASURE_GROUNDS) },
  KeepOpenings: { ground: oneOf(HOLD_GROUNDS) },
  ReleaseHold: {},
};

/** Base64 (RFC 4648 section 4) of 32 bytes, in its one spelling. */
function isPublicKey(value: unknown): boolean {
  if (typeof value !== 'string' || value.length !== 44) return false;
  const bytes = fromBase64(value);
  return bytes !== undefined && bytes.length === 32 && toBase64(bytes) === value;
}
