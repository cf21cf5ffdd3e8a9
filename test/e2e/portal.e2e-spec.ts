import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startTestNode, type TestNode } from '../support/node.js';
import { builtAssets } from '../support/portal-build.js';

jest.setTimeout(120_000);

describe('the portal over HTTP', () => {
  let node: TestNode;

  beforeAll(async () => {
    builtAssets();
    node = await startTestNode();
  });
  afterAll(() => node?.stop());

  it('says in HTML that a page does not exist, and elsewhere in plain text', async () => {
    const page = await node.get('/no/such/page');
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(await page.text()).toContain('<h1');
    for (const path of ['/log/nothing', '/graphql/nothing']) {
      const answer = await node.get(path);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 404, 'text/plain; charset=utf-8']);
    }
  });
});
