/**
 * The closed lists of the incident desk. A form, a command and an export may use only these codes; the words that people
 * read are in the portal's catalogue. Codes are never renamed: a list grows by a new rule set.
 *
 *     severity: 'serious-incident', harmTypes: ['physical', 'psychological'], involvement: 'contributed'
 */

/** Severity and harm types after OECD, "Towards a common reporting framework for AI incidents" (AI Papers 34, 2025), criteria 10, 11. */
export const SEVERITIES = ['hazard', 'serious-hazard', 'incident', 'serious-incident', 'disaster', 'other'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const HARM_TYPES = [
  'physical', 'psychological', 'reputational', 'economic-property', 'environmental', 'public-interest', 'human-rights', 'other',
] as const;
export type HarmType = (typeof HARM_TYPES)[number];

/** How the AI system comes into it (criterion 3): each beside free words of the person filing. */
export const INVOLVEMENTS = ['caused', 'contributed', 'malfunctioned', 'misused', 'failed-to-act', 'near-miss', 'unsure'] as const;
export type Involvement = (typeof INVOLVEMENTS)[number];

export const REPORTER_ROLES = ['affected', 'witness', 'worker', 'researcher', 'journalist', 'operator', 'other'] as const;
export type ReporterRole = (typeof REPORTER_ROLES)[number];

/** Who learns who filed: nobody; a reviewer after two approvals; reviewers. It can only ever move towards more disclosure. */
export const FILING_MODES = ['anonymous', 'confidential', 'named'] as const;
export type FilingMode = (typeof FILING_MODES)[number];

export const ANSWERS = ['yes', 'no', 'unsure'] as const;
export type YesNoUnsure = (typeof ANSWERS)[number];

export const DATE_PRECISIONS = ['day', 'month', 'year', 'unknown'] as const;
export type DatePrecision = (typeof DATE_PRECISIONS)[number];

/** What a claim rests on: `alleged` until a court finds, a fine is issued or the organisation admits it. */
export const CLAIM_STANDINGS = ['alleged', 'reported', 'admitted', 'adjudicated'] as const;
export type ClaimStanding = (typeof CLAIM_STANDINGS)[number];

/** What an organisation says of an incident that names it. */
export const ANSWER_STANDINGS = ['affects-us', 'not-ours', 'under-investigation', 'disputed'] as const;
export type AnswerStanding = (typeof ANSWER_STANDINGS)[number];

export const ENTITY_KINDS = ['organisation', 'person', 'class', 'unknown'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

export const ENTITY_ROLES = ['developer', 'deployer', 'harmed', 'implicated-system'] as const;
export type EntityRole = (typeof ENTITY_ROLES)[number];

export const ORGANISATION_ROLES = ['developer', 'deployer', 'unknown'] as const;
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

/** Every way in which a report can be turned away; the code stands in the log, the words go to the reporter alone. */
export const DECLINE_REASONS = [
  'NOT_AI', 'DUPLICATE_OF', 'NO_HARM_OR_HAZARD', 'SPAM', 'TEST', 'NOT_ENOUGH_TO_ACT', 'OUT_OF_SCOPE', 'UNLAWFUL_CONTENT', 'WITHDRAWN_BY_REPORTER',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const UNLINK_REASONS = ['WRONG_INCIDENT', 'CLAIM_SPLIT', 'CLAIM_UNSUPPORTED', 'INCIDENT_MERGED'] as const;
export type UnlinkReason = (typeof UNLINK_REASONS)[number];

export const REOPEN_REASONS = ['NEW_INFORMATION', 'DECIDED_IN_ERROR', 'REPORTER_ASKED', 'ORDERED'] as const;
export type ReopenReason = (typeof REOPEN_REASONS)[number];

export const CONTACT_REASONS = ['DANGER_NOW', 'QUESTIONS_UNANSWERED', 'LEGAL_DUTY', 'REPORTER_ASKED'] as const;
export type ContactReason = (typeof CONTACT_REASONS)[number];

export const CORRECTION_REASONS = ['FACTUAL_ERROR', 'NEW_INFORMATION', 'FINDING', 'WORDING', 'WRONG_ENTITY', 'PRIVACY'] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

export const RETRACTION_REASONS = ['NOT_AI', 'DID_NOT_HAPPEN', 'UNSUPPORTED', 'UNLAWFUL_CONTENT', 'PRIVACY', 'COURT_ORDER'] as const;
export type RetractionReason = (typeof RETRACTION_REASONS)[number];

export const MERGE_REASONS = ['SAME_EVENT', 'SAME_ENTITY', 'PART_OF_SERIES'] as const;
export type MergeReason = (typeof MERGE_REASONS)[number];

export const UNMERGE_REASONS = ['DISTINCT', 'MERGED_IN_ERROR', 'NEW_INFORMATION'] as const;
export type UnmergeReason = (typeof UNMERGE_REASONS)[number];

export const ERASURE_GROUNDS = ['RETENTION_EXPIRED', 'REPORTER_REQUEST', 'DATA_PROTECTION', 'UNLAWFUL_CONTENT', 'COURT_ORDER'] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/** The grounds on which a steward, by his signature, may erase. */
export const STEWARD_ERASURE_GROUNDS = ['DATA_PROTECTION', 'UNLAWFUL_CONTENT', 'COURT_ORDER'] as const;
export type StewardErasureGround = (typeof STEWARD_ERASURE_GROUNDS)[number];

/** Why openings outlive their term; compare GDPR article 17(3). */
export const HOLD_GROUNDS = ['COURT_ORDER', 'LEGAL_CLAIM', 'AUTHORITY_INVESTIGATION', 'LEGAL_DUTY'] as const;
export type HoldGround = (typeof HOLD_GROUNDS)[number];
