import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Child<Hello> {
  readonly hello: Hello;
  ask<Answer>(message: string): Promise<Answer>;
  stop(): Promise<void>;
}

/** Runs a program of this folder in a process of its own until told to stop. */
export async function child<Hello>(file: string, environment: Record<string, string> = {}, argv: readonly string[] = []): Promise<Child<Hello>> {
  const program = fileURLToPath(new URL(file, import.meta.url));
  const process_: ChildProcess = fork(program, [], { env: { ...process.env, ...environment }, execArgv: [...argv], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const first = await Promise.race([once(process_, 'message'), once(process_, 'exit').then(() => undefined)]);
  if (!first) throw new Error(`${file} ended before it was ready`);
  return {
    hello: first[0] as Hello,
    async ask<Answer>(message: string) {
      const answer = once(process_, 'message');
      process_.send(message);
      return (await answer)[0] as Answer;
    },
    async stop() {
      if (process_.exitCode !== null) return;
      process_.kill('SIGTERM');
      await once(process_, 'exit');
    },
  };
}

/** A node in a process of its own: its port, the addresses of its database, and its data folder. */
export type BenchNode = Child<{ readonly port: number; readonly ownerUrl: string; readonly dataDir: string }>;

/** A node with an embedded database, in a folder that goes with it. */
export async function startBenchNode(more: Record<string, string> = {}): Promise<BenchNode> {
  const folder = await mkdtemp(join(tmpdir(), 'folkmoot-bench-'));
  const environment = {
    PORT: '0',
    DATABASE_URL: '',
    FOLKMOOT_DATA: folder,
    FOLKMOOT_RATE_LIMITS: 'off',
    FOLKMOOT_LOG_LEVEL: 'error',
    FOLKMOOT_PUBLIC_URL: 'http://localhost:3000',
    NODE_ENV: 'production',
    ...more,
  };
  const node: BenchNode = await child('./server.js', environment, ['--expose-gc', ...(process.env['BENCH_NODE_OPTIONS']?.split(' ') ?? [])]);
  return {
    ...node,
    async stop() {
      await node.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
