import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runVerify } from '../../verifier/verify.js';
import { runCommand } from '../support/child-node.js';
import { fileReport, MINIMAL } from '../support/filing.js';
import { startTestNode, type TestNode } from '../support/node.js';

describe('folkmoot proof', () => {
  let node: TestNode;
  let folder: string;
  beforeAll(async () => {
    node = await startTestNode();
    folder = await mkdtemp(join(tmpdir(), 'folkmoot-proof-'));
    await fileReport(node, { ...MINIMAL, wait: true });
  }, 120_000);
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await node?.stop();
  }, 30_000);

  it('writes a file that convinces without the node, and under no other key', async () => {
    const { vkey, promiseKey } = (await (await fetch(`${node.url}/log/log.json`)).json()) as { readonly vkey: string; readonly promiseKey: string };
    const file = join(folder, 'x.tlog-proof');
    await runCommand(node.db, node.dataDir, 'proof', '0', '-o', file);
    const told: string[] = [];
    const verify = (key: string): Promise<number> => runVerify([file, '--vkey', key], { out: (text) => told.push(text), err: (text) => told.push(text) });
    expect(await verify(vkey)).toBe(0);
    expect(told.join('')).toContain('The receipt holds.');
    expect(await verify(promiseKey)).toBe(1);
  }, 120_000);
});
