import { randomUUID } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folder of everything that must not leave the machine: `<data>/keys`, closed to other accounts. */
export function keysFolder(dataDir: string): string {
  return join(dataDir, 'keys');
}

/**
 * Reads a secret, making it on first use. Two processes that start together end with the same secret: the file appears
 * whole by `link`, which refuses to replace, and the loser reads the winner's. A crash leaves at most a stray temporary file.
 */
export function readOrCreateSecret(path: string, create: () => string): string {
  const existing = readSecret(path);
  if (existing !== undefined) return existing;
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const temporary = `${path}.${randomUUID()}.new`;
  const file = openSync(temporary, 'wx', 0o600);
  try {
    writeFileSync(file, `${create()}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(temporary, path);
    syncFolder(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  const created = readSecret(path);
  if (created === undefined) throw new Error(`${path} vanished while it was being made.`);
  return created;
}

/** The secret, or undefined where none was made yet. Throws where other accounts could read it. */
export function readSecret(path: string): string | undefined {
  try {
    const { mode } = statSync(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new Error(`${path} can be read by other accounts. Close it with: chmod 600 '${path}'`);
    }
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'EACCES') throw new Error(`${path} may not be read by this account. Start with the account that made it.`);
    throw error;
  }
}

/** A key that signed must not vanish with the power: the folder's entry is made durable too. Windows knows no such call. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
