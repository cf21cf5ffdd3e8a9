import { ENTRY_FIELDS, type EntryData } from '../record/entry-words.js';

export interface CheckpointData {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
  readonly note: string;
}

export interface GovernanceData {
  readonly keys: readonly string[];
  readonly promiseKey: string;
  readonly witnessPolicy: string | null;
  readonly maxMergeDelaySeconds: number;
  readonly promisesBroken: number;
  readonly rules: readonly { readonly kind: string; readonly rules: string }[];
}

export const STATE = `query LedgerState {
  ledger { checkpoint { origin size root note } governance { keys promiseKey witnessPolicy maxMergeDelaySeconds promisesBroken rules { kind rules } } }
}`;
export interface StateData {
  readonly ledger: { readonly checkpoint: CheckpointData | null; readonly governance: GovernanceData };
}

export const ENTRIES = `query LedgerEntries($from: Int!, $first: Int!) {
  ledger { entries(from: $from, first: $first) { edges { node { ${ENTRY_FIELDS} } } } }
}`;
export interface EntriesData {
  readonly ledger: { readonly entries: { readonly edges: readonly { readonly node: EntryData }[] } };
}

export const ENTRY = `query LedgerEntry($seq: Int!) {
  ledger { entry(seq: $seq) { ${ENTRY_FIELDS} hash } checkpoint { size } }
}`;
export interface EntryPageData {
  readonly ledger: { readonly entry: (EntryData & { readonly hash: string }) | null; readonly checkpoint: { readonly size: number } | null };
}

export const PROOF = `query LedgerProof($seq: Int!) {
  ledger { inclusionProof(seq: $seq) { file } }
}`;
export interface ProofData {
  readonly ledger: { readonly inclusionProof: { readonly file: string } | null };
}

export const STREAM = `query LedgerStream($kind: String!, $id: String!, $first: Int!, $after: String) {
  ledger { stream(kind: $kind, id: $id, first: $first, after: $after) { edges { node { ${ENTRY_FIELDS} } } pageInfo { hasNextPage endCursor } } }
}`;
export interface StreamData {
  readonly ledger: {
    readonly stream: {
      readonly edges: readonly { readonly node: EntryData }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}
