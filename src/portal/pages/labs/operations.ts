import { LISTED, type Paged, PAGED, type RatesData, RATES } from '../answers/operations.js';
import { ENTRY_FIELDS, type EntryData } from '../record/entry-words.js';

export interface ClaimData {
  readonly id: string;
  readonly member: string;
  readonly way: string;
  readonly name: string;
  readonly status: string;
  readonly place: string | null;
  readonly line: string | null;
}

export interface MandateData {
  readonly id: string;
  readonly council: string;
  readonly policies: readonly string[] | null;
  readonly binding: string;
  readonly answerDays: number;
  readonly extensions: number;
  readonly extensionDays: number;
  readonly noticeDays: number;
  readonly text: string | null;
  readonly status: string;
  readonly signedAt: string;
  readonly endsAt: string | null;
}

export interface ListedPolicy {
  readonly id: string;
  readonly title: string | null;
  readonly version: number;
  readonly status: string;
  readonly changedAt: string;
}

export interface LabData {
  readonly entity: string;
  readonly name: string | null;
  readonly representatives: number;
  readonly speaksFor: boolean;
  readonly domains: readonly { readonly name: string }[];
  readonly keys: readonly { readonly key: string }[];
  readonly claims: readonly ClaimData[];
  readonly mandates: readonly MandateData[];
  readonly policies: readonly ListedPolicy[];
  readonly answerRates: RatesData;
  readonly recommendations: Paged;
  readonly history: readonly EntryData[];
}

const MANDATE = 'id council policies binding answerDays extensions extensionDays noticeDays text status signedAt endsAt';
const LAB_FIELDS = `entity name representatives speaksFor domains { name } keys { key } claims { id member way name status place line }
  mandates { ${MANDATE} } policies { id title version status changedAt } answerRates { ${RATES} }
  recommendations(first: 50) { ${PAGED} } history { ${ENTRY_FIELDS} }`;

/** A lab need not be one yet: a steward recognises what belongs to an organisation first. */
export const LAB = `query ($entity: PublicId!) {
  lab(entity: $entity) { ${LAB_FIELDS} }
  entity(id: $entity) { id name kind }
  councils(first: 50) { edges { node { id name status } } }
}`;

export interface LabPageData {
  readonly lab: LabData | null;
  readonly entity: { readonly id: string; readonly name: string | null; readonly kind: string } | null;
  readonly councils: { readonly edges: readonly { readonly node: { readonly id: string; readonly name: string | null; readonly status: string } }[] };
}

export interface PolicyVersionData {
  readonly version: number;
  readonly text: string | null;
  readonly hash: string;
  readonly note: string | null;
  readonly recommendation: string | null;
  readonly publishedAt: string;
  readonly difference: readonly { readonly kind: string; readonly text: string }[];
}

export interface PolicyData extends ListedPolicy {
  readonly lab: string;
  readonly withdrawalNote: string | null;
  readonly versions: readonly PolicyVersionData[];
  readonly history: readonly EntryData[];
}

export const POLICY = `query ($id: PublicId!) {
  policy(id: $id) {
    id lab title version status changedAt withdrawalNote
    versions { version text hash note recommendation publishedAt difference { kind text } } history { ${ENTRY_FIELDS} }
  }
  recommendations(first: 50, filter: { policy: $id }) { edges { node { ${LISTED} } } }
}`;

export interface PolicyPageData {
  readonly policy: PolicyData | null;
  readonly recommendations: Pick<Paged, 'edges'>;
}

/** Of the lab of a policy. */
export const POLICY_LAB = 'query ($entity: PublicId!) { lab(entity: $entity) { entity name speaksFor } }';
