import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addSeconds } from '../../src/kernel/instant.js';
import { Sequencer } from '../../src/ledger/index.js';
import { RotateLogKey } from '../../src/ledger/log/rotate-log-key.js';
import { formatAddCheckpoint, formatCheckpoint, formatVerifierKey, openNote, parseCheckpoint, signNote } from '../../src/ledger/core/index.js';
import { runVerify } from '../../verifier/verify.js';
import { exportLog } from '../../src/cli/export.js';
import { asOwner, withDatabase, type TestDatabase } from '../support/database.js';
import { act, publishedSize, until } from '../support/log-acts.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { expectVerified } from '../support/verified.js';
import { connectApp, Database } from '../../src/platform/database/database.js';
import { keysFolder } from '../../src/platform/secret-file.js';

/** One node's log under the other's eyes. */
describe('two nodes', () => {
  let folder: string;
  let witness: TestNode;
  let db: TestDatabase;
  let node: TestNode;
  let policy: string;
  let keys: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'folkmoot-witness-'));
    [policy, keys] = [join(folder, 'policy'), join(folder, 'keys')];
    await writeFile(keys, '# nobody yet\n');
    // The log's key is made by a first start without witnesses.
    db = await withDatabase();
    const first = await startTestNode({ db: await again(), dataDir: join(folder, 'log') });
    await until(() => publishedSize(first) > 0);
    const vkey = first.identity.firstKey;
    await first.stop();
    await writeFile(keys, `# the log that is witnessed\n${vkey}\n`);
    witness = await startTestNode({ environment: { FOLKMOOT_WITNESSED_LOGS: keys } });
    await writeFile(policy, `witness w ${formatVerifierKey(witness.identity.witnessSigner)} ${witness.url}/witness\nquorum w\n`);
    node = await startTestNode({ db: await again(), dataDir: join(folder, 'log'), environment: { FOLKMOOT_WITNESS_POLICY: policy } });
  }, 120_000);
  afterAll(async () => {
    await node.stop();
    await witness.stop();
    await db.close();
    await rm(folder, { recursive: true, force: true });
  }, 30_000);

  const again = async (): Promise<TestDatabase> => ({ ...db, database: new Database(await connectApp(db.appUrl, 4), db.ownerUrl, db.appUrl, undefined) });
  const checkpoint = async (): Promise<string> => (await node.get('/log/checkpoint')).text();
  const submit = (body: string): Promise<Response> => fetch(`${witness.url}/witness/add-checkpoint`, { method: 'POST', body });

  it('each checkpoint is published with the cosignature of the other', async () => {
    await act(node, 3);
    await until(() => publishedSize(node) >= 5, 'publication');
    const opened = openNote(await checkpoint(), [witness.identity.witnessSigner]);
    expect(opened.ok).toBe(true);
    expect((await expectVerified(node)).checked.witnesses).toBe(1);
  }, 30_000);

  it('a rotated key is taken up by the running node, both sign meanwhile, and old receipts still verify', async () => {
    const before = await checkpoint();
    const [old] = [node.identity.firstKey];
    const rotated = await node.app.get(RotateLogKey).rotate((at) => addSeconds(at, 3_600));
    if (!rotated.ok) throw new Error(rotated.refusal);
    const size = publishedSize(node);
    await act(node);
    await until(() => publishedSize(node) > size, 'publication');
    for (const key of [old, rotated.key]) expect(openNote(await checkpoint(), [key]).ok).toBe(true);
    await expectVerified(node, { vkeys: [old], earlier: [before] });
  }, 30_000);

  /** Until all is published that was committed; answers how many entries that are. */
  async function settled(): Promise<number> {
    const [row] = await node.database.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM ledger_pending');
    await until(() => publishedSize(node) === row!.n, 'publication');
    return row!.n;
  }

  it('answers as C2SP tlog-witness says', async () => {
    await settled();
    const note = await checkpoint();
    const { size } = parseCheckpoint(note);
    const conflict = await submit(formatAddCheckpoint({ oldSize: 1, proof: [], checkpoint: note }));
    expect([conflict.status, conflict.headers.get('content-type'), await conflict.text()]).toEqual([409, 'text/x.tlog.size', `${size}\n`]);
    expect((await submit(formatAddCheckpoint({ oldSize: size, proof: [], checkpoint: note }))).status).toBe(200);
    expect((await submit(formatAddCheckpoint({ oldSize: size + 1, proof: [], checkpoint: note }))).status).toBe(400);
    expect((await submit('nonsense')).status).toBe(400);
    const stranger = signNote(formatCheckpoint({ origin: 'example.org/unknown', size: 1, root: new Uint8Array(32) }), [{ ...witness.identity.promiseSigner, name: 'example.org/unknown' }]);
    expect((await submit(formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: stranger }))).status).toBe(404);
    const unsigned = signNote(formatCheckpoint({ ...parseCheckpoint(note) }), [witness.identity.promiseSigner]);
    expect((await submit(formatAddCheckpoint({ oldSize: size, proof: [], checkpoint: unsigned }))).status).toBe(403);
    const forked = signNote(formatCheckpoint({ origin: node.identity.origin, size, root: new Uint8Array(32).fill(7) }), [node.identity.logSigner(node.identity.firstKey)!]);
    expect((await submit(formatAddCheckpoint({ oldSize: size, proof: [], checkpoint: forked }))).status).toBe(422);
  });

  it('without the quorum nothing is published, and all of it once the witness is back', async () => {
    const size = await settled();
    await asOwner(witness.db.ownerUrl, (client) => client.query('ALTER TABLE witness_log RENAME TO witness_log_away'));
    await act(node, 2);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(publishedSize(node)).toBe(size);
    expect(await (await node.get('/metrics')).text()).toMatch(/folkmoot_ledger_checkpoints_withheld_total [1-9]/);
    await asOwner(witness.db.ownerUrl, (client) => client.query('ALTER TABLE witness_log_away RENAME TO witness_log'));
    await until(() => publishedSize(node) >= size + 2, 'publication', 15_000);
    await expectVerified(node);
  }, 30_000);

  it('a witness that holds another history ends the signing, and the evidence is kept', async () => {
    await asOwner(witness.db.ownerUrl, (client) => client.query("UPDATE witness_log SET root = decode(repeat('07', 32), 'hex') WHERE origin = $1", [node.identity.origin]));
    await act(node);
    await until(() => node.app.get(Sequencer).refusal !== undefined, 'the refusal');
    expect(node.app.get(Sequencer).refusal).toMatch(/another history.*422.*evidence/);
    expect((await node.get('/readyz')).status).toBe(503);
    const [file] = await readdir(join(node.dataDir, 'evidence'));
    const evidence = JSON.parse(await readFile(join(node.dataDir, 'evidence', file!), 'utf8')) as { status: number; checkpoint: string };
    expect([evidence.status, openNote(evidence.checkpoint, [node.identity.firstKey]).ok]).toEqual([422, true]);
  }, 30_000);

  it.each([['the old', 0], ['the new', 1]])('an export of the log with the rotated key verifies by %s key alone', async (_, number) => {
    const target = join(folder, `export-${number}`);
    expect(await asOperator(node, policy, () => exportLog.run([target]))).toBe(0);
    let said = '';
    const { keys: announced } = (await (await node.get('/log/log.json')).json()) as { keys: string[] };
    const status = await runVerify([target, '--json', '--vkey', announced[number]!], { out: (text) => (said += text), err: () => undefined });
    expect([status, JSON.parse(said)]).toMatchObject([0, { ok: true, origin: node.identity.origin, findings: [] }]);
  }, 60_000);
});

/** A command beside the running node reads its settings from the environment. */
async function asOperator<T>(node: TestNode, policy: string, command: () => Promise<T>): Promise<T> {
  const kept = process.env;
  // Without the run's own secret it would give the restricted role another password, and shut out every other node of this run.
  await copyFile(join(keysFolder(kept['FOLKMOOT_TEST_RUN']!), 'app-role.secret'), join(keysFolder(node.dataDir), 'app-role.secret'));
  process.env = { ...kept, DATABASE_URL: node.db.ownerUrl, FOLKMOOT_DATA: node.dataDir, FOLKMOOT_WITNESS_POLICY: policy, FOLKMOOT_LOG_LEVEL: 'fatal' };
  try {
    return await command();
  } finally {
    process.env = kept;
  }
}
