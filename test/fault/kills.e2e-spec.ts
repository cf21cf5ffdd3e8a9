import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseBundle, parseCheckpoint, parseEntry, tilePath, tilesFor } from '../../src/ledger/core/index.js';
import { HttpSource } from '../../verifier/sources/http.js';
import { verifyLog } from '../../verifier/verify-log.js';
import { until } from '../support/log-acts.js';

const ROOT = join(import.meta.dirname, '..', '..');
const SECONDS = Number(process.env['FOLKMOOT_HAMMER_SECONDS'] ?? 12);

/** 32 writers in two processes, while the sequencer and the database are killed without warning, again and again. */
let data: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  expect(spawnSync(process.execPath, ['scripts/build.js', '--if-stale'], { cwd: ROOT }).status).toBe(0);
  data = await mkdtemp(join(tmpdir(), 'folkmoot-kills-'));
  await chmod(data, 0o711);
}, 120_000);

afterAll(async () => {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all([...children].map(ended));
  const pid = await postmaster().catch(() => undefined);
  if (pid !== undefined) process.kill(pid, 'SIGQUIT');
  await sleep(500);
  await rm(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}, 60_000);

it('no acknowledged entry is lost, nothing forks, and no verifier cries alarm', async () => {
  let sequencer = await ready(start('dist/src/main.js', 'sequencer'));
  const acknowledged: string[] = [];
  const writers = await Promise.all([hammer(acknowledged), hammer(acknowledged)]);
  const end = Date.now() + SECONDS * 1000;
  for (let round = 0; Date.now() < end; round++) {
    await sleep(1_500);
    if (round % 3 === 2) {
      process.kill(await postmaster(), 'SIGKILL');
    } else {
      sequencer.kill('SIGKILL');
      await ended(sequencer);
      sequencer = await ready(start('dist/src/main.js', 'sequencer'));
    }
  }
  await sleep(1_000);
  for (const writer of writers) writer.stdin!.end();
  await Promise.all(writers.map(ended));
  sequencer.kill('SIGKILL');
  await ended(sequencer);

  const port = 20_000 + (process.pid % 20_000);
  const node = start('dist/src/main.js', 'web,sequencer', { PORT: String(port) });
  const url = `http://127.0.0.1:${port}`;
  await until(async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.status === 200, 'a ready node', 30_000);
  const missing = async (): Promise<string[]> => {
    const ids = await publishedIds();
    return acknowledged.filter((id) => !ids.has(id));
  };
  await until(async () => (await missing()).length === 0, 'every acknowledged entry', 30_000);
  const report = await verifyLog(new HttpSource(url));
  expect(report.findings).toEqual([]);
  expect(report.size).toBeGreaterThan(acknowledged.length);
  expect(acknowledged.length).toBeGreaterThan(100);
  node.kill('SIGTERM');
  await ended(node);
}, 240_000 + SECONDS * 2_000);

function start(script: string, roles: string, more: Record<string, string> = {}, ...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: '', PORT: '0', FOLKMOOT_DATA: data, FOLKMOOT_ROLES: roles, FOLKMOOT_LOG_LEVEL: process.env['FOLKMOOT_TEST_LOG'] ?? 'fatal', ...more },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.add(child);
  child.once('close', () => children.delete(child));
  return child;
}

async function hammer(acknowledged: string[]): Promise<ChildProcess> {
  const child = start('test/support/hammer.js', 'web', {}, join(ROOT, 'dist'));
  await new Promise<void>((resolve, reject) => {
    child.once('close', () => reject(new Error('a writer ended early')));
    createInterface({ input: child.stdout! }).on('line', (line) => (line === 'ready' ? resolve() : acknowledged.push(line)));
  });
  return child;
}

/** The sequencer leads when it has published something new; a start that follows a kill may take a moment. */
async function ready(child: ChildProcess): Promise<ChildProcess> {
  await until(() => child.exitCode !== null || readFile(join(data, 'log', 'checkpoint')).then(() => true, () => false), 'a checkpoint', 100_000);
  expect(child.exitCode).toBeNull();
  return child;
}

function ended(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('close', () => resolve()));
}

async function postmaster(): Promise<number> {
  return Number((await readFile(join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

async function publishedIds(): Promise<Set<string>> {
  const { size } = parseCheckpoint(await readFile(join(data, 'log', 'checkpoint'), 'utf8'));
  const ids = new Set<string>();
  for (const tile of tilesFor(0, size)) {
    if (tile.level !== 'entries') continue;
    const bytes = await readFile(join(data, 'log', tilePath(tile.level, tile.index, tile.width))).catch(() => undefined);
    if (bytes) for (const entry of parseBundle(new Uint8Array(bytes))) ids.add(parseEntry(entry).id);
  }
  return ids;
}
