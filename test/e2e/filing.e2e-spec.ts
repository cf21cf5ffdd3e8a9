import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkReceipt, parseCaseCode } from '../../src/ledger/core/index.js';
import { startTestNode, type TestNode } from '../support/node.js';

const MINIMAL = {
  title: 'Robot arm hit a worker',
  account: 'The arm moved although the gate was open, and hit my colleague.',
  involvement: 'CONTRIBUTED',
  role: 'WITNESS',
  severity: 'INCIDENT',
  harmTypes: ['PHYSICAL'],
};

const FILE = `mutation ($input: FileReportInput!) { fileReport(input: $input) {
  __typename
  ... on FilingReceipt { reportId entryId caseCode promise seq receiptFile links { case verify } entry { repeated } }
  ... on FileReportRefused { code message problems { field code message index } retryAfterSeconds }
} }`;

interface Receipt {
  readonly __typename: 'FilingReceipt';
  readonly reportId: string;
  readonly entryId: string;
  readonly caseCode: string | null;
  readonly promise: string;
  readonly seq: number | null;
  readonly receiptFile: string | null;
  readonly entry: { readonly repeated: boolean };
}
interface Refused {
  readonly __typename: 'FileReportRefused';
  readonly code: string;
  readonly problems: readonly { readonly field: string; readonly code: string }[];
}

describe('filing a report', () => {
  let node: TestNode;

  beforeAll(async () => {
    node = await startTestNode();
  }, 120_000);
  afterAll(() => node?.stop());

  async function file<T = Receipt>(input: Record<string, unknown>): Promise<T> {
    const { data, errors } = await node.graphql<{ fileReport: T }>(FILE, { input });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.fileReport;
  }

  it('takes the smallest report, waits for the log, and gives a receipt that a third party can check', async () => {
    const receipt = await file({ ...MINIMAL, wait: true });
    expect(receipt.__typename).toBe('FilingReceipt');
    expect(parseCaseCode(receipt.caseCode!)).toBe(receipt.caseCode);
    expect(receipt.seq).toBeGreaterThanOrEqual(0);
    const description = (await (await node.get('/log/log.json')).json()) as { vkey: string };
    const result = checkReceipt(receipt.receiptFile!, { origin: node.identity.origin, keys: [description.vkey] } as never);
    expect(result.ok).toBe(true);
    expect(result.openings).toHaveLength(21);
    expect(result.openings.map(({ opening }) => opening.value)).toContain(MINIMAL.title);
  });
});
