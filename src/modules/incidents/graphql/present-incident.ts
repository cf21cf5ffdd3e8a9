import type * as words from '../domain/index.js';
import type { EntityRow, IncidentRow } from '../queries/incident-record.js';
import type { VersionRow } from '../queries/incident.js';
import { provenanceOf } from '../queries/provenance.js';
import type { PartialDate } from './content-types.js';
import type { EntityType } from './entity-types.js';
import type { ShownStatus } from './incident-enums.js';
import type { IncidentType, IncidentVersion, PublicSource } from './incident-types.js';

/** `publicUrl` makes the permanent address. */
export function presentIncident(row: IncidentRow, publicUrl: string): IncidentType {
  return {
    id: row.id,
    // A discarded first draft leaves the incident unopened: for editors it is a draft that nobody has written yet.
    status: (row.status === 'unopened' ? 'draft' : row.status) satisfies ShownStatus,
    version: row.version,
    url: `${publicUrl}/incidents/${row.id}`,
    title: row.title,
    summary: row.summary,
    account: row.account,
    occurred: dateOfText(row.occurred),
    severity: row.severity,
    harmTypes: row.harm_types,
    countries: row.countries,
    systems: row.systems,
    sources: row.sources.map(presentSource),
    harmed: row.harmed,
    quantity: row.quantity,
    publishedAt: row.published_at,
    correctedAt: row.corrected_at,
    mergedInto: row.merged_into,
    tombstone: row.retraction_reason && row.retracted_at ? { reason: row.retraction_reason, at: row.retracted_at } : null,
    provenance: provenanceOf(row),
  };
}

export function presentVersion(row: VersionRow): IncidentVersion {
  const { content } = row;
  return {
    version: row.version,
    entryId: row.entry_id,
    status: row.status,
    draftedBy: row.drafted_by,
    draftedAt: row.drafted_at,
    publishedAt: row.published_at,
    namesPerson: row.names_person,
    correctionReason: row.correction_reason,
    correctionNote: row.note,
    title: content.title ?? null,
    summary: content.summary ?? null,
    account: content.account ?? null,
    occurred: presentDate(content.occurred),
    severity: content.severity ?? null,
    harmTypes: content.harmTypes ?? [],
    countries: content.countries ?? [],
    systems: content.systems ?? [],
    sources: (content.sources ?? []).map(presentSource),
    harmed: content.harmed ?? null,
    quantity: content.quantity ?? null,
    involved: content.entities ?? [],
  };
}

export function presentEntity(row: EntityRow, publicUrl: string): EntityType {
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    aliases: row.aliases,
    mergedInto: row.merged_into,
    incidentCount: row.incidents,
    canAnswer: row.kind === 'organisation' && row.merged_into === null,
    public: row.shown,
    url: `${publicUrl}/entities/${row.id}`,
    provenance: provenanceOf(row),
  };
}

function presentSource(source: words.PublicSource): PublicSource {
  return { ...source, published: presentDate(source.published) };
}

function presentDate(date: words.PartialDate | undefined): PartialDate {
  return { precision: date?.precision ?? 'unknown', date: date?.value ?? null };
}

const PRECISION = { 4: 'year', 7: 'month', 10: 'day' } as const;

export function dateOfText(text: string): PartialDate {
  const precision = PRECISION[text.length as keyof typeof PRECISION];
  return precision === undefined ? { precision: 'unknown', date: null } : { precision, date: text };
}
