import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from './free-port.js';

export interface TestRedis {
  /** The address of one of its sixteen databases. */
  url(database: number): string;
  stop(): Promise<void>;
}

export function redisPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path));
}

/** True where a Redis server is installed; else one line says what is skipped. With FOLKMOOT_NO_SKIP=1 its lack is a failure. */
export function hasRedis(): boolean {
  if (redisPath() !== undefined) return true;
  const missing = 'no redis-server found (install the package `redis-server`)';
  if (process.env['FOLKMOOT_NO_SKIP'] === '1') throw new Error(missing);
  process.stderr.write(`SKIPPED tests of jobs on Redis: ${missing}\n`);
  return false;
}

/** A Redis server of its own on a free port of 127.0.0.1, which keeps nothing on disk. */
export async function startRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'folkmoot-redis-'));
  const port = await freePort();
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder, '--maxmemory-policy', 'noeviction'];
  const child = spawn(redisPath()!, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  await ready(child);
  return {
    url: (database) => `redis://127.0.0.1:${port}/${database}`,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  for await (const line of createInterface({ input: child.stdout! })) {
    if (!line.includes('Ready to accept connections')) continue;
    child.stdout!.resume();
    return;
  }
  throw new Error('redis-server ended before it was ready');
}
