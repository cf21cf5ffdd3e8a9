import { expect } from '@jest/globals';
import { governanceSlice, Ledger, LOG_STREAM, PublishedLog } from '../../src/ledger/index.js';
import type { TestNode } from './node.js';

/** The plainest command there is, performed `count` times: for specs about the log, not about what stands in it. */
export async function act(node: Pick<TestNode, 'app'>, count = 1): Promise<string[]> {
  const ledger = node.app.get(Ledger);
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const outcome = await ledger.ask(governanceSlice, LOG_STREAM, {
      command: { type: 'RecordOperatorAct', code: 'test' },
      actor: { kind: 'system', part: 'test' },
      authorization: { method: 'system' },
    });
    expect(outcome).toMatchObject({ ok: true });
    if (outcome.ok) ids.push(outcome.receipt.entryId);
  }
  return ids;
}

export function publishedSize(node: Pick<TestNode, 'app'>): number {
  return node.app.get(PublishedLog).size;
}

export async function until(met: () => boolean | Promise<boolean>, what = 'the condition', ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await met())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
