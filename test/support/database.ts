import { randomBytes } from 'node:crypto';
import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { MIGRATIONS } from '../../migrations/index.js';
import { connectApp, Database } from '../../src/platform/database/database.js';
import { prepareCluster } from '../../src/platform/database/embedded/cluster.js';
import { ensureRunning, ownerUrlAt } from '../../src/platform/database/embedded/server.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { prepareAppRole } from '../../src/platform/database/roles.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { createLogger } from '../../src/platform/logger.js';
import { keysFolder, readOrCreateSecret } from '../../src/platform/secret-file.js';

export interface TestDatabase {
  readonly database: Database;
  readonly transactions: Transactions;
  /** Rights of the tables' owner, to play a dishonest operator or to look behind the restricted role. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Ends the pool. The database goes with the run's folder: dropping it would wait for a checkpoint of the whole server. */
  close(): Promise<void>;
}

/** Nothing here has to outlive a power cut. */
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB', max_connections: '200' };
const TEMPLATE_LOCK = 7_310_090;

/**
 * A migrated, empty database of its own, connected as the restricted role:
 *
 *     const db = await withDatabase();     // in beforeAll
 *     await db.close();                    // in afterAll
 */
export async function withDatabase(): Promise<TestDatabase> {
  const server = await serverOfRun();
  const name = `test_${randomBytes(6).toString('hex')}`;
  const { appUrl: templateUrl } = await server.createFromTemplate(name);
  const appUrl = atDatabase(templateUrl, name);
  const ownerUrl = server.ownerUrl(name);
  const dataSource = await connectApp(appUrl, 8);
  const database = new Database(dataSource, ownerUrl, appUrl, undefined);
  return {
    database,
    transactions: new Transactions(dataSource),
    ownerUrl,
    appUrl,
    async close() {
      await database.close();
    },
  };
}

interface TestServer {
  ownerUrl(database: string): string;
  createFromTemplate(name: string): Promise<{ appUrl: string }>;
}

/** The run's one server: the first caller of any worker starts it, global-teardown.js stops it. */
async function serverOfRun(): Promise<TestServer> {
  const folder = process.env['FOLKMOOT_TEST_RUN'];
  if (folder === undefined) throw new Error('This spec needs PostgreSQL: name it *.e2e-spec.ts and run it by npm run test:e2e.');
  const { port, secret } = await alone(join(folder, 'starting'), async () => {
    const known = readOrCreateSecret(join(keysFolder(folder), 'postgres.secret'), () => randomBytes(24).toString('hex'));
    return { secret: known, ...(await ensureRunning(await prepareCluster(folder, known), known, CARELESS)) };
  });
  const ownerUrl = (database: string): string => ownerUrlAt(port, secret, database);
  return {
    ownerUrl,
    // Under a lock: the first makes the template, and no two copy it at once, which PostgreSQL would refuse.
    createFromTemplate: (name) =>
      asOwner(ownerUrl('postgres'), async (client) => {
        await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
        const template = await ensureTemplate(client, ownerUrl, folder);
        await client.query(`CREATE DATABASE ${name} TEMPLATE ${template.name} STRATEGY file_copy`);
        return { appUrl: template.appUrl };
      }),
  };
}

/** One worker at a time, whatever process it is in: two that began at once would each make a cluster and a secret. */
async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      await sleep(50);
    }
  }
  try {
    return await work();
  } finally {
    rmdirSync(lock);
  }
}

async function ensureTemplate(client: pg.Client, ownerUrl: (database: string) => string, folder: string): Promise<{ name: string; appUrl: string }> {
  const name = 'folkmoot_template';
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${name}`);
  const appUrl = await prepareAppRole(ownerUrl(name), folder, createLogger('error'));
  await migrate(ownerUrl(name), MIGRATIONS); // also ends what a spec that failed here left half done
  return { name, appUrl };
}

/** Lends a connection with the owner's rights. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function atDatabase(address: string, name: string): string {
  const url = new URL(address);
  url.pathname = `/${name}`;
  return url.toString();
}
