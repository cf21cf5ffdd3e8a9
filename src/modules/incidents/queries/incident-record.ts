import type { EntityKind, HarmType, NamedSystem, PublicSource, RetractionReason, Severity } from '../domain/index.js';

/** An imported record's source as the tables keep it. */
export interface SourceColumns {
  readonly source_name: string | null;
  readonly source_record: string | null;
  readonly source_url: string | null;
  readonly source_licence: string | null;
  readonly source_retrieved: string | null;
}

/** One row of `incident`: what is public of it, and nothing else. */
export interface IncidentRow extends SourceColumns {
  readonly id: string;
  readonly status: 'unopened' | 'draft' | 'published' | 'retracted' | 'merged';
  readonly version: number;
  readonly draft_version: number | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly account: string | null;
  readonly occurred: string;
  readonly severity: Severity | null;
  readonly harm_types: readonly HarmType[];
  readonly countries: readonly string[];
  readonly systems: readonly NamedSystem[];
  readonly sources: readonly PublicSource[];
  readonly harmed: string | null;
  readonly quantity: number | null;
  readonly published_at: string | null;
  readonly changed_at: string;
  readonly corrected_at: string | null;
  readonly retracted_at: string | null;
  readonly retraction_reason: RetractionReason | null;
  readonly merged_into: string | null;
}

export const INCIDENT_COLUMNS = [
  'id', 'status', 'version', 'draft_version', 'title', 'summary', 'account', 'occurred', 'severity', 'harm_types', 'countries', 'systems', 'sources',
  'harmed', 'quantity', 'published_at', 'changed_at', 'corrected_at', 'retracted_at', 'retraction_reason', 'merged_into',
  'source_name', 'source_record', 'source_url', 'source_licence', 'source_retrieved',
]
  .map((column) => `i.${column}`)
  .join(', ');

/** One row of `entity`. Whoever is no editor is given only those that are `shown`. */
export interface EntityRow extends SourceColumns {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string | null;
  readonly aliases: readonly string[];
  readonly merged_into: string | null;
  readonly incidents: number;
  readonly shown: boolean;
}

export const ENTITY_COLUMNS = [
  'id', 'kind', 'name', 'aliases', 'merged_into', 'incidents', 'shown', 'source_name', 'source_record', 'source_url', 'source_licence', 'source_retrieved',
]
  .map((column) => `e.${column}`)
  .join(', ');
