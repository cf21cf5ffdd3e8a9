import { execFile } from 'node:child_process';
import { join } from 'node:path';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `folkmoot <command>` as anybody runs it. */
export function runFolkmoot(args: readonly string[], timeout: number): Promise<Ran> {
  const program = join(import.meta.dirname, '..', '..', 'bin', 'folkmoot.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { maxBuffer: 1e8, timeout }, (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }));
  });
}
