import { ENTRY_FIELDS, type EntryData } from '../record/entry-words.js';
import { LEAST, type LeastData } from '../councils/operations.js';

export const KINDS = ['ADOPT', 'AMEND', 'REJECT', 'RECOMMEND', 'ASSESS', 'CHARTER', 'ELECT', 'REMOVE', 'JURY', 'RESOLVE'] as const;
export type Kind = (typeof KINDS)[number];
/** They ask something of a lab. */
export const ASKING: readonly string[] = ['ADOPT', 'AMEND', 'REJECT', 'RECOMMEND'];
export const STATUSES = ['PROPOSED', 'OPEN', 'REVEALING', 'CARRIED', 'FAILED', 'NO_QUORUM', 'TIED', 'UNDECIDED', 'WITHDRAWN'] as const;

export interface ListedMotion {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly title: string | null;
  readonly proposedAt: string;
  readonly commentsUntil: string | null;
  readonly decidedAt: string | null;
  readonly council: { readonly id: string; readonly name: string | null };
  readonly vote: { readonly opensAt: string; readonly closesAt: string; readonly revealUntil: string | null } | null;
}

export const LISTED = 'id kind status title proposedAt commentsUntil decidedAt council { id name } vote { opensAt closesAt revealUntil }';

export const MOTIONS = `query ($first: Int!, $after: String, $council: PublicId, $lab: PublicId, $status: [MotionStatus!]) {
  motions(first: $first, after: $after, council: $council, lab: $lab, status: $status) { edges { node { ${LISTED} } } pageInfo { hasNextPage endCursor } totalCount }
  councils(first: 100) { edges { node { id name } } }
}`;

export interface MotionsData {
  readonly motions: {
    readonly edges: readonly { readonly node: ListedMotion }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: number | null;
  };
  readonly councils: { readonly edges: readonly { readonly node: { readonly id: string; readonly name: string | null } }[] };
}

export interface TextData {
  readonly version: number;
  readonly commitment: string;
  readonly entryId: string;
  readonly text: string | null;
  readonly note: string | null;
  readonly at: string;
  readonly changes: readonly ChangeData[] | null;
}
export interface ChangeData {
  readonly kind: string;
  readonly text: string;
}

export interface SeatOfMotion {
  readonly number: number;
  readonly class: string;
  readonly holder: { readonly member: string; readonly name: string | null } | null;
  readonly holders: readonly { readonly member: string; readonly name: string | null }[];
  readonly interests: readonly InterestOfMotion[];
}
export interface InterestOfMotion {
  readonly member: string;
  readonly lab: string;
  readonly labName: string | null;
  readonly kind: string;
  readonly note: string | null;
  readonly since: string;
  readonly endedAt: string | null;
}

export interface ArgumentData {
  readonly number: number;
  readonly seat: number;
  readonly member: string;
  readonly side: string;
  readonly text: string | null;
  readonly at: string;
}
export interface RecusalData {
  readonly seat: number;
  readonly member: string;
  readonly way: string;
  readonly reason: string;
  readonly note: string | null;
  readonly at: string;
}
export interface ProposedRecusalData {
  readonly seat: number;
  readonly member: string;
  readonly bySeat: number;
  readonly reason: string;
  readonly note: string | null;
  readonly closesAt: string;
  readonly recused: boolean | null;
  readonly yes: number | null;
  readonly no: number | null;
  readonly abstain: number | null;
}
export interface ObjectionData {
  readonly id: string;
  readonly seat: number;
  readonly member: string;
  readonly reasoned: boolean;
  readonly argument: string | null;
  readonly tested: string;
  readonly foundValid: number;
  readonly foundInvalid: number;
  readonly resolved: boolean;
  readonly at: string;
}
export interface CommentData {
  readonly id: string;
  readonly motionId: string;
  readonly text: string | null;
  readonly name: string | null;
  readonly filedAt: string;
}
export interface BallotData {
  readonly seat: number;
  readonly class: string;
  readonly member: string;
  readonly choice: string | null;
  readonly sealed: string | null;
  readonly stale: boolean;
  readonly casts: number;
  readonly castAt: string;
  readonly entryId: string;
  readonly reason: string | null;
  readonly history: readonly EntryData[];
}

