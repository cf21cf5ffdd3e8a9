import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ExternalExceptionFilter } from '@nestjs/core/exceptions/external-exception-filter.js';
import { startTestNode, type TestNode } from '../support/node.js';

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode();
});
afterAll(() => node.stop());

describe('a node', () => {
  it('answers a refusal and logs no error for it', async () => {
    const logged = jest.spyOn((ExternalExceptionFilter as unknown as { logger: { error(message: unknown): void } }).logger, 'error');
    const answer = await node.graphql('{ incidents(first: 5, after: "zz") { edges { cursor } } }');
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(logged).not.toHaveBeenCalled();
    logged.mockRestore();
  });

  it('does not wait for connections on which nothing is asked', async () => {
    await node.graphql('{ __typename }'); // leaves a connection that is kept alive
    const spare = connect({ host: '127.0.0.1', port: Number(new URL(node.url).port) }); // opened beforehand, as browsers do
    spare.on('error', () => undefined);
    await once(spare, 'connect');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const begun = Date.now();
    expect(await node.shutdown.drain()).toBe(true);
    expect(Date.now() - begun).toBeLessThan(5_000); // ten seconds while it waited
    spare.destroy();
  });
});
