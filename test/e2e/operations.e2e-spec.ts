import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { startTestNode, type TestNode } from '../support/node.js';

describe('what an operator asks of a node', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await startTestNode();
  });
  afterAll(() => node.stop());

  const ask = (): ReturnType<typeof supertest> => supertest(node.app.getHttpServer());

  it('/healthz answers while the process lives', async () => {
    await ask().get('/healthz').expect(200, 'ok\n');
  });

  it('/readyz names its parts and says when all are ready', async () => {
    const { body } = await ask().get('/readyz').expect(200);
    expect(body).toEqual({ ready: true, parts: expect.objectContaining({ database: 'ready', ledger: 'ready', sequencer: 'ready' }) });
  });

  it('/metrics are numbers without an address, an id or a text', async () => {
    const { text } = await ask().get('/metrics').expect('content-type', /text\/plain/).expect(200);
    expect(text).toContain('folkmoot_process_resident_memory_bytes');
    expect(text).not.toMatch(/127\.0\.0\.1|[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it.each(['put', 'delete', 'patch'] as const)('%s of the checkpoint is refused as the asker’s mistake', async (method) => {
    const { status } = await ask()[method]('/log/checkpoint');
    expect([404, 405]).toContain(status);
  });
});
