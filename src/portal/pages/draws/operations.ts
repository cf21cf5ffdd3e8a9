/** What the pages about draws ask of the API. */
export interface DrawQuota {
  readonly category: string;
  readonly value: string;
  readonly min: number;
  readonly max: number;
  readonly people: number | null;
}

export interface Round {
  readonly chain: string;
  readonly round: string;
  readonly dueAt: string;
  readonly randomness: string | null;
  readonly signature: string | null;
  readonly previousSignature: string | null;
}

export interface Lottery {
  readonly smallest: string;
  readonly largest: string;
  readonly label: string;
  readonly gap: string;
  readonly kinds: number;
  readonly types: readonly { readonly features: readonly string[]; readonly people: number; readonly chance: string }[] | null;
  readonly effect: { readonly smallestBefore: string; readonly smallestAfter: string; readonly raised: number; readonly lowered: number } | null;
  readonly counts: readonly number[] | null;
}

export interface Search {
  readonly status: string;
  readonly current: boolean;
  readonly reason: string | null;
  readonly words: readonly string[];
  readonly relaxations: readonly string[];
  readonly smallest: string | null;
  readonly label: string | null;
  readonly kinds: number | null;
  readonly impossible: number | null;
}

export interface DrawData {
  readonly id: string;
  readonly status: string;
  readonly purpose: string;
  readonly rehearsal: boolean;
  readonly council: string | null;
  readonly class: string | null;
  readonly title: string | null;
  readonly about: string | null;
  readonly rules: { readonly size: number; readonly panels: number; readonly method: string; readonly cap: string | null; readonly relaxed: number };
  readonly quotas: readonly DrawQuota[];
  readonly standing: number;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly closesAt: string;
  readonly closedAt: string | null;
  readonly dealtAt: string | null;
  readonly drawnAt: string | null;
  readonly poolRoot: string | null;
  readonly root: string | null;
  readonly dealRound: Round | null;
  readonly drawRound: Round | null;
  readonly panelIndex: number | null;
  readonly panel: readonly number[] | null;
  readonly voidReason: string | null;
  readonly voidNote: string | null;
  readonly voidedAt: string | null;
  readonly bundleUrl: string | null;
  readonly bundleHash: string | null;
  readonly exclusions: readonly { readonly reason: string; readonly people: number }[];
  readonly lottery: Lottery | null;
  readonly history: readonly { readonly seq: number; readonly at: string; readonly command: string }[];
  readonly search: Search | null;
}

const ROUND = '{ chain round dueAt randomness signature previousSignature }';

export const DRAW = /* GraphQL */ `
  query Draw($id: PublicId!) {
    draw(id: $id) {
      id status purpose rehearsal council class title about openedAt openedBy closesAt closedAt dealtAt drawnAt poolRoot root panelIndex panel
      voidReason voidNote voidedAt bundleUrl bundleHash standing
      rules { size panels method cap relaxed }
      quotas { category value min max people }
      exclusions { reason people }
      dealRound ${ROUND}
      drawRound ${ROUND}
      lottery { smallest largest label gap kinds types { features people chance } effect { smallestBefore smallestAfter raised lowered } counts }
      history { seq at command }
      search { status current reason words relaxations smallest label kinds impossible }
    }
  }
`;

export const DRAWS = /* GraphQL */ `
  query Draws($first: Int!, $after: String) {
    allDraws(first: $first, after: $after) {
      edges { node { id status title closesAt standing rules { size } } }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`;

export interface DrawsData {
  readonly allDraws: {
    readonly edges: readonly { readonly node: Pick<DrawData, 'id' | 'status' | 'title' | 'closesAt' | 'standing'> & { readonly rules: { readonly size: number } } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly totalCount: number | null;
  };
}

export interface VolunteerRefused {
  readonly __typename: 'VolunteerRefused';
  readonly code: string;
  readonly message: string;
  readonly problems: readonly { readonly field: string; readonly message: string }[];
  readonly retryAfterSeconds: number | null;
}

const REFUSED = '... on VolunteerRefused { code message problems { field message } retryAfterSeconds }';

export const VOLUNTEER = /* GraphQL */ `
  mutation Volunteer($input: VolunteerInput!) {
    it: volunteer(input: $input) { __typename ... on VolunteerReceipt { number placeCode } ${REFUSED} }
  }
`;

export interface VolunteerData {
  readonly it: { readonly __typename: 'VolunteerReceipt'; readonly number: string; readonly placeCode: string | null } | VolunteerRefused;
}

const PLACE_FIELDS = `number status volunteeredAt features { category value } ties contact reason note appeal decisionNote
  chance { index poolSize ideal withoutExclusions alike panels panelsInAll seated reservePlace root proofFile }`;

export const PLACE = /* GraphQL */ `
  mutation MyPlace($input: PlaceKeyInput!) {
    it: myPlace(input: $input) { __typename ... on VolunteerPlace { ${PLACE_FIELDS} } ${REFUSED} }
  }
`;

export interface PlaceData {
  readonly it: Place | VolunteerRefused;
}

export interface Place {
  readonly __typename: 'VolunteerPlace';
  readonly number: string;
  readonly status: string;
  readonly volunteeredAt: string;
  readonly features: readonly { readonly category: string; readonly value: string }[] | null;
  readonly ties: string | null;
  readonly contact: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly appeal: string | null;
  readonly decisionNote: string | null;
  readonly chance: {
    readonly index: number;
    readonly poolSize: number;
    readonly ideal: string;
    readonly withoutExclusions: string | null;
    readonly alike: number;
    readonly panels: number | null;
    readonly panelsInAll: number;
    readonly seated: boolean | null;
    readonly reservePlace: number | null;
    readonly root: string;
    readonly proofFile: string | null;
  } | null;
}

export const WITHDRAW = `mutation ($draw: PublicId!, $code: String!, $requestId: Uuid) { it: withdrawVolunteer(draw: $draw, code: $code, requestId: $requestId) { __typename ${REFUSED} } }`;
export const APPEAL = `mutation ($draw: PublicId!, $code: String!, $text: String!, $requestId: Uuid) { it: appealExclusion(draw: $draw, code: $code, text: $text, requestId: $requestId) { __typename ${REFUSED} } }`;
export const ERASE = `mutation ($draw: PublicId!, $code: String!, $requestId: Uuid) { it: eraseVolunteer(draw: $draw, code: $code, what: "everything", requestId: $requestId) { __typename ${REFUSED} } }`;

export interface ActedData {
  readonly it: { readonly __typename: 'EntryReceipt' } | VolunteerRefused;
}

export interface PoolMember {
  readonly number: string;
  readonly status: string;
  readonly features: readonly { readonly category: string; readonly value: string }[] | null;
  readonly ties: string | null;
  readonly contact: string | null;
  readonly reason: string | null;
  readonly appealText: string | null;
}

export interface PoolData {
  readonly drawPool: { readonly edges: readonly { readonly node: PoolMember }[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } };
  readonly appeals: { readonly edges: readonly { readonly node: PoolMember }[] };
}

export const POOL = /* GraphQL */ `
  query Pool($draw: PublicId!, $after: String) {
    drawPool(draw: $draw, first: 50, after: $after) { edges { node { number status features { category value } ties contact reason appealText } } pageInfo { hasNextPage endCursor } }
    appeals: drawPool(draw: $draw, first: 50, appeals: true) { edges { node { number status features { category value } ties contact reason appealText } } }
  }
`;
