import { assertNever } from '../../../kernel/assert-never.js';
import { type Circumstances, type Decider, isSigned, type StreamRef } from '../../../kernel/decider.js';
import { refused } from '../../../kernel/decision.js';
import { REPORT_SHAPES, type ReportCommand } from './report-commands.js';
import * as custody from './report-custody.js';
import * as decision from './report-decision.js';
import type { ReportRefusal } from './report-refusals.js';
import { evolveReport, initialReport, type Report, type ReportEvent } from './report-state.js';
import * as triage from './report-triage.js';
import { wellFormed } from './shape.js';

/**
 * The rules of one report, from its filing to its end (docs/spec/incidents.md). An example:
 *
 *     nobody known  FileReport                            → ReportFiled, due in 30 days
 *     editor Ada    ClaimReport                           → ReportClaimed
 *     editor Ada    DeclineReport NOT_AI, serious harm    → DeclineProposed
 *     editor Ada    ConfirmDecline                        → refused: SECOND_PERSON_NEEDED
 *     editor Ben    ConfirmDecline                        → ReportDeclined
 */
export const reportDecider: Decider<Report, ReportCommand, ReportEvent, ReportRefusal> = {
  kind: 'report',
  rules: 'reports/1',
  initial: initialReport,
  decide,
  evolve: evolveReport,
  references,
};

/**
 * A reporter is nobody but his case key, so all that he asks is signed with it: an operator can neither withdraw a report nor
 * answer in his place. Like every missing signature it is named last.
 */
function decide(report: Report, command: ReportCommand, circumstances: Circumstances): triage.ReportDecision {
  const judged = judge(report, command, circumstances);
  if (judged.ok && circumstances.actor.kind === 'reporter' && !isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
  return judged;
}

function judge(report: Report, command: ReportCommand, circumstances: Circumstances): triage.ReportDecision {
  if (!wellFormed(command, REPORT_SHAPES)) return refused('MALFORMED');
  if (report.status === 'unfiled' && command.type !== 'FileReport') return refused('NO_SUCH_REPORT');
  switch (command.type) {
    case 'FileReport':
      return triage.file(report, command, circumstances);
    case 'ClaimReport':
      return triage.claim(report, circumstances);
    case 'ReleaseReport':
      return triage.release(report, circumstances);
    case 'AskReporter':
      return triage.ask(report, command, circumstances);
    case 'AnswerQuestion':
      return triage.answer(report, command, circumstances);
    case 'AddToReport':
      return triage.add(report, command, circumstances);
    case 'LinkReport':
      return triage.link(report, command, circumstances);
    case 'SetLinkStanding':
      return triage.setLinkStanding(report, command, circumstances);
    case 'UnlinkReport':
      return triage.unlink(report, command, circumstances);
    case 'AcceptReport':
      return decision.accept(report, circumstances);
    case 'DeclineReport':
      return decision.decline(report, command, circumstances);
    case 'ConfirmDecline':
      return decision.confirmDecline(report, circumstances);
    case 'WithdrawDeclineProposal':
      return decision.withdrawProposal(report, circumstances);
    case 'MergeReport':
      return decision.merge(report, command, circumstances);
    case 'ReopenReport':
      return decision.reopen(report, command, circumstances);
    case 'WithdrawReport':
      return decision.withdrawReport(report, circumstances);
    case 'MarkOverdue':
      return decision.markOverdue(report, circumstances);
    case 'RequestContact':
      return custody.requestContact(report, command, circumstances);
    case 'ApproveContact':
      return custody.approveContact(report, circumstances);
    case 'RefuseContact':
      return custody.refuseContact(report, circumstances);
    case 'EraseOpenings':
      return custody.erase(report, command, circumstances);
    case 'KeepOpenings':
      return custody.keep(report, command, circumstances);
    case 'ReleaseHold':
      return custody.releaseHold(report, circumstances);
    default:
      return assertNever(command);
  }
}

function references(event: ReportEvent): readonly StreamRef[] {
  switch (event.type) {
    case 'ReportLinked':
      return [{ kind: 'incident', id: event.incident }];
    case 'ReportMerged':
      return [{ kind: 'report', id: event.into }];
    case 'DeclineProposed':
    case 'ReportDeclined':
      return event.duplicateOf === null ? [] : [{ kind: 'report', id: event.duplicateOf }];
    default:
      return [];
  }
}
