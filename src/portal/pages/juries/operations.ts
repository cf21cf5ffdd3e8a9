import { ENTRY_FIELDS, type EntryData } from '../record/entry-words.js';
import { PREPARED } from '../signed-in/sign-page.js';

export interface VoteData {
  readonly findings: readonly string[];
  readonly measure: string;
}

export interface SeatData {
  readonly seat: number;
  readonly volunteer: string;
  readonly status: string;
  readonly firstSealed: boolean;
  readonly secondSealed: boolean;
  readonly first: VoteData | null;
  readonly second: VoteData | null;
}

export interface PartyData {
  readonly entity: string;
  readonly name: string | null;
  readonly recommendation: string | null;
}

export interface QuestionData {
  readonly n: number;
  readonly seat: number;
  readonly party: string;
  readonly text: string | null;
  readonly dueAt: string;
  readonly overdueAt: string | null;
  readonly answeredAt: string | null;
  readonly answer: string | null;
}

export interface VerdictData {
  readonly measure: string;
  readonly definition: string;
  readonly opened: number;
  readonly findings: readonly { readonly question: string | null; readonly yes: number; readonly no: number; readonly unsure: number; readonly outcome: string }[];
  readonly counts: readonly { readonly measure: string; readonly first: number; readonly second: number }[];
  readonly agreementOnFindings: string | null;
  readonly agreementOnMeasure: string | null;
  readonly alpha: string | null;
  readonly shift: { readonly both: number; readonly milder: number; readonly same: number; readonly stricter: number };
  readonly minority: readonly number[];
}

export interface ListedJury {
  readonly id: string;
  readonly status: string;
  readonly incident: string;
  readonly size: number;
  readonly openedAt: string;
  readonly verdict: { readonly measure: string } | null;
}

export interface JuryData {
  readonly id: string;
  readonly status: string;
  readonly incident: string;
  readonly authority: { readonly kind: string; readonly id: string | null };
  readonly openedAt: string;
  readonly stageEndsAt: string | null;
  readonly endedAt: string | null;
  readonly noVerdict: string | null;
  readonly draw: string;
  readonly rehearsal: boolean;
  readonly size: number;
  readonly quorum: number;
  readonly charge: string | null;
  readonly questions: readonly (string | null)[];
  readonly parties: readonly PartyData[];
  readonly evidence: readonly { readonly hash: string; readonly size: number; readonly name: string | null; readonly path: string }[];
  readonly evidenceHash: string;
  readonly measures: readonly { readonly measure: string; readonly definition: string }[];
  readonly seats: readonly SeatData[];
  readonly challenges: readonly { readonly n: number; readonly seat: number; readonly party: string; readonly reason: string; readonly votesToRemove: number; readonly votesToStay: number; readonly outcome: string | null }[];
  readonly statements: readonly { readonly n: number; readonly seat: number; readonly text: string | null; readonly agree: number; readonly disagree: number; readonly pass: number }[];
  readonly asked: readonly QuestionData[];
  readonly verdict: VerdictData | null;
  readonly stability: { readonly method: string; readonly panels: number; readonly same: number } | null;
  readonly reasons: { readonly seat: number; readonly text: string | null } | null;
  readonly minorityOpinions: readonly { readonly seat: number; readonly text: string | null }[];
  readonly appeal: { readonly party: string | null; readonly jury: string; readonly at: string; readonly text: string | null } | null;
  readonly history: readonly EntryData[];
}

export const JURY = `query ($id: PublicId!) { jury(id: $id) {
  id status incident authority { kind id } openedAt stageEndsAt endedAt noVerdict draw rehearsal size quorum charge questions parties { entity name recommendation }
  evidence { hash size name path } evidenceHash measures { measure definition }
  seats { seat volunteer status firstSealed secondSealed first { findings measure } second { findings measure } }
  challenges { n seat party reason votesToRemove votesToStay outcome } statements { n seat text agree disagree pass }
  asked { n seat party text dueAt overdueAt answeredAt answer }
  verdict { measure definition opened findings { question yes no unsure outcome } counts { measure first second } agreementOnFindings agreementOnMeasure alpha
    shift { both milder same stricter } minority }
  stability { method panels same } reasons { seat text } minorityOpinions { seat text } appeal { party jury at text }
  history { ${ENTRY_FIELDS} } } }`;