export interface VoteData {
  readonly rule: string;
  readonly ruleHash: string;
  readonly sentence: string;
  readonly method: string;
  readonly options: readonly string[];
  readonly openedAt: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly sealed: boolean;
  readonly revealUntil: string | null;
  readonly rollHash: string;
  readonly rollSize: number;
  readonly cast: number;
  readonly classes: readonly { readonly code: string; readonly seats: number; readonly filled: number; readonly recused: number }[];
  readonly delegations: readonly { readonly from: number; readonly to: number; readonly class: string }[];
}

export interface CountsData {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly passed: boolean;
}
export interface ClassCounts extends CountsData {
  readonly code: string;
  readonly members: number;
  readonly present: number;
  readonly empty: boolean;
}

export interface ResultData {
  readonly outcome: string;
  readonly explanation: readonly string[];
  readonly sentence: string;
  readonly winners: readonly string[];
  readonly tied: readonly string[];
  readonly counted: { readonly cast: number; readonly stale: number; readonly recused: number; readonly unopened: number; readonly counted: number; readonly delegated: number };
  readonly overall: CountsData | null;
  readonly classes: readonly ClassCounts[];
  readonly quorumMembers: number;
  readonly thresholdMembers: number;
  readonly present: number;
  readonly quorumMet: boolean;
  readonly margin: { readonly exact: boolean; readonly atLeast: number; readonly atMost: number } | null;
  readonly denominators: readonly { readonly base: string; readonly passed: boolean }[];
  readonly oneBlocOnly: string | null;
  readonly power: readonly { readonly code: string; readonly share: string }[];
  readonly otherMethods: readonly { readonly name: string; readonly winners: readonly string[] }[];
  readonly transcriptHash: string | null;
}

export interface SubjectData {
  readonly recommendation: string | null;
  readonly assessedAs: string | null;
  readonly successor: string | null;
  readonly charterVersion: number | null;
  readonly charterHash: string | null;
  readonly charterClasses: string | null;
  readonly charterAssessDays: number | null;
  readonly class: string | null;
  readonly seat: number | null;
  readonly incident: string | null;
}

export interface MotionData extends Omit<ListedMotion, 'council' | 'vote'> {
  readonly measure: string | null;
  readonly url: string;
  readonly labId: string | null;
  readonly policyId: string | null;
  readonly mandateId: string | null;
  readonly subject: SubjectData | null;
  readonly incidentIds: readonly string[];
  readonly proposerSeat: number;
  readonly proposerMember: string;
  readonly version: number;
  readonly council: {
    readonly id: string;
    readonly name: string | null;
    readonly classes: readonly { readonly code: string; readonly label: string | null }[];
    readonly seats: readonly SeatOfMotion[];
    /** By its charter so many must take part in a vote that is opened now. */
    readonly leastPresent: number | null;
    readonly charter: { readonly least: LeastData | null } | null;
  };
  readonly candidates: readonly { readonly member: string; readonly statement: string | null }[];
  readonly text: Pick<TextData, 'version' | 'commitment' | 'text'>;
  readonly versions: readonly TextData[];
  readonly arguments: readonly ArgumentData[];
  readonly recusals: readonly RecusalData[];
  readonly proposedRecusals: readonly ProposedRecusalData[];
  readonly objections: readonly ObjectionData[];
  readonly vote: VoteData | null;
  readonly result: ResultData | null;
  readonly history: readonly EntryData[];
}

