import { randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Folder of everything that must not leave the machine: `<data>/keys`, closed to other accounts. */
export function keysFolder(dataDir: string): string {
  return join(dataDir, 'keys');
}

/**
 * Reads a secret, making it on first use. Two processes that start together end with the same secret: the file appears
 * whole by `link`, which refuses to replace, and the loser reads the winner's. A crash leaves at most a stray temporary file.
 */
export async function readOrCreateSecret(path: string, create: () => string): Promise<string> {
  const existing = await readSecret(path);
  if (existing !== undefined) return existing;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const temporary = `${path}.${randomUUID()}.new`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(`${create()}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(temporary, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  const created = await readSecret(path);
  if (created === undefined) throw new Error(`${path} vanished while it was being made.`);
  return created;
}

/** The secret, or undefined where none was made yet. Throws where other accounts could read it. */
export async function readSecret(path: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(path);
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new Error(`${path} can be read by other accounts. Close it with: chmod 600 '${path}'`);
    }
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
