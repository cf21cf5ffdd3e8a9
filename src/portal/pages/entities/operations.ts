import { ENTRY_FIELDS, type EntryData } from '../record/entry-words.js';
import type { EntityData, FoundIncident, ProvenanceData } from '../incidents/operations.js';

export interface ListedEntity extends EntityData {
  readonly incidentCount: number;
}

export const ENTITIES = `query Entities($search: String, $kind: [EntityKind!], $orderBy: EntityOrder, $first: Int!, $after: String) {
  entities(search: $search, kind: $kind, orderBy: $orderBy, first: $first, after: $after) {
    edges { node { id name kind incidentCount } } pageInfo { hasNextPage endCursor } totalCount
  }
}`;
export interface EntitiesData {
  readonly entities: {
    readonly edges: readonly { readonly node: ListedEntity }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: number | null;
  };
}

export interface EntityRecord extends ListedEntity {
  readonly public: boolean;
  readonly aliases: readonly string[];
  readonly mergedInto: string | null;
  readonly canAnswer: boolean;
  readonly url: string;
  readonly roles: readonly { readonly role: string; readonly count: number }[];
  readonly provenance: ProvenanceData | null;
  readonly history: readonly EntryData[];
}

export const ENTITY = `query Entity($id: PublicId!) {
  entity(id: $id) {
    id name kind incidentCount public aliases mergedInto canAnswer url roles { role count }
    provenance { source record url licence licenceUrl retrieved attribution } history { ${ENTRY_FIELDS} }
  }
  lab(entity: $id) { entity }
}`;
export interface EntityPageData {
  readonly entity: EntityRecord | null;
  /** Where councils ask something of it, or a steward recognised what belongs to it. */
  readonly lab: { readonly entity: string } | null;
}

export interface AnswerCount {
  readonly standing: string;
  readonly entity: { readonly id: string } | null;
}

export const INCIDENTS_OF = `query IncidentsOfEntity($id: PublicId!, $first: Int!) {
  incidents(filter: { entity: [$id] }, orderBy: OCCURRED, first: $first) {
    edges { node {
      id title summary status correctedAt occurred { date } severity countries reportCount provenance { source }
      entities { entity { id name kind } role standing } answers { standing entity { id } }
    } }
    totalCount
  }
}`;
export interface IncidentsOfData {
  readonly incidents: {
    readonly edges: readonly { readonly node: FoundIncident & { readonly answers: readonly AnswerCount[] } }[];
    readonly totalCount: number | null;
  };
}
