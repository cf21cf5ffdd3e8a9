import { assertNever } from '../../../kernel/assert-never.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { addSeconds, DAY_SECONDS, type Instant } from '../../../kernel/instant.js';
import { withErased, type OpeningsOfEntry } from './erasure.js';
import type { ClaimStanding, ContactReason, DeclineReason, ErasureGround, HoldGround, ReopenReason, UnlinkReason } from './vocabulary.js';

/**
 * What happened to a report, and what stands because of it.
 *
 *     received → in-review ⇄ needs-information → accepted | declined | merged          (declined → received: reopened)
 *
 * Clocks: somebody looks at it within 7 days, it is decided within 30; its openings are kept 90 days after the decision.
 */
export const ACKNOWLEDGE_DAYS = 7;
export const SERVICE_DAYS = 30;
export const RETENTION_DAYS = 90;

export const REPORT_STATUSES = ['unfiled', 'received', 'in-review', 'needs-information', 'accepted', 'declined', 'merged'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

export type ReportEvent =
  | { readonly type: 'ReportFiled'; readonly reporter: string; readonly dueAt: Instant; readonly acknowledgeBy: Instant }
  | { readonly type: 'ReportClaimed'; readonly by: string }
  | { readonly type: 'ReportReleased'; readonly by: string }
  | { readonly type: 'QuestionAsked'; readonly question: string; readonly by: string }
  | { readonly type: 'QuestionAnswered'; readonly question: string }
  | { readonly type: 'AdditionReceived'; readonly addition: string }
  | { readonly type: 'ReportLinked'; readonly incident: string; readonly standing: ClaimStanding }
  | { readonly type: 'LinkStandingSet'; readonly incident: string; readonly standing: ClaimStanding }
  | { readonly type: 'ReportUnlinked'; readonly incident: string; readonly reason: UnlinkReason }
  | { readonly type: 'ReportAccepted'; readonly by: string; readonly incidents: readonly string[] }
  | { readonly type: 'DeclineProposed'; readonly by: string; readonly reason: DeclineReason; readonly duplicateOf: string | null }
  | { readonly type: 'DeclineProposalWithdrawn'; readonly because: 'REVIEWER' | 'NEW_INFORMATION' | 'REPORT_WITHDRAWN' }
  | {
      readonly type: 'ReportDeclined';
      readonly reason: DeclineReason;
      readonly duplicateOf: string | null;
      /** Who judged it so, and where serious harm was alleged, who confirmed it; nobody where the reporter withdrew it. */
      readonly by: string | null;
      readonly confirmedBy: string | null;
    }
  | { readonly type: 'ReportMerged'; readonly by: string; readonly into: string }
  | { readonly type: 'ReportReopened'; readonly reason: ReopenReason; readonly dueAt: Instant }
  | { readonly type: 'ReportOverdue'; readonly dueAt: Instant }
  | { readonly type: 'ContactRequested'; readonly by: string; readonly reason: ContactReason }
  | { readonly type: 'ContactDisclosed'; readonly to: string; readonly approvedBy: string }
  | { readonly type: 'ContactRefused'; readonly by: string }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly OpeningsOfEntry[]; readonly ground: ErasureGround }
  | { readonly type: 'OpeningsKept'; readonly ground: HoldGround }
  | { readonly type: 'HoldReleased' };

export interface DeclineProposal {
  readonly by: string;
  readonly reason: DeclineReason;
  readonly duplicateOf: string | null;
}

export interface Report {
  readonly id: string;
  readonly status: ReportStatus;
  /** Base64 Ed25519 public key: whoever holds the case code can sign as its owner. */
  readonly reporter: string | null;
  readonly filedAt: Instant | null;
  readonly acknowledgeBy: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly dueAt: Instant | null;
  /** Marked once per term; stays marked when the report is decided late. */
  readonly overdue: boolean;
  readonly claimant: string | null;
  readonly questions: readonly { readonly id: string; readonly answered: boolean }[];
  readonly additions: readonly string[];
  readonly links: readonly { readonly incident: string; readonly standing: ClaimStanding }[];
  readonly declineProposal: DeclineProposal | null;
  readonly declined: { readonly reason: DeclineReason; readonly duplicateOf: string | null } | null;
  readonly mergedInto: string | null;
  readonly endedAt: Instant | null;
  /** Openings may expire from this instant on: 90 days after the end or after the reporter's last addition. */
  readonly keptUntil: Instant | null;
  readonly hold: HoldGround | null;
  readonly erased: readonly OpeningsOfEntry[];
  /** Its term of keeping ran out and its openings went: nobody can judge it any more, so it takes no addition and never reopens. */
  readonly expired: boolean;
  readonly contact: { readonly requestedBy: string; readonly disclosed: boolean } | null;
}

