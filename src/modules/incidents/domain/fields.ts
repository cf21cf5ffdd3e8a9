import type { Commitment } from './commitments.js';

/**
 * The answers of the filing form and the fields of a published incident. A command always carries a commitment for every
 * field, the empty ones included, so that its shape tells nothing about the person.
 *
 *     { "title": "sha256:…", "account": "sha256:…", …, "contact": "sha256:…" }
 */
export const REPORT_FIELDS = [
  'title', 'account', 'involvement', 'role', 'occurred', 'noticed', 'ongoing', 'places', 'systems', 'organisations', 'severity',
  'harmTypes', 'harmed', 'quantity', 'links', 'files', 'retaliation', 'danger', 'wanted', 'mode', 'contact',
] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];
export type CommittedReport = Readonly<Record<ReportField, Commitment>>;

export const INCIDENT_FIELDS = [
  'title', 'summary', 'account', 'occurred', 'severity', 'harmTypes', 'countries', 'entities', 'systems', 'sources', 'harmed', 'quantity',
] as const;
export type IncidentField = (typeof INCIDENT_FIELDS)[number];
export type CommittedRevision = Readonly<Record<IncidentField, Commitment>>;

/** The numbers of the criteria in OECD AI Papers 34 that each field answers; an empty list: asked for another reason. */
export const OECD_CRITERIA: Readonly<Record<ReportField, readonly number[]>> = {
  title: [1], account: [2], involvement: [3], role: [4], occurred: [5], noticed: [5], ongoing: [5], places: [6], systems: [8],
  organisations: [9], severity: [10], harmTypes: [11], harmed: [14], quantity: [12], links: [7], files: [7], retaliation: [], danger: [],
  wanted: [27], mode: [], contact: [4],
};

/** The seven criteria that OECD makes mandatory. */
export const MANDATORY_CRITERIA: readonly number[] = [1, 2, 3, 4, 7, 10, 11];
