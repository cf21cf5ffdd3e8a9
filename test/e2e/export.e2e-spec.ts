import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runVerify } from '../../verifier/verify.js';
import { runCommand } from '../support/child-node.js';
import { fileReport, MINIMAL } from '../support/filing.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { withEditor } from '../support/people.js';

describe('folkmoot export', () => {
  let node: TestNode;
  let folder: string;
  beforeAll(async () => {
    node = await startTestNode();
    folder = await mkdtemp(join(tmpdir(), 'folkmoot-export-'));
    await withEditor(node, 'Zebedee');
    await fileReport(node, { ...MINIMAL, mode: 'CONFIDENTIAL', contact: { email: 'rosa@example.org' }, wait: true });
  }, 120_000);
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await node?.stop();
  }, 30_000);

  async function exported(...options: string[]): Promise<string> {
    const into = join(folder, options.join('') || 'public');
    await runCommand(node.db, node.dataDir, 'export', into, ...options);
    expect(await runVerify([into, '--json'], { out: () => undefined, err: () => undefined })).toBe(0);
    return readFile(join(into, 'openings.jsonl'), 'utf8');
  }

  it('holds what is public; sealed, the words of reports too; and in no case names of members or contacts of reporters', async () => {
    const open = await exported();
    expect(open).not.toContain(MINIMAL.title);
    const sealed = await exported('--sealed');
    expect(sealed).toContain(MINIMAL.title);
    for (const text of [open, sealed]) {
      for (const personal of ['Zebedee', 'zebedee@example.org', 'ada@example.org', '/command/profile', 'rosa@example.org']) expect(text).not.toContain(personal);
    }
  }, 120_000);
});
