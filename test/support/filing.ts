import { query } from './member.js';
import type { TestNode } from './node.js';

/** The smallest report that the rules take. */
export const MINIMAL = {
  title: 'Robot arm hit a worker',
  account: 'The arm moved although the gate was open, and hit my colleague.',
  involvement: 'CONTRIBUTED',
  role: 'WITNESS',
  severity: 'INCIDENT',
  harmTypes: ['PHYSICAL'],
} as const;

export interface FilingReceipt {
  readonly __typename: 'FilingReceipt';
  readonly reportId: string;
  readonly entryId: string;
  readonly caseCode: string | null;
  readonly promise: string;
  readonly seq: number | null;
  readonly receiptFile: string | null;
  readonly entry: { readonly repeated: boolean };
}

export interface FilingRefused {
  readonly __typename: 'FileReportRefused';
  readonly code: string;
  readonly message: string;
  readonly problems: readonly { readonly field: string; readonly code: string; readonly index: number | null }[];
}

const FILE = `mutation ($input: FileReportInput!) { fileReport(input: $input) {
  __typename
  ... on FilingReceipt { reportId entryId caseCode promise seq receiptFile links { case verify } entry { repeated } }
  ... on FileReportRefused { code message problems { field code message index } retryAfterSeconds }
} }`;

export async function fileReport<T = FilingReceipt>(node: TestNode, input: Record<string, unknown> = MINIMAL): Promise<T> {
  return (await query<{ fileReport: T }>(node, FILE, { input })).fileReport;
}

export const CASE = `mutation ($input: CaseKeyInput!) { openCase(input: $input) {
  __typename
  ... on CaseView { reportId status filedAt dueAt overdue expired declineReason seq receiptFile incidents
    content { title account involvement involvementWords harmTypes mode files { name type size } }
    questions { id text answer } additions { text files { name type size } } decisions { kind reason note }
    history { command seq } proof { file } }
  ... on CaseRefused { code message }
} }`;

export interface CaseView {
  readonly __typename: string;
  readonly code?: string;
  readonly reportId: string;
  readonly status: string;
  readonly overdue: boolean;
  readonly content: { readonly title: string | null; readonly account: string | null };
  readonly questions: readonly { readonly id: string; readonly text: string | null; readonly answer: string | null }[];
  readonly additions: readonly { readonly text: string | null; readonly files: readonly { readonly name: string; readonly type: string }[] }[];
  readonly decisions: readonly { readonly kind: string; readonly reason: string | null; readonly note: string | null }[];
  readonly history: readonly { readonly command: string }[];
}

export async function openCase(node: TestNode, code: string): Promise<CaseView> {
  return (await query<{ openCase: CaseView }>(node, CASE, { input: { code } })).openCase;
}

/** What POST /uploads answers to these files. */
export async function upload(node: TestNode, ...files: { name: string; content: Uint8Array | string; type?: string }[]) {
  const form = new FormData();
  for (const { name, content, type } of files) form.append('files', new Blob([content as BlobPart], { type: type ?? '' }), name);
  const response = await fetch(`${node.url}/uploads`, { method: 'POST', body: form });
  const body = (await response.json()) as { code?: string; message?: string; files: { handle: string; name: string; type: string; size: number }[] };
  return { status: response.status, ...body };
}
