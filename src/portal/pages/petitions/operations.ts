import { ENTRY_FIELDS, type EntryData } from '../record/entry-words.js';

export interface ListedPetition {
  readonly id: string;
  readonly status: string;
  readonly incident: string;
  readonly signers: number;
  readonly needed: number;
  readonly startedAt: string;
}

export interface PetitionData extends ListedPetition {
  readonly text: string | null;
  readonly reachedAt: string | null;
  readonly signedByMe: boolean;
  readonly jury: string | null;
  readonly history: readonly EntryData[];
}

export interface PetitionsData {
  readonly allPetitions: {
    readonly edges: readonly { readonly node: ListedPetition }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: number | null;
  };
}

const LISTED = 'id status incident signers needed startedAt';

export const PETITIONS = `query ($first: Int, $after: String) {
  allPetitions(first: $first, after: $after) { edges { node { ${LISTED} } } pageInfo { hasNextPage endCursor } totalCount } }`;

export const PETITIONS_ON = `query ($incident: PublicId!) { petitions(incident: $incident) { ${LISTED} } }`;

export const PETITION = `query ($id: PublicId!) { petition(id: $id) { ${LISTED} text reachedAt signedByMe jury history { ${ENTRY_FIELDS} } } }`;
