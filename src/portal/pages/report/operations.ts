/** What the filing form asks of the API. */
export const CHECK_REPORT = /* GraphQL */ `
  mutation CheckReport($draft: ReportDraftInput!) {
    checkReport(draft: $draft) { field code message index }
  }
`;

export const FILE_REPORT = /* GraphQL */ `
  mutation FileReport($input: FileReportInput!) {
    fileReport(input: $input) {
      __typename
      ... on FilingReceipt { caseCode seq receiptFile entry { repeated } }
      ... on FileReportRefused { code message retryAfterSeconds problems { field code message index } }
    }
  }
`;

export const OPENS = /* GraphQL */ `
  mutation Opens($key: CaseKeyInput!) {
    openCase(input: $key) { __typename ... on CaseView { reportId } }
  }
`;

export interface Problem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly index: number | null;
}

export interface CheckReportData {
  readonly checkReport: readonly Problem[];
}

export type FileReportData = {
  readonly fileReport:
    | {
        readonly __typename: 'FilingReceipt';
        readonly caseCode: string | null;
        readonly seq: number | null;
        readonly receiptFile: string | null;
        readonly entry: { readonly repeated: boolean };
      }
    | {
        readonly __typename: 'FileReportRefused';
        readonly code: string;
        readonly message: string;
        readonly retryAfterSeconds: number | null;
        readonly problems: readonly Problem[];
      };
};

export interface OpensData {
  readonly openCase: { readonly __typename: string; readonly reportId?: string };
}
