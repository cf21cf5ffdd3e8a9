import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Sequencer } from '../../src/ledger/index.js';
import { connectApp, Database } from '../../src/platform/database/database.js';
import { asOwner, type TestDatabase, withDatabase } from '../support/database.js';
import { act, publishedSize, until } from '../support/log-acts.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { expectVerified } from '../support/verified.js';

/** The way of docs/operations.md, "Restoring": a copy of the database is put back, first an old one, then one that is new enough. */
describe('a database restored from a backup', () => {
  let original: TestDatabase;
  let dataDir: string;
  const names: string[] = [];
  beforeAll(async () => {
    original = await withDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'folkmoot-rollback-'));
  }, 60_000);
  afterAll(async () => {
    await original.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('that is older than the last signed checkpoint signs nothing and says why, but answers; a newer one goes on', async () => {
    const first = await start(original.ownerUrl, original.appUrl);
    await act(first, 5);
    await until(() => publishedSize(first) >= 6, 'publication');
    await first.stop();
    const old = await copy('old');

    const second = await start(original.ownerUrl, original.appUrl);
    await act(second, 7);
    await until(() => publishedSize(second) >= 13, 'publication');
    const signed = publishedSize(second);
    const note = await (await second.get('/log/checkpoint')).text();
    await second.stop();
    const recent = await copy('recent');

    const behind = await start(...old);
    await until(() => behind.app.get(Sequencer).refusal !== undefined, 'the refusal');
    expect(behind.app.get(Sequencer).refusal).toMatch(/old backup.*Nothing will be signed.*docs\/operations\.md/);
    expect((await behind.get('/readyz')).status).toBe(503);
    // Reads go on: what was published stays published.
    expect(await (await behind.get('/log/checkpoint')).text()).toBe(note);
    expect((await behind.graphql('{ ledger { entry(seq: 0) { id } } }')).errors).toBeUndefined();
    await behind.stop();

    const restored = await start(...recent);
    await act(restored, 2);
    await until(() => publishedSize(restored) > signed, 'publication');
    await expectVerified(restored, { earlier: [note] });
    await restored.stop();
  }, 60_000);

  it('signs nothing either where the guard is gone', async () => {
    const guard = join(dataDir, 'guard', 'checkpoint');
    const [ownerUrl, appUrl] = await copy('third');
    const kept = await readFile(guard, 'utf8');
    await rm(guard);
    const without = await start(ownerUrl, appUrl);
    await until(() => without.app.get(Sequencer).refusal !== undefined, 'the refusal');
    expect(without.app.get(Sequencer).refusal).toMatch(/not kept in .*guard/);
    await without.stop();
    await writeFile(guard, kept);
  }, 60_000);

  it('publishes every file again where the folder of published files was lost', async () => {
    await rm(join(dataDir, 'log'), { recursive: true });
    const [ownerUrl, appUrl] = await copy('fourth');
    await rm(join(dataDir, 'guard', 'checkpoint'), { force: true });
    await writeFile(join(dataDir, 'guard', 'checkpoint'), await lastNote(ownerUrl));
    const node = await start(ownerUrl, appUrl);
    await until(() => publishedSize(node) > 0, 'publication');
    await expectVerified(node);
    await node.stop();
  }, 60_000);

  it('finds its guard in the place that FOLKMOOT_GUARD names, once it was moved there', async () => {
    const [ownerUrl, appUrl] = await copy('fifth');
    const elsewhere = await mkdtemp(join(tmpdir(), 'folkmoot-guard-'));
    const guard = join(elsewhere, 'checkpoint');
    const unmoved = await start(ownerUrl, appUrl, { FOLKMOOT_GUARD: guard });
    await until(() => unmoved.app.get(Sequencer).refusal !== undefined, 'the refusal');
    expect(unmoved.app.get(Sequencer).refusal).toContain(`not kept in ${guard}`);
    await unmoved.stop();

    await writeFile(guard, await lastNote(ownerUrl));
    const moved = await start(ownerUrl, appUrl, { FOLKMOOT_GUARD: guard });
    const before = publishedSize(moved);
    await act(moved, 1);
    await until(() => publishedSize(moved) > before, 'publication');
    expect(await readFile(guard, 'utf8')).toBe(await (await moved.get('/log/checkpoint')).text());
    await moved.stop();
    await rm(elsewhere, { recursive: true });
  }, 60_000);

  async function start(ownerUrl: string, appUrl: string, environment: Record<string, string> = {}): Promise<TestNode> {
    const database = new Database(await connectApp(appUrl, 4), ownerUrl, appUrl, undefined);
    return startTestNode({ db: { ...original, ownerUrl, appUrl, database }, dataDir, environment });
  }

  /** A backup: the database as it stands, under another name. */
  async function copy(name: string): Promise<[string, string]> {
    const source = new URL(original.ownerUrl).pathname.slice(1);
    const target = `${source}_${name}`;
    names.push(target);
    await original.database.closePool();
    await asOwner(at(original.ownerUrl, 'postgres'), (client) => client.query(`CREATE DATABASE ${target} TEMPLATE ${source} STRATEGY file_copy`));
    return [at(original.ownerUrl, target), at(original.appUrl, target)];
  }

  const lastNote = (ownerUrl: string): Promise<string> =>
    asOwner(ownerUrl, async (client) => (await client.query<{ note: string }>('SELECT note FROM ledger_checkpoint ORDER BY id DESC LIMIT 1')).rows[0]!.note);
});

function at(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.toString();
}