export function initialReport(id: string): Report {
  return {
    id, status: 'unfiled', reporter: null, filedAt: null, acknowledgeBy: null, acknowledgedAt: null, dueAt: null, overdue: false, claimant: null,
    questions: [], additions: [], links: [], declineProposal: null, declined: null, mergedInto: null, endedAt: null, keptUntil: null, hold: null,
    erased: [], expired: false, contact: null,
  };
}

export function isOpen(report: Report): boolean {
  return report.status === 'received' || report.status === 'in-review' || report.status === 'needs-information';
}

export function isEnded(report: Report): boolean {
  return report.status === 'accepted' || report.status === 'declined' || report.status === 'merged';
}

export function evolveReport(report: Report, event: ReportEvent, { at }: Circumstances): Report {
  switch (event.type) {
    case 'ReportFiled':
      return { ...report, status: 'received', reporter: event.reporter, filedAt: at, dueAt: event.dueAt, acknowledgeBy: event.acknowledgeBy };
    case 'ReportClaimed':
      return { ...report, status: 'in-review', claimant: event.by, acknowledgedAt: report.acknowledgedAt ?? at };
    case 'ReportReleased':
      return { ...report, status: 'received', claimant: null };
    case 'QuestionAsked':
      return { ...report, status: 'needs-information', questions: [...report.questions, { id: event.question, answered: false }] };
    case 'QuestionAnswered': {
      const questions = report.questions.map((one) => (one.id === event.question ? { ...one, answered: true } : one));
      return { ...report, status: report.claimant === null ? 'received' : 'in-review', questions };
    }
    case 'AdditionReceived':
      return { ...report, additions: [...report.additions, event.addition], keptUntil: report.keptUntil === null ? null : retention(at) };
    case 'ReportLinked':
      return { ...report, links: [...report.links, { incident: event.incident, standing: event.standing }] };
    case 'LinkStandingSet':
      return { ...report, links: report.links.map((one) => (one.incident === event.incident ? { ...one, standing: event.standing } : one)) };
    case 'ReportUnlinked':
      return { ...report, links: report.links.filter((one) => one.incident !== event.incident) };
    case 'ReportAccepted':
      return ended({ ...report, status: 'accepted' }, at);
    case 'DeclineProposed':
      return { ...report, declineProposal: { by: event.by, reason: event.reason, duplicateOf: event.duplicateOf } };
    case 'DeclineProposalWithdrawn':
      return { ...report, declineProposal: null };
    case 'ReportDeclined':
      return ended({ ...report, status: 'declined', declined: { reason: event.reason, duplicateOf: event.duplicateOf } }, at);
    case 'ReportMerged':
      return ended({ ...report, status: 'merged', mergedInto: event.into }, at);
    case 'ReportReopened':
      return { ...report, status: 'received', claimant: null, declined: null, endedAt: null, keptUntil: null, dueAt: event.dueAt, overdue: false };
    case 'ReportOverdue':
      return { ...report, overdue: true };
    case 'ContactRequested':
      return { ...report, contact: { requestedBy: event.by, disclosed: false } };
    case 'ContactDisclosed':
      return { ...report, contact: { requestedBy: event.to, disclosed: true } };
    case 'ContactRefused':
      return { ...report, contact: null };
    case 'OpeningsErased':
      return { ...report, erased: withErased(report.erased, event.openings), expired: report.expired || event.ground === 'RETENTION_EXPIRED' };
    case 'OpeningsKept':
      return { ...report, hold: event.ground };
    case 'HoldReleased':
      return { ...report, hold: null };
    default:
      return assertNever(event);
  }
}

function ended(report: Report, at: Instant): Report {
  return { ...report, endedAt: at, keptUntil: retention(at), declineProposal: null };
}

function retention(at: Instant): Instant {
  return addSeconds(at, RETENTION_DAYS * DAY_SECONDS);
}
