import type { EntityRefusal } from './entity.js';
import type { IncidentRefusal } from './incident.js';
import type { ReportRefusal } from './report-refusals.js';

/**
 * Why the desk said no, in plain English, and what the person can do about it. A refusal without words does not compile.
 * Translations live in the portal's catalogue, under the same codes.
 */
const SHARED = {
  MALFORMED: 'The request does not have the form that the rules prescribe. Check that every member is present, that codes are from the lists, and that nothing else is in it.',
  NOT_AN_EDITOR: 'Only editors and stewards may do this. Sign in as one, or ask a steward for the role.',
  NOT_A_STEWARD: 'Only a steward may do this. Ask one.',
  SYSTEM_ONLY: 'Only the node itself does this, when its time has come or by an import on its command line.',
  SIGNATURE_REQUIRED: 'This step needs your own signature, so that nobody can do it in your name. Confirm it with your passkey or sign it with your key.',
  TOO_MANY: 'There is no room for another one here. Ask a steward how to continue.',
  ALREADY_ERASED: 'All of this was erased before. Nothing is left to do.',
} as const;

export const REPORT_WORDS: Readonly<Record<ReportRefusal, string>> = {
  ...SHARED,
  NO_SUCH_REPORT: 'There is no report under this number. Check the number or the case code.',
  ALREADY_FILED: 'This report was filed before. Open its case page to add to it.',
  FILED_WITHOUT_ACCOUNT: 'Reports are filed without an account. Sign out and send it again; nothing you typed is lost.',
  NOT_THE_REPORTER: 'Only the person who filed this report may do this. Open the case with its code.',
  SECOND_PERSON_NEEDED: 'A second person must do this step. Ask another editor or steward; you cannot confirm your own decision.',
  NOT_YOURS: 'Another editor works on this report. Ask them to decide or to release it, or ask a steward.',
  ALREADY_CLAIMED: 'Somebody works on this report already. Choose another one, or ask for it to be released.',
  NOT_IN_REVIEW: 'Nobody has claimed this report. Claim it first.',
  REPORT_CLOSED: 'This report has been decided. The reporter can still add to it; a declined report can be reopened.',
  QUESTION_EXISTS: 'This question was asked before. Reload the page to see it.',
  NO_SUCH_QUESTION: 'This question was not asked. Reload the page and answer one of those shown.',
  ALREADY_ANSWERED: 'This question has an answer. To say more, add to the report.',
  ADDITION_EXISTS: 'This addition has arrived already. Nothing is left to do.',
  ALREADY_LINKED: 'The report is linked to this incident. Change the standing of that link instead.',
  NOT_LINKED: 'The report is not linked to this incident. Link it first.',
  SAME_STANDING: 'The link has this standing already. Nothing is left to do.',
  LAST_LINK: 'An accepted report keeps at least one incident. Link it to the right incident first, then remove this link.',
  NO_LINK: 'Link the report to an incident before you accept it; open a new incident if there is none.',
  REASON_OF_REPORTER: 'Only the reporter can withdraw a report. Choose another reason.',
  DUPLICATE_OF_WHAT: 'Say of which report it is a duplicate.',
  DUPLICATE_NOT_CLAIMED: 'Another report was named, but the reason is not "duplicate". Choose that reason or leave the other report out.',
  ITSELF: 'A report cannot be its own duplicate or be merged into itself. Name the other report.',
  DECLINE_PENDING: 'It is proposed to decline this report, because serious harm is alleged. A second person must confirm that, or the proposal must be withdrawn, before anything else is decided.',
  NO_DECLINE_PENDING: 'Nobody proposes to decline this report now. Reload the page; new information from the reporter drops a proposal.',
  NOT_DECLINED: 'Only a declined report can be reopened.',
  WITHDRAWN_BY_REPORTER: 'The reporter withdrew this report. It can be reopened only when the reporter asks for it.',
  NOT_YET_DUE: 'The time for this report is not over.',
  ALREADY_OVERDUE: 'This report is marked as overdue. Nothing is left to do.',
  CONTACT_ALREADY_REQUESTED: 'Somebody has asked for the contact. Wait until a steward has decided.',
  CONTACT_NOT_REQUESTED: 'Nobody has asked for the contact. An editor must ask first and say why.',
  CONTACT_ALREADY_DISCLOSED: 'The contact was disclosed once, and is disclosed only once. Ask the person who received it, or ask the reporter through the case page.',
  NOT_CLOSED: 'The report is not decided, so its time of keeping has not begun.',
  RETENTION_RUNNING: 'The time of keeping, 90 days after the decision or the last addition, is not over.',
  KEPT_BY_LAW: 'A legal ground keeps this content. A steward must release it first.',
  ALREADY_KEPT: 'A legal ground keeps this content already. Release it before you name another.',
  NOT_KEPT: 'No legal ground keeps this content. Nothing is left to do.',
  EXPIRED: 'The content of this report was erased when its time of keeping was over. Please file a new report.',
};

export const INCIDENT_WORDS: Readonly<Record<IncidentRefusal, string>> = {
  ...SHARED,
  NO_SUCH_INCIDENT: 'There is no incident under this number. Check the number.',
  ALREADY_OPENED: 'There is an incident under this number. Draft a new version of it instead.',
  ALREADY_IMPORTED: 'This record was imported before. Correct it by a new version if its source has changed.',
  NOT_A_RESPONDENT: 'Only those who speak for the organisation may answer for it. Prove first that you control its domain or key.',
  SECOND_PERSON_NEEDED: 'This version names a person, so whoever drafted it cannot publish it. Ask another editor or steward.',
  DRAFT_PENDING: 'There is an unfinished draft. Publish or discard it first.',
  NO_DRAFT: 'There is no draft. Write one first.',
  WRONG_VERSION: 'The draft has another version number: it was changed since you read it. Reload the page and read it again.',
  CORRECTION_NEEDS_REASON: 'This incident is public. Publish the draft as a correction, with its reason.',
  NOT_PUBLISHED: 'This incident is not public now, so this cannot be done with it. Publish a version first.',
  NOT_MERGED: 'This incident is not merged into another one. Nothing is left to do.',
  MERGED: 'This incident was merged into another one. Go to that one, or undo the merge first.',
  ITSELF: 'An incident cannot be merged into itself. Name the other incident.',
};

export const ENTITY_WORDS: Readonly<Record<EntityRefusal, string>> = {
  ...SHARED,
  NO_SUCH_ENTITY: 'There is no entity under this number. Check the number.',
  ALREADY_REGISTERED: 'There is an entity under this number. Rename it or set its kind instead.',
  ALREADY_IMPORTED: 'This entity was imported before. Rename it or set its kind instead.',
  SAME_KIND: 'The entity is of this kind already. Nothing is left to do.',
  MERGED: 'This entity was merged into another one. Go to that one, or undo the merge first.',
  NOT_MERGED: 'This entity is not merged into another one. Nothing is left to do.',
  ITSELF: 'An entity cannot be merged into itself. Name the other entity.',
};
