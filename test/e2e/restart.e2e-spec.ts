import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { governanceSlice, Ledger, LOG_STREAM, PublishedLog, Sequencer } from '../../src/ledger/index.js';
import { connectApp, Database } from '../../src/platform/database/database.js';
import { type TestDatabase, withDatabase } from '../support/database.js';
import { startTestNode, type TestNode } from '../support/node.js';

/** Once, sizes were compared as texts at a restart: 99 came after 211, and the roll-back guard cried alarm. */
describe('a node that starts again on a log of more than 99 entries', () => {
  let db: TestDatabase;
  let dataDir: string;
  beforeAll(async () => {
    db = await withDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'folkmoot-restart-'));
  }, 60_000);
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  async function start(): Promise<TestNode> {
    const own: TestDatabase = { ...db, database: new Database(await connectApp(db.appUrl, 4), db.ownerUrl, db.appUrl, undefined) };
    return startTestNode({ db: own, dataDir });
  }

  async function actTo(node: TestNode, size: number): Promise<void> {
    while (node.app.get(PublishedLog).size < size) {
      await node.app.get(Ledger).ask(governanceSlice, LOG_STREAM, {
        command: { type: 'RecordOperatorAct', code: 'restart-test' },
        actor: { kind: 'system', part: 'test' },
        authorization: { method: 'system' },
      });
    }
  }

  it('goes on where it ended', async () => {
    const first = await start();
    // Batches end at several sizes, one of which sorts behind the last as a text.
    await actTo(first, 9);
    await actTo(first, 99);
    await actTo(first, 120);
    const size = first.app.get(PublishedLog).size;
    await first.stop();

    const second = await start();
    await actTo(second, size + 5);
    expect(second.app.get(Sequencer).refusal).toBeUndefined();
    await second.stop();
  }, 60_000);
});
