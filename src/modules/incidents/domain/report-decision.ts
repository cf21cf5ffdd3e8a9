import { isSigned, type Circumstances } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { isEditor } from './actors.js';
import type { ReportCommand } from './report-commands.js';
import type { ReportRefusal } from './report-refusals.js';
import { isOpen, SERVICE_DAYS, type Report, type ReportEvent } from './report-state.js';
import { isReporter, notInHand, type ReportDecision } from './report-triage.js';

/**
 * How a report ends, and begins again. Every ending has a coded reason; turning away an allegation of serious harm takes two
 * people. A missing signature is named last, so that an unsigned trial tells whether signing would help.
 */
type Asked<T extends ReportCommand['type']> = Extract<ReportCommand, { type: T }>;

export function accept(report: Report, circumstances: Circumstances): ReportDecision {
  const { actor } = circumstances;
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  const no = notInHand(report, actor);
  if (no !== undefined) return refused(no);
  if (report.links.length === 0) return refused('NO_LINK');
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return decided({ type: 'ReportAccepted', by: actor.id, incidents: report.links.map((one) => one.incident) });
}

export function decline(report: Report, command: Asked<'DeclineReport'>, circumstances: Circumstances): ReportDecision {
  const { actor } = circumstances;
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  const no = notInHand(report, actor) ?? wrongReason(report, command);
  if (no !== undefined) return refused(no);
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  const because = { reason: command.reason, duplicateOf: command.duplicateOf ?? null, by: actor.id };
  if (command.seriousHarmAlleged) return decided({ type: 'DeclineProposed', ...because });
  return decided({ type: 'ReportDeclined', ...because, confirmedBy: null });
}

function wrongReason(report: Report, { reason, duplicateOf }: Asked<'DeclineReport'>): ReportRefusal | undefined {
  if (reason === 'WITHDRAWN_BY_REPORTER') return 'REASON_OF_REPORTER';
  if (reason === 'DUPLICATE_OF' && duplicateOf === undefined) return 'DUPLICATE_OF_WHAT';
  if (reason !== 'DUPLICATE_OF' && duplicateOf !== undefined) return 'DUPLICATE_NOT_CLAIMED';
  return duplicateOf === report.id ? 'ITSELF' : undefined;
}

export function confirmDecline(report: Report, circumstances: Circumstances): ReportDecision {
  const { actor } = circumstances;
  const proposal = report.declineProposal;
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  if (proposal === null) return refused('NO_DECLINE_PENDING');
  if (actor.id === proposal.by) return refused('SECOND_PERSON_NEEDED');
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return decided({ type: 'ReportDeclined', ...proposal, confirmedBy: actor.id });
}

/** By whoever proposed it, or by a second person who disagrees. */
export function withdrawProposal(report: Report, { actor }: Circumstances): ReportDecision {
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  if (report.declineProposal === null) return refused('NO_DECLINE_PENDING');
  return decided({ type: 'DeclineProposalWithdrawn', because: 'REVIEWER' });
}

export function merge(report: Report, command: Asked<'MergeReport'>, circumstances: Circumstances): ReportDecision {
  const { actor } = circumstances;
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  const no = notInHand(report, actor);
  if (no !== undefined) return refused(no);
  if (command.into === report.id) return refused('ITSELF');
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return decided({ type: 'ReportMerged', by: actor.id, into: command.into });
}

export function reopen(report: Report, command: Asked<'ReopenReport'>, { at, actor }: Circumstances): ReportDecision {
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  if (report.declined === null) return refused('NOT_DECLINED');
  if (report.expired) return refused('EXPIRED');
  if (report.declined.reason === 'WITHDRAWN_BY_REPORTER' && command.reason !== 'REPORTER_ASKED') return refused('WITHDRAWN_BY_REPORTER');
  return decided({ type: 'ReportReopened', reason: command.reason, dueAt: addSeconds(at, SERVICE_DAYS * DAY_SECONDS) });
}

export function withdrawReport(report: Report, { actor }: Circumstances): ReportDecision {
  if (!isReporter(report, actor)) return refused('NOT_THE_REPORTER');
  if (!isOpen(report)) return refused('REPORT_CLOSED');
  const withdrawn: ReportEvent = { type: 'ReportDeclined', reason: 'WITHDRAWN_BY_REPORTER', duplicateOf: null, by: null, confirmedBy: null };
  if (report.declineProposal === null) return decided(withdrawn);
  return decided<ReportEvent>({ type: 'DeclineProposalWithdrawn', because: 'REPORT_WITHDRAWN' }, withdrawn);
}

export function markOverdue(report: Report, { at, actor }: Circumstances): ReportDecision {
  if (actor.kind !== 'system') return refused('SYSTEM_ONLY');
  if (!isOpen(report) || report.dueAt === null) return refused('REPORT_CLOSED');
  if (report.overdue) return refused('ALREADY_OVERDUE');
  if (at < report.dueAt) return refused('NOT_YET_DUE'); // the due instant itself is already late
  return decided({ type: 'ReportOverdue', dueAt: report.dueAt });
}
