import { spawn } from 'node:child_process';
import type { Account } from './account.js';

export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs one of PostgreSQL's programs as `account`, in a process group of its own: Ctrl-C at the terminal must reach Node
 * first, which drains and then stops the server.
 */
export function runProgram(program: string, args: readonly string[], folder: string, account: Account | undefined): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: folder,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], SYSTEMROOT: process.env['SYSTEMROOT'], LC_ALL: 'C', TZ: 'UTC' },
      ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => reject(explainSpawn(error, program, account)));
    // Not 'close': a server that kept the pipes open would hold it back for ever.
    child.on('exit', (code) => setTimeout(() => {
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code: code ?? -1, output });
    }, 20));
  });
}

function explainSpawn(error: NodeJS.ErrnoException, program: string, account: Account | undefined): Error {
  if (error.code === 'ENOENT') {
    return new Error(`${program} does not run here. On Alpine and other systems without glibc give DATABASE_URL with a PostgreSQL of your own.`);
  }
  if (error.code === 'EPERM' && account !== undefined) {
    return new Error(`This process runs as root but may not start programs as "${account.name}". Start as an ordinary user, or give DATABASE_URL.`);
  }
  return error;
}
