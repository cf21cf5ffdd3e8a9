import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileReport, type FilingRefused, MINIMAL, openCase, upload } from '../support/filing.js';
import { CaseClient } from '../support/case-client.js';
import { startTestNode, type TestNode } from '../support/node.js';

interface Limited {
  readonly code?: string;
}

describe('limits', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await startTestNode({ environment: { FOLKMOOT_RATE_LIMITS: 'on' } });
  }, 120_000);
  afterAll(() => node?.stop(), 30_000);

  /** Asks until the limit is met; a window of time that turns meanwhile begins the count anew. */
  async function untilLimited<T extends Limited>(most: number, ask: () => Promise<T>): Promise<T> {
    for (let i = 0; i <= 2 * most; i++) {
      const answer = await ask();
      if (answer.code === 'RATE_LIMITED') return answer;
    }
    throw new Error(`not limited after ${2 * most}`);
  }

  it('on filing answer with a code, words, and how long to wait; and file nothing', async () => {
    const refused = await untilLimited(20, () => fileReport<FilingRefused & { retryAfterSeconds: number }>(node, { ...MINIMAL, title: '' }));
    expect(refused).toMatchObject({ __typename: 'FileReportRefused', message: expect.stringContaining('Nothing you typed is lost'), problems: [] });
    expect(refused.retryAfterSeconds).toBeGreaterThan(0);
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(600);
    expect(await fileReport(node)).toMatchObject({ code: 'RATE_LIMITED' });
    const [row] = await node.database.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM report');
    expect(row!.n).toBe(0);
  });

  it('in the form lose nothing that was typed', async () => {
    const body = new URLSearchParams({ go: 'send', complete: 'yes', nothing: 'yes', ...MINIMAL, harmTypes: 'PHYSICAL' });
    const response = await fetch(`${node.url}/report`, { method: 'POST', body });
    const page = await response.text();
    expect(page).toContain('Too many requests');
    for (const typed of [MINIMAL.title, MINIMAL.account]) expect(page).toContain(`value="${typed}"`);
  });

  it('on cases hold for codes, proofs and signed acts alike', async () => {
    const client = await CaseClient.of(node);
    expect(await untilLimited(120, () => openCase(node, 'nonsense'))).toMatchObject({ __typename: 'CaseRefused' });
    expect(await client.open()).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await client.prepare({ withdraw: true })).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await client.submit('019ab1c2-0000-7000-8000-000000000001', '')).toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('on uploads answer 429', async () => {
    expect(await untilLimited(40, () => upload(node, { name: 'a', content: 'a' }))).toMatchObject({ status: 429, message: expect.stringContaining('later') });
  });
});
