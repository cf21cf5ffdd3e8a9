import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { keysFolder, readOrCreateSecret } from '../../secret-file.js';
import { prepareCluster, type Cluster } from './cluster.js';
import { DataFolderInUse, Keeper } from './keeper.js';
import { ensureRunning, ownerUrlAt, stopServer } from './server.js';

export { DataFolderInUse } from './keeper.js';

export interface EmbeddedOptions {
  /** A command beside a node: uses the server without claiming the folder. Without it a second node is refused. */
  readonly attach?: boolean;
  /** Settings of postgresql.conf that differ, for tests. They count only where this call starts the server. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface Embedded {
  readonly ownerUrl: string;
  /** The server was running already: that of another process, or an orphan. */
  readonly adopted: boolean;
  /** Stops the server, unless somebody else uses it; who leaves last stops it. */
  stop(): Promise<void>;
}

const DATABASE = 'folkmoot';

/**
 * A PostgreSQL server of our own beneath a data folder.
 *
 * `kill -9` of the node leaves it running, and the next start adopts it. A server that another process is just turning off
 * is met by starting again.
 */
export async function openEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true });
  const secret = readOrCreateSecret(join(keysFolder(folder), 'postgres.secret'), () => randomBytes(24).toString('hex'));
  const cluster = await prepareCluster(folder, secret);
  for (let attempt = 1; ; attempt++) {
    const { port, adopted } = await ensureRunning(cluster, secret, options.settings ?? {});
    try {
      const keeper = await Keeper.open(ownerUrlAt(port, secret, 'postgres'), folder, options.attach !== true);
      await createDatabase(ownerUrlAt(port, secret, 'postgres'));
      return { ownerUrl: ownerUrlAt(port, secret, DATABASE), adopted, stop: () => leave(cluster, keeper) };
    } catch (error) {
      if (error instanceof DataFolderInUse || attempt === 5) throw error;
      await sleep(200 * attempt);
    }
  }
}

async function leave(cluster: Cluster, keeper: Keeper): Promise<void> {
  const last = await keeper.leave().catch(() => false); // a lost server needs no turning off
  try {
    if (last) await stopServer(cluster);
  } finally {
    await keeper.close();
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== '42P04' && code !== '23505') throw error; // two processes at once: the other one made it
  } finally {
    await client.end();
  }
}
