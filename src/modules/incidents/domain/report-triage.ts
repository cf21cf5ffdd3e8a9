import type { Circumstances } from '../../../kernel/decider.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { isEditor, isSteward } from './actors.js';
import type { ReportCommand } from './report-commands.js';
import type { ReportRefusal } from './report-refusals.js';
import { ACKNOWLEDGE_DAYS, isOpen, SERVICE_DAYS, type Report, type ReportEvent } from './report-state.js';

/**
 * From the filing to the desk: who takes a report up, what is asked and answered, which incidents it speaks of.
 *
 * Numbers in comments are rules of docs/spec/incidents.md.
 */
export type ReportDecision = Decision<ReportEvent, ReportRefusal>;
type Asked<T extends ReportCommand['type']> = Extract<ReportCommand, { type: T }>;

/** Questions, additions and links of one report: lists that anybody could otherwise grow without end. */
export const MOST_PER_REPORT = 100;

export function file(report: Report, command: Asked<'FileReport'>, { at, actor }: Circumstances): ReportDecision {
  if (actor.kind !== 'anonymous') return refused('FILED_WITHOUT_ACCOUNT');
  if (report.status !== 'unfiled') return refused('ALREADY_FILED');
  return decided({
    type: 'ReportFiled',
    reporter: command.reporter,
    dueAt: addSeconds(at, SERVICE_DAYS * DAY_SECONDS),
    acknowledgeBy: addSeconds(at, ACKNOWLEDGE_DAYS * DAY_SECONDS),
  });
}

export function claim(report: Report, { actor }: Circumstances): ReportDecision {
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  if (!isOpen(report)) return refused('REPORT_CLOSED');
  if (report.claimant !== null) return refused('ALREADY_CLAIMED');
  return decided({ type: 'ReportClaimed', by: actor.id });
}

export function release(report: Report, { actor }: Circumstances): ReportDecision {
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  const no = notInHand(report, actor);
  if (no !== undefined) return refused(no);
  return decided({ type: 'ReportReleased', by: actor.id });
}

export function ask(report: Report, command: Asked<'AskReporter'>, { actor }: Circumstances): ReportDecision {
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  const no = notInHand(report, actor);
  if (no !== undefined) return refused(no);
  if (report.questions.some((one) => one.id === command.question)) return refused('QUESTION_EXISTS');
  if (report.questions.length >= MOST_PER_REPORT) return refused('TOO_MANY');
  return decided({ type: 'QuestionAsked', question: command.question, by: actor.id });
}

export function answer(report: Report, command: Asked<'AnswerQuestion'>, { actor }: Circumstances): ReportDecision {
  if (!isReporter(report, actor)) return refused('NOT_THE_REPORTER');
  if (!isOpen(report)) return refused('REPORT_CLOSED');
  const question = report.questions.find((one) => one.id === command.question);
  if (question === undefined) return refused('NO_SUCH_QUESTION');
  if (question.answered) return refused('ALREADY_ANSWERED');
  return decided<ReportEvent>({ type: 'QuestionAnswered', question: command.question }, ...staleProposal(report));
}

export function add(report: Report, command: Asked<'AddToReport'>, { at, actor }: Circumstances): ReportDecision {
  if (!isReporter(report, actor)) return refused('NOT_THE_REPORTER');
  if (report.expired) return refused('EXPIRED');
  if (report.additions.includes(command.addition)) return refused('ADDITION_EXISTS');
  if (report.additions.length >= MOST_PER_REPORT) return refused('TOO_MANY');
  const added: ReportEvent = { type: 'AdditionReceived', addition: command.addition };
  if (report.declined?.reason !== 'NOT_ENOUGH_TO_ACT') return decided(added, ...staleProposal(report));
  return decided<ReportEvent>(added, { type: 'ReportReopened', reason: 'NEW_INFORMATION', dueAt: addSeconds(at, SERVICE_DAYS * DAY_SECONDS) });
}

export function link(report: Report, command: Asked<'LinkReport'>, { actor }: Circumstances): ReportDecision {
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  const no = linksClosed(report, actor);
  if (no !== undefined) return refused(no);
  if (report.links.some((one) => one.incident === command.incident)) return refused('ALREADY_LINKED');
  if (report.links.length >= MOST_PER_REPORT) return refused('TOO_MANY');
  return decided({ type: 'ReportLinked', incident: command.incident, standing: command.standing });
}

export function setLinkStanding(report: Report, command: Asked<'SetLinkStanding'>, { actor }: Circumstances): ReportDecision {
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  const no = linksClosed(report, actor);
  if (no !== undefined) return refused(no);
  const before = report.links.find((one) => one.incident === command.incident);
  if (before === undefined) return refused('NOT_LINKED');
  if (before.standing === command.standing) return refused('SAME_STANDING');
  return decided({ type: 'LinkStandingSet', incident: command.incident, standing: command.standing });
}

export function unlink(report: Report, command: Asked<'UnlinkReport'>, { actor }: Circumstances): ReportDecision {
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  const no = linksClosed(report, actor);
  if (no !== undefined) return refused(no);
  if (!report.links.some((one) => one.incident === command.incident)) return refused('NOT_LINKED');
  if (report.status === 'accepted' && report.links.length === 1) return refused('LAST_LINK');
  return decided({ type: 'ReportUnlinked', incident: command.incident, reason: command.reason });
}

/** The holder of the case key. The key is public: the caller of the rules has checked that the actor can sign with it. */
export function isReporter(report: Report, actor: Circumstances['actor']): boolean {
  return actor.kind === 'reporter' && report.reporter !== null && actor.key === report.reporter;
}

/** Rule 6: only the editor who claimed a report works on it, or a steward, and only while it is in review without a pending decline. */
export function notInHand(report: Report, actor: Circumstances['actor']): ReportRefusal | undefined {
  if (!isOpen(report)) return 'REPORT_CLOSED';
  if (report.status === 'received') return 'NOT_IN_REVIEW';
  if (!(isEditor(actor) && actor.id === report.claimant) && !isSteward(actor)) return 'NOT_YOURS';
  return report.declineProposal === null ? undefined : 'DECLINE_PENDING';
}

/** Rule 10: links of an accepted report may be set right by any editor, years later too; before that they are the claimant's. */
function linksClosed(report: Report, actor: Circumstances['actor']): ReportRefusal | undefined {
  return report.status === 'accepted' ? undefined : notInHand(report, actor);
}

/** Rule 13: the second person must confirm what the first one saw, so new information drops a pending decline. */
function staleProposal(report: Report): ReportEvent[] {
  return report.declineProposal === null ? [] : [{ type: 'DeclineProposalWithdrawn', because: 'NEW_INFORMATION' }];
}
