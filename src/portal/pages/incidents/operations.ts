import { ENTRY_FIELDS, type EntryData } from '../record/entry-words.js';

export interface PartialDateData {
  readonly date: string | null;
}

export interface EntityData {
  readonly id: string;
  readonly name: string | null;
  readonly kind: string;
}

export interface FoundIncident {
  readonly id: string;
  readonly title: string | null;
  readonly summary: string | null;
  readonly status: string;
  readonly correctedAt: string | null;
  readonly occurred: PartialDateData;
  readonly severity: string | null;
  readonly countries: readonly string[];
  readonly reportCount: number;
  readonly provenance: { readonly source: string } | null;
  readonly entities: readonly { readonly entity: EntityData; readonly role: string; readonly standing: string }[];
}

export interface FacetValueData {
  readonly value: string;
  readonly label: string | null;
  readonly count: number;
}

export const FACETS = ['severity', 'harmType', 'country', 'year', 'entity', 'origin'] as const;
export type Facet = (typeof FACETS)[number];

export const INCIDENTS = `query Incidents($search: String, $filter: IncidentFilter, $orderBy: IncidentOrder, $first: Int!, $after: String) {
  incidents(search: $search, filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    edges { node {
      id title summary status correctedAt occurred { date } severity countries reportCount provenance { source }
      entities { entity { id name kind } role standing }
    } }
    pageInfo { hasNextPage endCursor }
    fuzzy totalCount
    facets { ${FACETS.map((facet) => `${facet} { value label count }`).join(' ')} }
  }
  incidentTimeline(search: $search, filter: $filter, by: YEAR) { period count }
}`;

export interface IncidentsData {
  readonly incidents: {
    readonly edges: readonly { readonly node: FoundIncident }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly fuzzy: boolean;
    readonly totalCount: number | null;
    readonly facets: Readonly<Record<Facet, readonly FacetValueData[]>>;
  };
  readonly incidentTimeline: readonly { readonly period: string; readonly count: number }[];
}

const CONTENT = `title summary account occurred { date } severity harmTypes countries systems { name version }
  sources { url title publisher published { date } } harmed quantity`;

export interface ContentData {
  readonly title: string | null;
  readonly summary: string | null;
  readonly account: string | null;
  readonly occurred: PartialDateData;
  readonly severity: string | null;
  readonly harmTypes: readonly string[];
  readonly countries: readonly string[];
  readonly systems: readonly { readonly name: string; readonly version: string | null }[];
  readonly sources: readonly SourceData[];
  readonly harmed: string | null;
  readonly quantity: number | null;
}

export interface SourceData {
  readonly url: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: PartialDateData;
}

export interface VersionData extends ContentData {
  readonly version: number;
  readonly status: string;
  readonly publishedAt: string | null;
  readonly correctionReason: string | null;
  readonly correctionNote: string | null;
}

export interface ProvenanceData {
  readonly source: string;
  readonly record: string;
  readonly url: string;
  readonly licence: string;
  readonly licenceUrl: string | null;
  readonly retrieved: string;
  readonly attribution: string;
}

export interface IncidentRecord extends ContentData {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly url: string;
  readonly publishedAt: string | null;
  readonly correctedAt: string | null;
  readonly mergedInto: string | null;
  readonly tombstone: { readonly reason: string; readonly at: string } | null;
  readonly provenance: ProvenanceData | null;
  readonly entities: readonly { readonly entity: EntityData; readonly role: string; readonly standing: string }[];
  readonly withheld: readonly { readonly role: string; readonly count: number }[];
  readonly reports: readonly { readonly id: string; readonly standing: string }[];
  readonly answers: readonly AnswerData[];
  /** For whom the reader himself may answer. */
  readonly answerableFor: readonly EntityData[];
  readonly versions: readonly VersionData[];
  readonly citation: { readonly text: string; readonly bibtex: string } | null;
  readonly history: readonly EntryData[];
}

export interface AnswerData {
  readonly entryId: string;
  readonly entity: EntityData | null;
  readonly standing: string;
  readonly statement: string | null;
  readonly at: string;
}

export const INCIDENT = `query Incident($id: PublicId!) {
  incident(id: $id) {
    id status version url publishedAt correctedAt mergedInto tombstone { reason at }
    provenance { source record url licence licenceUrl retrieved attribution }
    ${CONTENT}
    entities { entity { id name kind } role standing } withheld { role count } reports { id standing }
    answers { entryId entity { id name kind } standing statement at } answerableFor { id name kind }
    versions { version status publishedAt correctionReason correctionNote ${CONTENT} }
    citation { text bibtex } history { ${ENTRY_FIELDS} }
  }
}`;

export interface IncidentData {
  readonly incident: IncidentRecord | null;
}
