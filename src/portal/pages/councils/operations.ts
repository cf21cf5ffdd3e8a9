import { ENTRY_FIELDS, type EntryData } from '../record/entry-words.js';

export interface ClassData {
  readonly code: string;
  readonly label: string | null;
  readonly seats: number;
  readonly filled: number;
  readonly vacant: number;
  readonly filledBy: readonly string[];
  readonly termDays: number | null;
  readonly mostTerms: number | null;
  readonly vacancy: string;
}

export interface HoldingData {
  readonly entryId: string;
  readonly member: string;
  readonly name: string | null;
  readonly way: string;
  readonly authority: string | null;
  readonly term: number;
  readonly since: string;
  readonly until: string | null;
  readonly endedAt: string | null;
  readonly ending: string | null;
}

export interface InterestData {
  readonly id: string;
  readonly member: string;
  readonly lab: string;
  readonly labName: string | null;
  readonly kind: string;
  readonly note: string | null;
  readonly since: string;
  readonly endedAt: string | null;
}

export interface SeatData {
  readonly id: string;
  readonly number: number;
  readonly class: string;
  readonly holder: HoldingData | null;
  readonly holders: readonly HoldingData[];
  readonly interests: readonly InterestData[];
  readonly delegation: { readonly to: number; readonly until: string; readonly topics: readonly string[] | null } | null;
  readonly votesFor: readonly number[];
}

export interface LeastData {
  readonly quorum: string | null;
  readonly quorumOf: string | null;
  readonly discussionHours: number;
  readonly votingHours: number;
}

export interface CharterData {
  readonly version: number;
  readonly adoptedAt: string;
  readonly motion: string | null;
  readonly text: string | null;
  readonly hash: string;
  readonly assessDays: number;
  readonly least: LeastData | null;
}

export interface ListedCouncil {
  readonly id: string;
  readonly status: string;
  readonly name: string | null;
  readonly purpose: string | null;
  readonly foundedAt: string;
  readonly classes: readonly Pick<ClassData, 'seats' | 'filled'>[];
}

export interface CouncilData extends Omit<ListedCouncil, 'classes'> {
  readonly url: string;
  readonly dissolution: { readonly at: string; readonly reason: string; readonly note: string | null } | null;
  readonly assessDays: number;
  readonly charter: CharterData | null;
  readonly charters: readonly CharterData[];
  /** By the charter so many must take part now; null where it does not say. */
  readonly leastPresent: number | null;
  readonly classes: readonly ClassData[];
  readonly seats: readonly SeatData[];
  readonly history: readonly EntryData[];
  readonly agenda: SomeMotions;
  readonly decisions: SomeMotions;
}

export interface CouncilMotion {
  readonly id: string;
  readonly title: string | null;
  readonly kind: string;
  readonly status: string;
  readonly commentsUntil: string | null;
  readonly decidedAt: string | null;
  readonly vote: { readonly closesAt: string } | null;
}

export interface SomeMotions {
  readonly edges: readonly { readonly node: CouncilMotion }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

const MOTIONS = 'edges { node { id title kind status commentsUntil decidedAt vote { closesAt } } } pageInfo { hasNextPage }';
const CLASS = 'code label seats filled vacant filledBy termDays mostTerms vacancy';
const HOLDING = 'entryId member name way authority term since until endedAt ending';
export const LEAST = 'least { quorum quorumOf discussionHours votingHours }';
const CHARTER = `version adoptedAt motion text hash assessDays ${LEAST}`;

export const COUNCILS = `query ($first: Int!, $after: String) {
  councils(first: $first, after: $after) {
    edges { node { id status name purpose foundedAt classes { seats filled } } } pageInfo { hasNextPage endCursor } totalCount
  }
}`;

export interface CouncilsData {
  readonly councils: {
    readonly edges: readonly { readonly node: ListedCouncil }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: number | null;
  };
}

export const COUNCIL = `query ($id: PublicId!) {
  council(id: $id) {
    id status name purpose url foundedAt assessDays leastPresent dissolution { at reason note }
    charter { ${CHARTER} } charters { ${CHARTER} } classes { ${CLASS} }
    seats {
      id number class holder { ${HOLDING} } holders { ${HOLDING} }
      interests { id member lab labName kind note since endedAt } delegation { to until topics } votesFor
    }
    history { ${ENTRY_FIELDS} }
    agenda: motions(first: 50, status: [PROPOSED, OPEN, REVEALING]) { ${MOTIONS} }
    decisions: motions(first: 50, status: [CARRIED, FAILED, NO_QUORUM, TIED, UNDECIDED, WITHDRAWN]) { ${MOTIONS} }
  }
}`;