const MOTION_FIELDS = `id kind status title measure url labId policyId mandateId incidentIds proposerSeat proposerMember proposedAt commentsUntil decidedAt version
  subject { recommendation assessedAs successor charterVersion charterHash charterClasses charterAssessDays class seat incident }
  council { id name leastPresent charter { ${LEAST} } classes { code label } seats { number class holder { member name } holders { member name } interests { member lab labName kind note since endedAt } } }
  candidates { member statement } text { version commitment text } versions { version commitment entryId text note at changes { kind text } }
  arguments { number seat member side text at } recusals { seat member way reason note at }
  proposedRecusals { seat member bySeat reason note closesAt recused yes no abstain } objections { id seat member reasoned argument tested foundValid foundInvalid resolved at }
  vote { rule ruleHash sentence method options openedAt opensAt closesAt sealed revealUntil rollHash rollSize cast classes { code seats filled recused } delegations { from to class } }
  result {
    outcome explanation sentence winners tied counted { cast stale recused unopened counted delegated } overall { yes no abstain passed }
    classes { code yes no abstain passed members present empty } quorumMembers thresholdMembers present quorumMet margin { exact atLeast atMost }
    denominators { base passed } oneBlocOnly power { code share } otherMethods { name winners } transcriptHash
  }
  history { ${ENTRY_FIELDS} }`;

export const MOTION = `query ($id: PublicId!) { motion(id: $id) { ${MOTION_FIELDS} } }`;

/** What stands on the public page beside the motion itself. Ballots and transcript are empty before there is a result. */
export const BESIDE = `query ($id: PublicId!, $ballotsAfter: String, $commentsAfter: String) {
  motion(id: $id) {
    transcript
    comments(first: 50, after: $commentsAfter) { edges { node { id motionId text name filedAt } } pageInfo { hasNextPage endCursor } totalCount }
    ballots(first: 100, after: $ballotsAfter) { edges { node { seat class member choice sealed stale casts castAt entryId reason history { ${ENTRY_FIELDS} } } } pageInfo { hasNextPage endCursor } }
  }
  recommendation(id: $id) {
    id status standing issuedAt dueAt answeredAt answeredLate overdueAt outstanding extended assessmentDueAt assessmentOverdueAt closedAt open labName
  }
}`;

export interface BesideData {
  readonly motion: {
    readonly transcript: string | null;
    readonly comments: {
      readonly edges: readonly { readonly node: CommentData }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly totalCount: number | null;
    };
    readonly ballots: { readonly edges: readonly { readonly node: BallotData }[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } };
  } | null;
  readonly recommendation: RecommendationData | null;
}

export interface RecommendationData {
  readonly id: string;
  readonly status: string;
  readonly standing: string | null;
  readonly issuedAt: string;
  readonly dueAt: string;
  readonly answeredAt: string | null;
  readonly answeredLate: boolean | null;
  readonly overdueAt: string | null;
  readonly outstanding: boolean;
  readonly extended: number;
  readonly assessmentDueAt: string | null;
  readonly assessmentOverdueAt: string | null;
  readonly closedAt: string | null;
  readonly open: boolean;
  readonly labName: string | null;
}

const MOST_NAMED = 20;

/** Asks for the names of what a motion speaks of. */
export function namesOf({ labId, policyId, incidentIds }: Pick<MotionData, 'labId' | 'policyId' | 'incidentIds'>): { readonly operation: string; readonly variables: Record<string, string> } | undefined {
  const asked = [
    ...(labId === null ? [] : [{ name: 'lab', id: labId, field: 'entity', select: 'name' }]),
    ...(policyId === null ? [] : [{ name: 'policy', id: policyId, field: 'policy', select: 'name: title' }]),
    ...incidentIds.slice(0, MOST_NAMED).map((id, i) => ({ name: `incident${i}`, id, field: 'incident', select: 'name: title' })),
  ];
  if (asked.length === 0) return undefined;
  const parameters = asked.map(({ name }) => `$${name}: PublicId!`).join(', ');
  const fields = asked.map(({ name, field, select }) => `${name}: ${field}(id: $${name}) { ${select} }`).join(' ');
  return { operation: `query (${parameters}) { ${fields} }`, variables: Object.fromEntries(asked.map(({ name, id }) => [name, id])) };
}

export type NamesData = Readonly<Record<string, { readonly name: string | null } | null>>;
