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
import { MINIMAL } from '../support/filing.js';
import { freePort } from '../support/free-port.js';
import { until } from '../support/log-acts.js';

const ROOT = join(import.meta.dirname, '..', '..');
const SECONDS = Number(process.env['FOLKMOOT_HAMMER_SECONDS'] ?? 3);
/** A machine may be slow; what is wrong does not become right by then. */
const PATIENCE_MS = 180_000;

/** 32 writers in two processes and people at the API, while sequencer, node and database are killed without warning. */
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
  const acknowledged: string[] = [];
  const seen: string[] = [];
  const remember = async (): Promise<void> => void seen.push(await checkpoint());

  // A sequencer of its own, and whoever writes in other processes.
  let sequencer = await growing(() => start('dist/src/main.js', 'sequencer'));
  const writers = await Promise.all([hammer(acknowledged), hammer(acknowledged)]);
  const end = Date.now() + SECONDS * 1_000;
  for (let round = 0; round < 2 || Date.now() < end; round++) {
    await sleep(1_500);
    await remember();
    if (round % 2 === 0) {
      await kill(sequencer);
      sequencer = await growing(() => start('dist/src/main.js', 'sequencer'));
    } else {
      process.kill(await postmaster(), 'SIGKILL');
      await growing(() => sequencer);
    }
  }
  await kill(sequencer);

  // A node that does everything, to which people report over HTTP meanwhile.
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const whole = async (): Promise<ChildProcess> => {
    const child = await growing(() => start('dist/src/main.js', 'web,sequencer,worker', { PORT: port, FOLKMOOT_RATE_LIMITS: 'off' }));
    await until(async () => (await fetch(`${url}/readyz`).catch(() => undefined))?.status === 200, 'a ready node', PATIENCE_MS);
    return child;
  };
  let node = await whole();
  const reporters = new Reporters(url);
  await until(() => reporters.acknowledged.length > 20, 'reports over HTTP', PATIENCE_MS);
  await remember();
  await kill(node);
  node = await whole();
  const filed = reporters.acknowledged.length;
  await until(() => reporters.acknowledged.length > filed + 10, 'reports after the kill', PATIENCE_MS);
  await remember();
  process.kill(await postmaster(), 'SIGKILL');
  const before = reporters.acknowledged.length;
  await until(() => reporters.acknowledged.length > before + 20, 'reports after the loss of the database', PATIENCE_MS);
  await reporters.stop();
  for (const writer of writers) writer.stdin!.end();
  await Promise.all(writers.map(ended));

  const owed = [...acknowledged, ...reporters.acknowledged];
  await until(async () => owed.every(((ids) => (id: string) => ids.has(id))(await publishedIds())), 'every acknowledged entry', PATIENCE_MS);
  const report = await verifyLog(new HttpSource(url), { earlier: seen });
  expect(report.findings).toEqual([]);
  expect(report.size).toBeGreaterThan(owed.length);
  expect(acknowledged.length).toBeGreaterThan(100);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  node.kill('SIGTERM');
  await ended(node);
}, 900_000 + SECONDS * 2_000);

/** Eight people who report over and over, and remember what they were given a receipt for. */
class Reporters {
  readonly acknowledged: string[] = [];
  readonly #lanes: Promise<void>[];
  #stopped = false;

  constructor(url: string) {
    this.#lanes = Array.from({ length: 8 }, () => this.#report(url));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#lanes);
  }

  async #report(url: string): Promise<void> {
    const body = JSON.stringify({
      query: 'mutation ($input: FileReportInput!) { it: fileReport(input: $input) { ... on FilingReceipt { entryId } } }',
      variables: { input: MINIMAL },
    });
    while (!this.#stopped) {
      const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal: AbortSignal.timeout(60_000) })
        .then((response) => response.json() as Promise<{ data?: { it?: { entryId?: string } } | null }>)
        .catch(() => undefined); // The node is away: not acknowledged, so not owed.
      const id = answer?.data?.it?.entryId;
      if (id === undefined) await sleep(100);
      else this.acknowledged.push(id);
    }
  }
}

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

/** Whoever publishes leads: more is published than before it was started. A start that follows a kill may take a moment. */
async function growing(begin: () => ChildProcess): Promise<ChildProcess> {
  const size = await publishedSize();
  const child = begin();
  await until(async () => child.exitCode !== null || (await publishedSize()) > size, 'a checkpoint', PATIENCE_MS);
  expect(child.exitCode).toBeNull();
  return child;
}

function checkpoint(): Promise<string> {
  return readFile(join(data, 'log', 'checkpoint'), 'utf8');
}

async function publishedSize(): Promise<number> {
  return checkpoint().then((note) => parseCheckpoint(note).size, () => 0);
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await ended(child);
}

function ended(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('close', () => resolve()));
}

async function postmaster(): Promise<number> {
  return Number((await readFile(join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

async function publishedIds(): Promise<Set<string>> {
  const size = await publishedSize();
  const ids = new Set<string>();
  for (const tile of tilesFor(0, size)) {
    if (tile.level !== 'entries') continue;
    const bytes = await readFile(join(data, 'log', tilePath(tile.level, tile.index, tile.width))).catch(() => undefined);
    if (bytes) for (const entry of parseBundle(new Uint8Array(bytes))) ids.add(parseEntry(entry).id);
  }
  return ids;
}
