import { transformFileSync } from '@swc/core';
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '..', '..');

/** Compiles rooms of `src` into `<folder>/src`, so that a process of its own can run them; `folder` needs node_modules. */
export function compileRooms(rooms: readonly string[], folder: string): void {
  for (const room of rooms) {
    for (const file of readdirSync(join(ROOT, 'src', room), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
      const target = join(folder, 'src', room, file.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, transformFileSync(join(ROOT, 'src', room, file)).code);
    }
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  chmodSync(folder, 0o755);
}

/** A Node process that answers lines of JSON, driven by lines of text. */
export interface OtherProcess {
  readonly pid: number;
  /** Next line of its standard output; an error with its standard error when it ended instead. */
  next(): Promise<unknown>;
  tell(line: string): void;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<number | null>;
}

export function startProcess(script: string, args: readonly string[], as?: { uid: number; gid: number }): OtherProcess {
  const child = spawn(process.execPath, [script, ...args], { cwd: '/', stdio: ['pipe', 'pipe', 'pipe'], ...as });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString('utf8')));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    pid: child.pid!,
    ended,
    async next() {
      const line = await lines.next();
      if (line.done !== true) return JSON.parse(line.value) as unknown;
      await ended;
      throw new Error(complaint);
    },
    tell: (line) => child.stdin.write(`${line}\n`),
    kill: (signal) => child.kill(signal),
  };
}
