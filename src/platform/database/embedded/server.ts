import { existsSync } from 'node:fs';
import { chown, open, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
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
      await writeFile(join(cluster.folder, 'port'), `${port}\n`);
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
  await dropForeignPidFile(cluster);
  await writeAs(cluster, join(cluster.pgData, 'postgresql.conf'), formatSettings(overrides));
  await shortenLog(cluster);
  const args = ['start', '-D', cluster.pgData, '-l', cluster.logFile, '-w', '-t', String(START_SECONDS), '-o', `-p ${port}`];
  return runProgram(cluster.binaries.pgCtl, args, cluster.folder, cluster.account);
}

/**
 * After a restart of a container the pid in the file may belong to any program, and PostgreSQL would believe that its
 * predecessor lives. Where the system tells what runs under a pid, a file of somebody else's pid is removed.
 */
async function dropForeignPidFile(cluster: Cluster): Promise<void> {
  const file = join(cluster.pgData, 'postmaster.pid');
  try {
    const pid = (await readFile(file, 'utf8')).split('\n')[0]!;
    const program = (await readFile(`/proc/${pid}/comm`, 'utf8')).trim();
    if (program !== 'postgres') await rm(file);
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

async function writeAs({ account }: Cluster, path: string, text: string): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

async function shortenLog({ logFile }: Cluster): Promise<void> {
  if (existsSync(logFile) && (await stat(logFile)).size > LOG_LIMIT) await truncate(logFile);
}

async function readLogTail({ logFile }: Cluster): Promise<string> {
  if (!existsSync(logFile)) return '';
  const file = await open(logFile, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 1_500);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8');
  } finally {
    await file.close();
  }
}
