import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..', '..');

/** An operator's way: fill a node, stop it, copy its folder, and have the rows of the copy made anew from its log. */
let folder: string;

beforeAll(async () => {
  expect(spawnSync(process.execPath, ['scripts/build.js', '--if-stale'], { cwd: ROOT }).status).toBe(0);
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-rebuild-'));
  await chmod(folder, 0o711);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }), 30_000);

it('the demonstration world, copied: its tables are made anew, and nothing is found wrong with it', async () => {
  const [original, copy, exported] = ['original', 'copy', 'export'].map((name) => join(folder, name)) as [string, string, string];
  expect(await folkmoot(original, 'demo', '--fill')).toMatchObject({ status: 0 });
  // Owners and all: the database of a node that root runs belongs to another account.
  expect(spawnSync('cp', ['-a', original, copy]).status).toBe(0);

  const refused = await folkmoot(copy, 'rebuild');
  expect(refused).toMatchObject({ status: 1, err: expect.stringContaining('the tables are not empty') });
  const { status, err } = await folkmoot(copy, 'rebuild', '--truncate');
  expect([status, err]).toEqual([0, expect.stringMatching(/\d+ entries read, \d+ streams folded/)]);

  const fsck = await folkmoot(copy, 'fsck', '--json');
  expect([fsck.status, JSON.parse(fsck.out)]).toMatchObject([0, { ok: true, findings: [] }]);
  expect(await folkmoot(copy, 'export', exported)).toMatchObject({ status: 0 });
  // Months are passed over while the world is built: no entry may wait meanwhile, or the node would admit broken promises.
  expect(spawnSync('grep', ['-rlqa', 'RecordPromiseBroken', exported]).status).toBe(1);
  const verified = await folkmoot(copy, 'verify', exported, '--json');
  expect([verified.status, JSON.parse(verified.out)]).toMatchObject([0, { ok: true, findings: [] }]);
}, 300_000);

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** One command, as an operator types it. */
function folkmoot(data: string, ...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'folkmoot.js'), ...args], {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: '', REDIS_URL: '', PORT: '0', FOLKMOOT_DATA: data, FOLKMOOT_LOG_LEVEL: 'fatal' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, out, err })));
}
