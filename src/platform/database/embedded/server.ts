import { randomUUID } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { OWNER, type Cluster } from './cluster.js';
import { runProgram } from './run.js';
import { formatSettings } from './settings.js';

const ATTEMPTS = 5;
const START_SECONDS = 60;
const LOG_LIMIT = 10_000_000;

export function ownerUrlAt(port: number, secret: string, database: string): string {
  return `postgresql://${OWNER}:${secret}@127.0.0.1:${port}/${database}`;
}

/** Port of the cluster's server: of the running one, which is then adopted, or of one started here. */
export async function ensureRunning(cluster: Cluster, secret: string, overrides: Readonly<Record<string, string>>): Promise<{ port: number; adopted: boolean }> {
  let failure = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const running = await findRunning(cluster, secret);
    if (running !== undefined) return { port: running, adopted: true };
    const port = await choosePort(cluster);
    const { code, output } = await start(cluster, port, overrides);
    if (code === 0) {
      await writeAs(cluster, join(cluster.folder, 'port'), `${port}\n`);
      return { port, adopted: false };
    }
    failure = output;
    // A predecessor killed a moment ago still holds its shared memory, or another process took the port meanwhile.
    if (attempt < ATTEMPTS) await sleep(400 * attempt);
  }
  throw new Error(`The embedded database did not start. ${failure.trim()}\n${await readLogTail(cluster)}`.trim());
}

/**
 * A server may be there already: an orphan of a killed node, or that of a node at work. The pid file names a port, and
 * only a login with our secret that answers with our folder proves that it is ours: pid and port may be anybody's by now.
 */
export async function findRunning(cluster: Cluster, secret: string): Promise<number | undefined> {
  for (let attempt = 1; attempt <= 50; attempt++) {
    const port = await readPidFilePort(cluster);
    if (port === undefined) return undefined;
    const client = new pg.Client({ connectionString: ownerUrlAt(port, secret, 'postgres'), connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
      return rows[0]?.data_directory === cluster.pgData ? port : undefined;
    } catch (error) {
      // 57P03: it is starting up or shutting down. Anything else: nobody of ours listens there.
      if ((error as NodeJS.ErrnoException).code !== '57P03') return undefined;
    } finally {
      await client.end().catch(() => undefined);
    }
    await sleep(200);
  }
  return undefined;
}

/** Ends the server, dropping connections; what is committed is on disk. */
export async function stopServer(cluster: Cluster): Promise<void> {
  if (!existsSync(join(cluster.pgData, 'postmaster.pid'))) return;
  const { code, output } = await runProgram(cluster.binaries.pgCtl, ['stop', '-D', cluster.pgData, '-m', 'fast', '-w', '-t', '60'], cluster.folder, cluster.account);
  if (code !== 0 && existsSync(join(cluster.pgData, 'postmaster.pid'))) throw new Error(`The embedded database did not stop: ${output.trim()}`);
}

async function start(cluster: Cluster, port: number, overrides: Readonly<Record<string, string>>): Promise<{ code: number; output: string }> {
  await dropStalePidFile(cluster);
  const hasCustom = existsSync(join(cluster.pgData, 'custom.conf'));
  await writeAs(cluster, join(cluster.pgData, 'postgresql.conf'), formatSettings(overrides, hasCustom));
  await shortenLog(cluster);
  const args = ['start', '-D', cluster.pgData, '-l', cluster.logFile, '-w', '-t', String(START_SECONDS), '-o', `-p ${port}`];
  return runProgram(cluster.binaries.pgCtl, args, cluster.folder, cluster.account);
}

/**
 * PostgreSQL believes a predecessor alive as long as anything answers to the pid in its file. After a restart of a container
 * that may be any program; and where Node is the first process, a killed server stays as a zombie that nobody collects.
 * Where the system tells what runs under a pid, such a file is removed.
 */
async function dropStalePidFile(cluster: Cluster): Promise<void> {
  const file = join(cluster.pgData, 'postmaster.pid');
  try {
    const pid = (await readFile(file, 'utf8')).split('\n')[0]!;
    const status = await readFile(`/proc/${pid}/stat`, 'utf8'); // "4711 (postgres) S 1 …", proc(5)
    if (!/^\d+ \(postgres\) [^ZX]/.test(status)) await rm(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Line 4 of postmaster.pid (src/include/utils/pidfile.h); absent while the server writes the file. */
async function readPidFilePort(cluster: Cluster): Promise<number | undefined> {
  try {
    const line = (await readFile(join(cluster.pgData, 'postmaster.pid'), 'utf8')).split('\n')[3];
    return line !== undefined && /^\d{1,5}$/.test(line) ? Number(line) : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The port of last time, so that an operator's tools keep working; another where somebody sits on it. */
async function choosePort(cluster: Cluster): Promise<number> {
  const last = existsSync(join(cluster.folder, 'port')) ? Number(await readFile(join(cluster.folder, 'port'), 'utf8')) : 0;
  return (Number.isInteger(last) && last > 0 && last < 65_536 ? await probe(last) : undefined) ?? (await probe(0)) ?? 0;
}

function probe(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });
}

/**
 * The folder belongs to the server's account, which a hostile query may have taken over, and this process may be root:
 * what lies there may be a link to anywhere. So files are made new and renamed into place, and links are not followed.
 */
async function writeAs({ account }: Cluster, path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(text);
    if (account !== undefined) await file.chown(account.uid, account.gid);
  } finally {
    await file.close();
  }
  await rename(temporary, path);
}

async function withLog<T>({ logFile }: Cluster, work: (file: FileHandle, size: number) => Promise<T>): Promise<T | undefined> {
  if (!existsSync(logFile)) return undefined;
  const file = await open(logFile, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0));
  try {
    return await work(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

async function shortenLog(cluster: Cluster): Promise<void> {
  await withLog(cluster, async (file, size) => (size > LOG_LIMIT ? file.truncate() : undefined));
}

async function readLogTail(cluster: Cluster): Promise<string> {
  const tail = await withLog(cluster, async (file, size) => {
    const length = Math.min(size, 1_500);
    return (await file.read(Buffer.alloc(length), 0, length, size - length)).buffer.toString('utf8');
  });
  return tail ?? '';
}
