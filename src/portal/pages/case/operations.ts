/** What the case page asks of the API. All of it are mutations, so that the code stands in no address. */
export const OPEN_CASE = /* GraphQL */ `
  mutation OpenCase($input: CaseKeyInput!) {
    openCase(input: $input) {
      __typename
      ... on CaseView {
        reportId status filedAt acknowledgeBy acknowledgedAt dueAt overdue endedAt keptUntil hold expired declineReason contactDisclosed
        incidents seq receiptFile
        content { title account }
        questions { id askedAt text answeredAt answer }
        additions { id addedAt text files { name size } }
        decisions { at kind reason note }
        history { seq at events }
      }
      ... on CaseRefused { code message retryAfterSeconds }
    }
  }
`;

const REFUSED = `... on CaseRefused { code message retryAfterSeconds }`;

export const ANSWER = /* GraphQL */ `
  mutation AnswerCaseQuestion($input: AnswerCaseQuestionInput!) {
    act: answerCaseQuestion(input: $input) { __typename ${REFUSED} }
  }
`;

export const ADD = /* GraphQL */ `
  mutation AddToCase($input: AddToCaseInput!) {
    act: addToCase(input: $input) { __typename ${REFUSED} }
  }
`;

export const WITHDRAW = /* GraphQL */ `
  mutation WithdrawCase($input: WithdrawCaseInput!) {
    act: withdrawCase(input: $input) { __typename ${REFUSED} }
  }
`;

export const ERASE = /* GraphQL */ `
  mutation EraseCase($input: EraseCaseInput!) {
    act: eraseCase(input: $input) { __typename ${REFUSED} }
  }
`;

/** The same acts for a script that keeps the case key to itself: what is to be signed, and then the signature. */
export const PREPARE = /* GraphQL */ `
  mutation PrepareCaseAct($input: PrepareCaseActInput!) {
    act: prepareCaseAct(input: $input) { __typename ... on PreparedCaseAct { request act } ${REFUSED} }
  }
`;

export const SUBMIT = /* GraphQL */ `
  mutation SubmitCaseAct($input: SubmitCaseActInput!) {
    act: submitCaseAct(input: $input) { __typename ${REFUSED} }
  }
`;

export const ORIGIN = /* GraphQL */ `query LogOrigin { ledger { origin } }`;

export interface OriginData {
  readonly ledger: { readonly origin: string };
}

export interface PreparedData {
  readonly act: CaseRefused | { readonly __typename: 'PreparedCaseAct'; readonly request: string; readonly act: string };
}

export interface CaseRefused {
  readonly __typename: 'CaseRefused';
  readonly code: string;
  readonly message: string;
  readonly retryAfterSeconds: number | null;
}

export interface Case {
  readonly __typename: 'CaseView';
  readonly reportId: string;
  readonly status: string;
  readonly filedAt: string;
  readonly acknowledgeBy: string;
  readonly acknowledgedAt: string | null;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly endedAt: string | null;
  readonly keptUntil: string | null;
  readonly hold: string | null;
  readonly expired: boolean;
  readonly declineReason: string | null;
  readonly contactDisclosed: boolean;
  readonly incidents: readonly string[];
  readonly seq: number | null;
  readonly receiptFile: string | null;
  readonly content: { readonly title: string | null; readonly account: string | null };
  readonly questions: readonly CaseQuestion[];
  readonly additions: readonly {
    readonly id: string;
    readonly addedAt: string;
    readonly text: string | null;
    readonly files: readonly { readonly name: string; readonly size: number }[];
  }[];
  readonly decisions: readonly { readonly at: string; readonly kind: string; readonly reason: string | null; readonly note: string | null }[];
  readonly history: readonly { readonly seq: number; readonly at: string; readonly events: readonly string[] }[];
}

export interface CaseQuestion {
  readonly id: string;
  readonly askedAt: string;
  readonly text: string | null;
  readonly answeredAt: string | null;
  readonly answer: string | null;
}

export interface OpenCaseData {
  readonly openCase: Case | CaseRefused;
}

export interface ActData {
  readonly act: CaseRefused | { readonly __typename: 'EntryReceipt' };
}
