import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { keysFolder, readOrCreateSecret } from '../../secret-file.js';
import { prepareCluster, removeRubble, type Cluster } from './cluster.js';
import { DataFolderInUse, Keeper } from './keeper.js';
import { ensureRunning, ownerUrlAt, stopServer } from './server.js';

export { DataFolderInUse } from './keeper.js';

export interface EmbeddedOptions {
  /** A command beside a node: uses the server without claiming the folder. Without it a second node is refused. */
  readonly attach?: boolean;
  /** Settings of postgresql.conf that differ, for tests. They count only where this call starts the server. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told when the server died and could not be brought back under the same address. */
  readonly onLost?: (reason: unknown) => void;
}

export interface Embedded {
  readonly ownerUrl: string;
  /** The server was running already: that of another process, or an orphan. */
  readonly adopted: boolean;
  /** Stops the server, unless somebody else uses it; who leaves last stops it. */
  stop(): Promise<void>;
}

const DATABASE = 'folkmoot';
const ATTEMPTS = 5;

/**
 * A PostgreSQL server of our own beneath a data folder.
 *
 * `kill -9` of the node leaves it running, and the next start adopts it. A server that dies beneath a running node is
 * started again. One that another process is just turning off is met by starting anew.
 */
export async function openEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true });
  const secret = readOrCreateSecret(join(keysFolder(folder), 'postgres.secret'), () => randomBytes(24).toString('hex'));
  const cluster = await prepareCluster(folder, secret);
  const first = await holdServer(folder, cluster, secret, options);
  if (options.attach !== true) await removeRubble(cluster);
  await createDatabase(ownerUrlAt(first.port, secret, 'postgres'));

  let keeper = first.keeper;
  let stopping = false;
  const watch = async (): Promise<void> => {
    await keeper.gone;
    if (stopping) return;
    const again = await holdServer(folder, cluster, secret, options);
    keeper = again.keeper;
    if (stopping) return leave(cluster, keeper);
    if (again.port !== first.port) throw new Error('The embedded database came back on another port. Start the node again.');
    return watch();
  };
  watch().catch((reason: unknown) => options.onLost?.(reason));

  return {
    ownerUrl: ownerUrlAt(first.port, secret, DATABASE),
    adopted: first.adopted,
    async stop() {
      if (stopping) return;
      stopping = true;
      await leave(cluster, keeper);
    },
  };
}

async function holdServer(folder: string, cluster: Cluster, secret: string, options: EmbeddedOptions): Promise<{ port: number; adopted: boolean; keeper: Keeper }> {
  for (let attempt = 1; ; attempt++) {
    const { port, adopted } = await ensureRunning(cluster, secret, options.settings ?? {});
    try {
      const keeper = await Keeper.open(ownerUrlAt(port, secret, 'postgres'), folder, options.attach !== true);
      return { port, adopted, keeper };
    } catch (error) {
      if (error instanceof DataFolderInUse || attempt === ATTEMPTS) throw error;
      await sleep(200 * attempt);
    }
  }
}

async function leave(cluster: Cluster, keeper: Keeper): Promise<void> {
  const last = await keeper.leave().catch(() => false); // a server that is gone needs no turning off
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
