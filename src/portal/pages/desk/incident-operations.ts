import { ENTRY_FIELDS, type EntryData } from '../record/entry-words.js';
import { PREPARED } from '../signed-in/sign-page.js';
import type { VersionContent } from './incident-draft.js';

const CONTENT = `title summary account occurred { precision date } severity harmTypes countries systems { name version }
  sources { url title publisher published { precision date } } harmed quantity`;

export const DESK_INCIDENT = `query ($id: PublicId!) { incident(id: $id) {
  id status version title mergedInto publishedAt correctedAt reports { id standing }
  versions { version status draftedBy draftedAt namesPerson involved { entity role } ${CONTENT} }
  history { ${ENTRY_FIELDS} }
} }`;

export interface DeskIncident {
  readonly id: string;
  readonly status: 'DRAFT' | 'PUBLISHED' | 'RETRACTED' | 'MERGED';
  readonly version: number;
  readonly title: string | null;
  readonly mergedInto: string | null;
  readonly publishedAt: string | null;
  readonly correctedAt: string | null;
  readonly reports: readonly { readonly id: string; readonly standing: string }[];
  readonly versions: readonly VersionContent[];
  readonly history: readonly EntryData[];
}

export const INCIDENT_LIST = `query ($status: IncidentStatus!, $search: String, $after: String) {
  incidents(first: 25, search: $search, filter: { status: [$status] }, after: $after) {
    edges { node { id title status publishedAt correctedAt draft { title draftedAt } } } pageInfo { hasNextPage endCursor }
  }
}`;

export interface IncidentListData {
  readonly incidents: {
    readonly edges: readonly {
      readonly node: {
        readonly id: string;
        readonly title: string | null;
        readonly status: string;
        readonly publishedAt: string | null;
        readonly draft: { readonly title: string | null; readonly draftedAt: string } | null;
      };
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

const ENTITY = 'id name kind aliases mergedInto incidentCount public provenance { source }';
export const FIND_ENTITIES = `query ($search: String!) { entities(first: 8, search: $search, all: true) { edges { node { id name kind mergedInto } } } }`;
export const ENTITY_NAME = 'query ($id: PublicId!) { entity(id: $id) { id name kind } }';
export const ENTITY_LIST = `query ($search: String, $after: String) {
  entities(first: 25, search: $search, all: true, after: $after) { edges { node { ${ENTITY} } } pageInfo { hasNextPage endCursor } totalCount }
}`;
export const DESK_ENTITY = `query ($id: PublicId!) {
  entity(id: $id) { ${ENTITY} history { ${ENTRY_FIELDS} } }
  similarEntities(id: $id, first: 8) { likeness entity { ${ENTITY} } }
}`;

export interface DeskEntity {
  readonly id: string;
  readonly name: string | null;
  readonly kind: string;
  readonly aliases: readonly string[];
  readonly mergedInto: string | null;
  readonly incidentCount: number;
  readonly public: boolean;
  readonly provenance: { readonly source: string } | null;
}

export interface EntityListData {
  readonly entities: {
    readonly edges: readonly { readonly node: DeskEntity }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: number | null;
  };
}

const DONE = '... on EntryReceipt { entryId streamId } ... on IncidentRefused { code message problems { field message index } }';

export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly problems?: readonly { readonly field: string; readonly message: string; readonly index: number | null }[];
}
export type Done = { readonly entryId: string; readonly streamId: string } | Refused;

export const SAVE_DRAFT = `mutation ($revision: IncidentRevisionInput!, $names: Boolean!, $incident: PublicId, $reports: [PublicId!]) {
  answer: draftIncident(revision: $revision, namesPerson: $names, incident: $incident, reports: $reports) { ${DONE} }
}`;
export const DISCARD = `mutation ($incident: PublicId!) { answer: discardDraft(incident: $incident) { ${DONE} } }`;
export const LINK = `mutation ($report: PublicId!, $incident: PublicId!, $claim: String) {
  linkReport(report: $report, incident: $incident, standing: ALLEGED, claim: $claim) { ... on EntryReceipt { entryId } ... on ActRefused { code message } }
}`;
export const PUBLISH = `mutation ($incident: PublicId!, $version: Int!) { answer: preparePublishIncident(incident: $incident, version: $version) { ${PREPARED} } }`;
export const CORRECT = `mutation ($incident: PublicId!, $version: Int!, $reason: CorrectionReason!, $note: String) {
  answer: prepareCorrectIncident(incident: $incident, version: $version, reason: $reason, note: $note) { ${PREPARED} } }`;
export const RETRACT = `mutation ($incident: PublicId!, $reason: RetractionReason!, $note: String) {
  answer: prepareRetractIncident(incident: $incident, reason: $reason, note: $note) { ${PREPARED} } }`;
export const MERGE = `mutation ($incident: PublicId!, $into: PublicId!, $reason: MergeReason!, $note: String) {
  answer: prepareMergeIncident(incident: $incident, into: $into, reason: $reason, note: $note) { ${PREPARED} } }`;
export const UNMERGE = `mutation ($incident: PublicId!, $reason: UnmergeReason!, $note: String) {
  answer: prepareUnmergeIncident(incident: $incident, reason: $reason, note: $note) { ${PREPARED} } }`;

export const REGISTER = `mutation ($kind: EntityKind!, $name: String!, $aliases: [String!]) { answer: registerEntity(kind: $kind, name: $name, aliases: $aliases) { ${DONE} } }`;
export const SET_KIND = `mutation ($entity: PublicId!, $kind: EntityKind!) { answer: setEntityKind(entity: $entity, kind: $kind) { ${DONE} } }`;
export const RENAME = `mutation ($entity: PublicId!, $name: String!, $aliases: [String!]) { answer: renameEntity(entity: $entity, name: $name, aliases: $aliases) { ${DONE} } }`;
export const MERGE_ENTITY = `mutation ($entity: PublicId!, $into: PublicId!, $reason: MergeReason!) { answer: mergeEntity(entity: $entity, into: $into, reason: $reason) { ${DONE} } }`;
export const UNMERGE_ENTITY = `mutation ($entity: PublicId!, $reason: UnmergeReason!) { answer: unmergeEntity(entity: $entity, reason: $reason) { ${DONE} } }`;
