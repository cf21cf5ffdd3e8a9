import { assertNever } from '../../../kernel/assert-never.js';
import type { Circumstances } from '../../../kernel/decider.js';
import type { Instant } from '../../../kernel/instant.js';
import { withErased, type OpeningsOfEntry } from './erasure.js';
import type { Source } from './provenance.js';
import type { AnswerStanding, CorrectionReason, MergeReason, RetractionReason, StewardErasureGround, UnmergeReason } from './vocabulary.js';

/**
 * A published incident and its versions. A draft lies beside the published version until somebody publishes it:
 *
 *     unopened → draft → published ⇄ retracted,   published ⇄ merged
 *     published v1 + draft v2 → CorrectIncident → published v2; v1 stays readable
 */
export const INCIDENT_STATUSES = ['unopened', 'draft', 'published', 'retracted', 'merged'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export type IncidentEvent =
  | { readonly type: 'IncidentDrafted'; readonly version: number; readonly by: string; readonly reports: readonly string[]; readonly namesPerson: boolean }
  | { readonly type: 'DraftDiscarded'; readonly version: number }
  | { readonly type: 'IncidentPublished'; readonly version: number; readonly by: string }
  | { readonly type: 'IncidentCorrected'; readonly version: number; readonly by: string; readonly reason: CorrectionReason }
  | { readonly type: 'IncidentRetracted'; readonly version: number; readonly by: string; readonly reason: RetractionReason }
  | { readonly type: 'IncidentMerged'; readonly into: string; readonly by: string; readonly reason: MergeReason }
  | { readonly type: 'IncidentUnmerged'; readonly from: string; readonly by: string; readonly reason: UnmergeReason }
  | { readonly type: 'IncidentImported'; readonly version: number; readonly source: Source }
  | { readonly type: 'IncidentAnswered'; readonly entity: string; readonly standing: AnswerStanding; readonly by: string }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly OpeningsOfEntry[]; readonly ground: StewardErasureGround };

export interface IncidentDraft {
  readonly version: number;
  readonly by: string;
  readonly reports: readonly string[];
  readonly namesPerson: boolean;
}

export interface Incident {
  readonly id: string;
  readonly status: IncidentStatus;
  /** The version last published; 0 while there was none. */
  readonly version: number;
  /** The highest number ever given: a discarded draft's number is not used again. */
  readonly lastVersion: number;
  readonly draft: IncidentDraft | null;
  /** The reports the published version rests on. */
  readonly reports: readonly string[];
  readonly publishedAt: Instant | null;
  readonly retracted: { readonly reason: RetractionReason; readonly at: Instant } | null;
  readonly mergedInto: string | null;
  readonly imported: Source | null;
  /** Answers of the organisations named; the list only grows. */
  readonly answers: readonly { readonly entity: string; readonly standing: AnswerStanding; readonly by: string; readonly at: Instant }[];
  readonly erased: readonly OpeningsOfEntry[];
}

export function initialIncident(id: string): Incident {
  return {
    id, status: 'unopened', version: 0, lastVersion: 0, draft: null, reports: [], publishedAt: null, retracted: null, mergedInto: null,
    imported: null, answers: [], erased: [],
  };
}

export function evolveIncident(incident: Incident, event: IncidentEvent, { at }: Circumstances): Incident {
  switch (event.type) {
    case 'IncidentDrafted': {
      const draft = { version: event.version, by: event.by, reports: event.reports, namesPerson: event.namesPerson };
      return { ...incident, status: incident.version === 0 ? 'draft' : incident.status, lastVersion: event.version, draft };
    }
    case 'DraftDiscarded':
      return { ...incident, status: incident.version === 0 ? 'unopened' : incident.status, draft: null };
    case 'IncidentPublished':
    case 'IncidentCorrected': {
      const reports = incident.draft?.reports ?? incident.reports;
      return { ...incident, status: 'published', version: event.version, draft: null, reports, publishedAt: incident.publishedAt ?? at, retracted: null };
    }
    case 'IncidentRetracted':
      return { ...incident, status: 'retracted', draft: null, retracted: { reason: event.reason, at } };
    case 'IncidentMerged':
      return { ...incident, status: 'merged', mergedInto: event.into };
    case 'IncidentUnmerged':
      return { ...incident, status: 'published', mergedInto: null };
    case 'IncidentImported':
      return { ...incident, status: 'published', version: event.version, lastVersion: event.version, imported: event.source, publishedAt: at };
    case 'IncidentAnswered':
      return { ...incident, answers: [...incident.answers, { entity: event.entity, standing: event.standing, by: event.by, at }] };
    case 'OpeningsErased':
      return { ...incident, erased: withErased(incident.erased, event.openings) };
    default:
      return assertNever(event);
  }
}
