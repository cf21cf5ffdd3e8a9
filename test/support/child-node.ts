import { execFile, execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { keysFolder } from '../../src/platform/secret-file.js';
import type { TestDatabase } from './database.js';
import { eventually } from './eventually.js';
import { freePort } from './free-port.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** A whole node in a process of its own, out of `dist/`, as an operator would run it; all that it prints is kept. */
export interface ChildNode {
  readonly url: string;
  readonly dataDir: string;
  /** Standard output and standard error so far. */
  printed(): string;
  stop(): Promise<void>;
}

/** Settings of a program beside a test's database. The restricted role has one password for all databases of the run. */
export function childEnvironment(db: TestDatabase, dataDir: string, more: Record<string, string> = {}): Record<string, string> {
  const run = process.env['FOLKMOOT_TEST_RUN']!;
  mkdirSync(keysFolder(dataDir), { recursive: true, mode: 0o700 });
  copyFileSync(join(keysFolder(run), 'app-role.secret'), join(keysFolder(dataDir), 'app-role.secret'));
  return { PATH: process.env['PATH'] ?? '', DATABASE_URL: db.ownerUrl, FOLKMOOT_DATA: dataDir, FOLKMOOT_PUBLIC_URL: 'http://localhost:3000', ...more };
}

export async function startChildNode(db: TestDatabase, environment: Record<string, string> = {}): Promise<ChildNode> {
  bringUpToDate();
  const [dataDir, port] = [await mkdtemp(join(tmpdir(), 'folkmoot-child-')), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const env = childEnvironment(db, dataDir, { PORT: `${port}`, ...environment });
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'src', 'main.js')], { cwd: dataDir, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(printed);
    return (await fetch(`${url}/readyz`).catch(() => undefined))?.ok;
  }, `a node that is ready:\n${printed}`, 40);
  return {
    url,
    dataDir,
    printed: () => printed,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** One command of the program beside a node of the test; answers what it wrote on standard error. */
export async function runCommand(db: TestDatabase, dataDir: string, ...args: string[]): Promise<string> {
  bringUpToDate();
  const env = childEnvironment(db, dataDir);
  const { stderr } = await promisify(execFile)(process.execPath, [join(ROOT, 'bin', 'folkmoot.js'), ...args], { env, timeout: 60_000 });
  return stderr;
}

function bringUpToDate(): void {
  execFileSync(process.execPath, ['scripts/build.js', '--if-stale'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
}
