import { ENTRY_FIELDS, type EntryData } from '../record/entry-words.js';

/** What the desk asks of the API. */
export const COUNTS = `{
  open: reportQueue(first: 1) { totalCount }
  new: reportQueue(first: 1, filter: { status: [RECEIVED] }) { totalCount }
  mine: reportQueue(first: 1, filter: { mine: true }) { totalCount }
  overdue: reportQueue(first: 1, filter: { overdue: true }) { totalCount }
  waiting: reportQueue(first: 1, filter: { status: [NEEDS_INFORMATION] }) { totalCount }
  decided: reportQueue(first: 1, filter: { status: [ACCEPTED, DECLINED, MERGED] }) { totalCount }
}`;

export const QUEUE = `query ($filter: ReportQueueFilter, $after: String) {
  reportQueue(first: 25, filter: $filter, after: $after) {
    edges { node { id title status filedAt dueAt overdue claimedBy declineProposed } } pageInfo { hasNextPage endCursor } totalCount
  }
}`;

export interface QueuedReport {
  readonly id: string;
  readonly title: string | null;
  readonly status: string;
  readonly filedAt: string;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly claimedBy: string | null;
  readonly declineProposed: boolean;
}

export interface QueueData {
  readonly reportQueue: {
    readonly edges: readonly { readonly node: QueuedReport }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: number;
  };
}

const DATE = '{ precision date }';
const FILES = 'files { id name type size digest }';

export const REPORT = `query ($id: PublicId!) { report(id: $id) {
  id status filedAt acknowledgeBy acknowledgedAt dueAt overdue claimedBy declineProposedBy declineReason duplicateOf mergedInto endedAt keptUntil hold expired
  content {
    title account involvement involvementWords role occurred ${DATE} noticed ${DATE} ongoing countries systems { name version } organisations { name role }
    severity harmTypes harmed quantity links ${FILES} retaliation danger wanted mode
  }
  questions { id askedAt text answeredAt answer }
  additions { id addedAt text ${FILES} }
  decisions { at kind reason other note }
  links { incident standing linkedAt claim }
  contactRequestedBy contactDisclosed contact
  similar { kind id title score method }
  history { ${ENTRY_FIELDS} }
} }`;

export interface PartialDate {
  readonly precision: string;
  readonly date: string | null;
}

export interface EvidenceFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

export interface DeskReport {
  readonly id: string;
  readonly status: string;
  readonly filedAt: string;
  readonly acknowledgeBy: string;
  readonly acknowledgedAt: string | null;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly claimedBy: string | null;
  readonly declineProposedBy: string | null;
  readonly declineReason: string | null;
  readonly duplicateOf: string | null;
  readonly mergedInto: string | null;
  readonly endedAt: string | null;
  readonly keptUntil: string | null;
  readonly hold: string | null;
  readonly expired: boolean;
  readonly content: {
    readonly title: string | null;
    readonly account: string | null;
    readonly involvement: string | null;
    readonly involvementWords: string | null;
    readonly role: string | null;
    readonly occurred: PartialDate | null;
    readonly noticed: PartialDate | null;
    readonly ongoing: string | null;
    readonly countries: readonly string[];
    readonly systems: readonly { readonly name: string; readonly version: string | null }[];
    readonly organisations: readonly { readonly name: string; readonly role: string }[];
    readonly severity: string | null;
    readonly harmTypes: readonly string[];
    readonly harmed: string | null;
    readonly quantity: number | null;
    readonly links: readonly string[];
    readonly files: readonly EvidenceFile[];
    readonly retaliation: string | null;
    readonly danger: string | null;
    readonly wanted: string | null;
    readonly mode: string | null;
  };
  readonly questions: readonly { readonly id: string; readonly askedAt: string; readonly text: string | null; readonly answeredAt: string | null; readonly answer: string | null }[];
  readonly additions: readonly { readonly id: string; readonly addedAt: string; readonly text: string | null; readonly files: readonly EvidenceFile[] }[];
  readonly decisions: readonly { readonly at: string; readonly kind: string; readonly reason: string | null; readonly other: string | null; readonly note: string | null }[];
  readonly links: readonly { readonly incident: string; readonly standing: string; readonly linkedAt: string; readonly claim: string | null }[];
  readonly contactRequestedBy: string | null;
  readonly contactDisclosed: boolean;
  readonly contact: string | null;
  readonly similar: readonly SimilarRecord[];
  readonly history: readonly EntryData[];
}

export interface SimilarRecord {
  readonly kind: string;
  readonly id: string;
  readonly title: string | null;
  readonly score: number;
  readonly method: string;
}

/** Who is behind the ids of members. */
export const NAMES = '{ members(first: 100) { edges { node { id displayName } } } }';
export interface NamesData {
  readonly members: { readonly edges: readonly { readonly node: { readonly id: string; readonly displayName: string | null } }[] };
}

/** Enough of an incident to name it and to compare it with a report. */
export const INCIDENT_IN_SHORT = 'query ($id: PublicId!) { incident(id: $id) { id title summary status draft { title summary } } }';
export const REPORT_IN_SHORT = 'query ($id: PublicId!) { report(id: $id) { id content { title account } } }';
