import { isSigned, type Circumstances } from '../../../kernel/decider.js';
import { decided, refused } from '../../../kernel/decision.js';
import { isEditor, isSteward } from './actors.js';
import { allErased } from './erasure.js';
import type { ReportCommand } from './report-commands.js';
import type { ReportRefusal } from './report-refusals.js';
import { isEnded, type Report } from './report-state.js';
import { isReporter, type ReportDecision } from './report-triage.js';

/**
 * What is entrusted to the desk: the reporter's contact, seen once by one person after two approved, and the openings, which
 * go when their term is over unless the law keeps them.
 */
type Asked<T extends ReportCommand['type']> = Extract<ReportCommand, { type: T }>;

export function requestContact(report: Report, command: Asked<'RequestContact'>, { actor }: Circumstances): ReportDecision {
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  if (report.expired) return refused('EXPIRED');
  if (report.contact !== null) return refused(report.contact.disclosed ? 'CONTACT_ALREADY_DISCLOSED' : 'CONTACT_ALREADY_REQUESTED');
  return decided({ type: 'ContactRequested', by: actor.id, reason: command.reasonCode });
}

export function approveContact(report: Report, circumstances: Circumstances): ReportDecision {
  const { actor } = circumstances;
  if (!isSteward(actor)) return refused('NOT_A_STEWARD');
  if (report.contact === null) return refused('CONTACT_NOT_REQUESTED');
  if (report.contact.disclosed) return refused('CONTACT_ALREADY_DISCLOSED');
  if (report.expired) return refused('EXPIRED');
  if (actor.id === report.contact.requestedBy) return refused('SECOND_PERSON_NEEDED');
  if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return decided({ type: 'ContactDisclosed', to: report.contact.requestedBy, approvedBy: actor.id });
}

/** By a steward, or by the person who asked and needs it no longer. */
export function refuseContact(report: Report, { actor }: Circumstances): ReportDecision {
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  if (report.contact === null) return refused('CONTACT_NOT_REQUESTED');
  if (report.contact.disclosed) return refused('CONTACT_ALREADY_DISCLOSED');
  if (actor.id !== report.contact.requestedBy && !isSteward(actor)) return refused('NOT_A_STEWARD');
  return decided({ type: 'ContactRefused', by: actor.id });
}

/** Rules 20 to 23. The log does not know which entry wrote what: that each named entry is of this report, the caller checks. */
export function erase(report: Report, command: Asked<'EraseOpenings'>, circumstances: Circumstances): ReportDecision {
  const no = mayNotErase(report, command, circumstances);
  if (no !== undefined) return refused(no);
  if (allErased(report.erased, command.openings)) return refused('ALREADY_ERASED');
  if (isSteward(circumstances.actor) && !isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
}

function mayNotErase(report: Report, { ground }: Asked<'EraseOpenings'>, { at, actor }: Circumstances): ReportRefusal | undefined {
  switch (ground) {
    case 'RETENTION_EXPIRED':
      if (actor.kind !== 'system') return 'SYSTEM_ONLY';
      if (!isEnded(report) || report.keptUntil === null) return 'NOT_CLOSED';
      if (at < report.keptUntil) return 'RETENTION_RUNNING';
      return report.hold === null ? undefined : 'KEPT_BY_LAW';
    case 'REPORTER_REQUEST':
      return isReporter(report, actor) ? undefined : 'NOT_THE_REPORTER';
    default:
      return isSteward(actor) ? undefined : 'NOT_A_STEWARD';
  }
}

export function keep(report: Report, command: Asked<'KeepOpenings'>, { actor }: Circumstances): ReportDecision {
  if (!isSteward(actor)) return refused('NOT_A_STEWARD');
  if (report.hold !== null) return refused('ALREADY_KEPT');
  if (report.expired) return refused('EXPIRED');
  return decided({ type: 'OpeningsKept', ground: command.ground });
}

export function releaseHold(report: Report, { actor }: Circumstances): ReportDecision {
  if (!isSteward(actor)) return refused('NOT_A_STEWARD');
  if (report.hold === null) return refused('NOT_KEPT');
  return decided({ type: 'HoldReleased' });
}
