import { enumOf } from '../../../graphql/index.js';
import { REPORT_STATUSES } from '../domain/index.js';
import * as words from '../domain/vocabulary.js';

export const Severity = enumOf('Severity', words.SEVERITIES, 'How bad, after OECD AI Papers 34, criterion 10.');
export const HarmType = enumOf('HarmType', words.HARM_TYPES, 'Kind of harm, after OECD AI Papers 34, criterion 11.');
export const Involvement = enumOf('Involvement', words.INVOLVEMENTS, 'How an AI system comes into it.');
export const ReporterRole = enumOf('ReporterRole', words.REPORTER_ROLES, 'What the person filing is to it.');
export const FilingMode = enumOf('FilingMode', words.FILING_MODES, 'Who learns who filed: nobody, a reviewer after two approvals, or reviewers.');
export const Answer = enumOf('Answer', words.ANSWERS, 'Yes, no, or not known.');
export const DatePrecision = enumOf('DatePrecision', words.DATE_PRECISIONS, 'How exactly a date is known.');
export const OrganisationRole = enumOf('OrganisationRole', words.ORGANISATION_ROLES, 'What an organisation has to do with a system.');
export const ClaimStanding = enumOf('ClaimStanding', words.CLAIM_STANDINGS, 'What a claim rests on.');
export const DeclineReason = enumOf('DeclineReason', words.DECLINE_REASONS, 'Why a report was turned away.');
export const UnlinkReason = enumOf('UnlinkReason', words.UNLINK_REASONS, 'Why a report no longer speaks of an incident.');
export const ReopenReason = enumOf('ReopenReason', words.REOPEN_REASONS, 'Why a declined report is taken up again.');
export const ContactReason = enumOf('ContactReason', words.CONTACT_REASONS, "Why an editor needs the reporter's contact.");
export const ErasureGround = enumOf('ErasureGround', words.ERASURE_GROUNDS, 'Why openings were erased.');
export const StewardErasureGround = enumOf('StewardErasureGround', words.STEWARD_ERASURE_GROUNDS, 'Grounds on which a steward may erase.');
export const HoldGround = enumOf('HoldGround', words.HOLD_GROUNDS, 'Why openings outlive their term.');
export const ReportStatus = enumOf('ReportStatus', REPORT_STATUSES.filter((status) => status !== 'unfiled'), 'Where a report stands.');

/** Enums of incidents and entities are made the same way. */
export { enumOf };
