import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canReach, chooseAccount, type Account } from './account.js';
import { findBinaries, type Binaries } from './binaries.js';
import { runProgram } from './run.js';

/** One embedded database server on disk: `<data>/postgres/{data,server.log}`. */
export interface Cluster {
  readonly folder: string;
  /** What PostgreSQL calls its data directory. */
  readonly pgData: string;
  readonly logFile: string;
  readonly account: Account | undefined;
  readonly binaries: Binaries;
}

/** Where the data lie when root keeps the project in a closed home. */
const OUTSIDE = '/var/lib/folkmoot';
export const OWNER = 'folkmoot_owner';

/** Finds the cluster of a data folder, making what is missing. May be called by two processes at once. */
export async function prepareCluster(dataDir: string, secret: string): Promise<Cluster> {
  const { folder, account } = await prepareFolder(dataDir);
  const binaries = await findBinaries(folder, account);
  const cluster = { folder, account, binaries, pgData: join(folder, 'data'), logFile: join(folder, 'server.log') };
  await initialize(cluster, secret);
  await checkVersion(cluster);
  return cluster;
}

async function prepareFolder(dataDir: string): Promise<{ folder: string; account: Account | undefined }> {
  // pg_ctl hands the path to a shell between double quotes.
  if (process.platform !== 'win32' && /["$`\\\n]/.test(dataDir)) throw new Error('FOLKMOOT_DATA: give a path without quotes, $, `, \\ and line breaks.');
  await mkdir(dataDir, { recursive: true });
  const place = join(dataDir, 'postgres');
  const existing = existsSync(place) ? await stat(place) : undefined;
  const account = chooseAccount(existing?.uid);
  if (existing === undefined) await makeFolder(place, dataDir, account);
  const folder = await realpath(place);
  const { uid } = await stat(folder);
  const wanted = account?.uid ?? process.getuid?.();
  if (wanted !== undefined && uid !== wanted) {
    throw new Error(`${folder} belongs to account ${uid}, but the server would run as ${wanted}. Start with the account that made it, or: chown -R ${wanted} '${folder}'`);
  }
  return { folder, account };
}

/** A closed home above the data folder keeps the server's account out; then the cluster lies in /var/lib, and a link leads there. */
async function makeFolder(place: string, dataDir: string, account: Account | undefined): Promise<void> {
  const within = await mayPassThrough(dataDir, account);
  const folder = within ? place : join(OUTSIDE, randomUUID());
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
  } catch (error) {
    if (within) throw error;
    throw new Error(`The account "${account?.name}", which runs PostgreSQL for root, cannot enter ${dataDir}, and ${OUTSIDE} cannot be made. Give a data folder it can enter with FOLKMOOT_DATA.`);
  }
  if (account !== undefined) await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
  if (within) return;
  try {
    await symlink(folder, place);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !(await lstat(place)).isSymbolicLink()) throw error;
  }
}

/** Where only the data folder itself is closed, it is opened for passing through; what is secret lies in `keys`, which stays closed. */
async function mayPassThrough(dataDir: string, account: Account | undefined): Promise<boolean> {
  const path = await realpath(dataDir);
  if (canReach(account, path)) return true;
  if (!canReach(account, dirname(path))) return false;
  await chmod(path, ((await stat(path)).mode & 0o777) | 0o011);
  return canReach(account, path);
}

/**
 * initdb works in a folder of its own name, which becomes `data` by `rename` when all is done: a crash, or a second process
 * at the same time, leaves either the whole of it or nothing. A `data` without PG_VERSION is rubble and is cleared.
 */
async function initialize(cluster: Cluster, secret: string): Promise<void> {
  const { pgData, folder, account, binaries } = cluster;
  if (existsSync(join(pgData, 'PG_VERSION'))) return;
  await rm(pgData, { recursive: true, force: true });
  const fresh = join(folder, `data.${randomUUID()}`);
  const passwordFile = `${fresh}.password`;
  try {
    await writeFile(passwordFile, secret, { mode: 0o600, flag: 'wx' });
    if (account !== undefined) await chown(passwordFile, account.uid, account.gid);
    const args = ['-D', fresh, '--username', OWNER, '--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    args.push('--data-checksums', '--auth=scram-sha-256', `--pwfile=${passwordFile}`);
    const { code, output } = await runProgram(binaries.initdb, args, folder, account);
    if (code !== 0) throw explainInitdb(output);
    await rename(fresh, pgData);
  } catch (error) {
    if (!existsSync(join(pgData, 'PG_VERSION'))) throw error; // else another process was quicker, which is as good
  } finally {
    await rm(passwordFile, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

/** What a killed initdb left. One that another process is at meanwhile came too late anyway, since `data` is there. */
export async function removeRubble({ folder }: Cluster): Promise<void> {
  const rubble = (await readdir(folder)).filter((name) => name.startsWith('data.'));
  await Promise.all(rubble.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

function explainInitdb(output: string): Error {
  if (output.includes('could not look up effective user ID')) {
    return new Error(
      'PostgreSQL does not run under a user id without a name. Start the container with a user of /etc/passwd (or as root), ' +
        'add a line for this id there, or give DATABASE_URL.',
    );
  }
  return new Error(`The embedded database could not be created: ${output.trim()}`);
}

async function checkVersion({ pgData, binaries }: Cluster): Promise<void> {
  const found = (await readFile(join(pgData, 'PG_VERSION'), 'utf8')).trim();
  if (found === binaries.major) return;
  throw new Error(
    `${pgData} was written by PostgreSQL ${found}, but this release carries ${binaries.major}. ` +
      'Move the data over with pg_dump and a release that carries the old one, or run the old server yourself and give DATABASE_URL.',
  );
}