export const IS_OPEN = 'query ($id: PublicId!) { jury(id: $id) { id } }';

const LISTED = 'id status incident size openedAt verdict { measure }';

export const JURIES = `query ($first: Int, $after: String, $incident: PublicId, $party: PublicId) {
  juries(first: $first, after: $after, incident: $incident, party: $party) { edges { node { ${LISTED} } } pageInfo { hasNextPage endCursor } totalCount } }`;

export interface JuriesData {
  readonly juries: {
    readonly edges: readonly { readonly node: ListedJury }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: number | null;
  };
}

export interface RoomData {
  readonly __typename: 'JuryRoomView';
  readonly seat: number;
  readonly status: string;
  readonly summonsEndsAt: string;
  readonly sealed: readonly string[];
  readonly opened: readonly string[];
  readonly statements: readonly { readonly n: number; readonly seat: number; readonly text: string | null; readonly mine: string | null }[];
  readonly challenges: readonly { readonly n: number; readonly seat: number; readonly party: string; readonly reason: string; readonly note: string | null; readonly mine: boolean | null; readonly open: boolean }[];
}

export interface JurorRefused {
  readonly __typename: 'JurorActRefused';
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds: number | null;
}

const REFUSED = '... on JurorActRefused { code message retryAfterSeconds }';

export const OPEN_ROOM = `mutation ($input: JurorKeyInput!) { room: openJuryRoom(input: $input) { __typename ${REFUSED} ... on JuryRoomView {
  seat status summonsEndsAt sealed opened statements { n seat text mine } challenges { n seat party reason note mine open } } } }`;

export const JUROR_ACT = `mutation ($input: JurorActInput!) { act: jurorAct(input: $input) { __typename ${REFUSED} } }`;

export interface OpenableDraw {
  readonly id: string;
  readonly status: string;
  readonly purpose: string;
  readonly title: string | null;
  readonly closesAt: string;
  readonly rules: { readonly size: number };
}

export interface OpenJuryData {
  readonly incident: {
    readonly id: string;
    readonly status: string;
    readonly title: string | null;
    readonly entities: readonly { readonly entity: { readonly id: string; readonly name: string | null }; readonly role: string }[];
  };
  readonly draws: readonly OpenableDraw[];
}

export interface OpenJuryFound {
  readonly incident: OpenJuryData['incident'] | null;
  readonly allDraws: { readonly edges: readonly { readonly node: OpenableDraw }[] };
  readonly juries: { readonly edges: readonly { readonly node: { readonly draw: string } }[] };
}

export const OPEN_JURY = `query ($id: PublicId!) {
  incident(id: $id) { id status title entities { entity { id name } role } }
  allDraws(first: 50) { edges { node { id status purpose title closesAt rules { size } } } }
  juries(first: 50, running: true) { edges { node { draw } } } }`;

/** Those drawn agreed to serve on one jury, so a draw serves one. */
export function openableDraws({ allDraws, juries }: OpenJuryFound): OpenableDraw[] {
  const taken = new Set(juries.edges.map(({ node }) => node.draw));
  return allDraws.edges.map(({ node }) => node).filter(({ id, status, purpose }) => status === 'COLLECTING' && purpose === 'JURY' && !taken.has(id));
}

export interface ScreenedVolunteer {
  readonly number: string;
  readonly ties: string | null;
  readonly names: readonly string[];
  readonly proposed: string | null;
}

export interface ScreenedData {
  readonly juryScreening: readonly ScreenedVolunteer[];
  readonly draw: { readonly status: string } | null;
}

export const SCREENING = `query ($jury: PublicId!, $draw: PublicId!) { juryScreening(jury: $jury) { number ties names proposed } draw(id: $draw) { status } }`;
export const EXCLUDE = `mutation ($draw: PublicId!, $number: String!, $reason: ExclusionReason!, $note: String) {
  prepared: prepareExcludeVolunteer(draw: $draw, number: $number, reason: $reason, note: $note) { ${PREPARED} } }`;
