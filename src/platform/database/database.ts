import { DataSource } from 'typeorm';
import type { Config } from '../config.js';
import type { Logger } from '../logger.js';
import { openEmbedded, type Embedded, type EmbeddedOptions } from './embedded/index.js';
import { migrate, type MigrationClass } from './migrate.js';
import { prepareAppRole } from './roles.js';
import { columnTypes } from './types.js';

const POOL_SIZE = 12;

export interface DatabaseOptions extends EmbeddedOptions {
  readonly migrations: readonly MigrationClass[];
}

/** The open database: made before Nest and closed after it, so that the drain has it to the end. */
export class Database {
  constructor(
    readonly dataSource: DataSource,
    /** Address with the owner's rights: for migrations and `folkmoot db url`; the service itself never uses it. */
    readonly ownerUrl: string,
    /** Address with the service's rights. */
    readonly appUrl: string,
    private readonly embedded: Embedded | undefined,
  ) {}

  /** Ends the pool; then the embedded server, unless another process uses it. */
  async close(): Promise<void> {
    await this.closePool();
    await this.embedded?.stop();
  }

  async closePool(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/** Starts or reaches PostgreSQL, prepares the restricted role, migrates as owner, and connects as the restricted role. */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>, logger: Logger, options: DatabaseOptions): Promise<Database> {
  const embedded = config.databaseUrl === undefined ? await openEmbedded(config.dataDir, { ...options, onLost: reportLoss(logger, options.onLost) }) : undefined;
  try {
    if (embedded?.adopted === true) logger.info('using the embedded PostgreSQL that was already running');
    const ownerUrl = embedded?.ownerUrl ?? config.databaseUrl!;
    const appUrl = await prepareAppRole(ownerUrl, config.dataDir, logger);
    for (const name of await migrate(ownerUrl, options.migrations)) logger.info({ migration: name }, 'migrated');
    return new Database(await connectApp(appUrl), ownerUrl, appUrl, embedded);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

function reportLoss(logger: Logger, then: EmbeddedOptions['onLost']): (reason: unknown) => void {
  return (err) => {
    logger.fatal({ err }, 'the embedded PostgreSQL died and could not be started again');
    then?.(err);
  };
}

const SESSION = [
  'timezone=UTC',
  'default_transaction_isolation=read\\ committed',
  // Nothing of ours may hold a lock for ever because its process hangs in the middle of a transaction.
  'idle_in_transaction_session_timeout=60000',
  // A question that somebody made expensive ends; the longest lawful one takes a fraction of this.
  'statement_timeout=30000',
  // The record lies in memory or on an SSD. With the default of 4 the planner reads whole tables where an index would do: a
  // search over 10,000 incidents took five times as long. Its questions are too short for compiling to pay.
  'random_page_cost=1.1',
  'jit=off',
];

/** A pool as the restricted role. Its sessions speak UTC, which the reading of instants relies on, and begin as Transactions expects. */
export async function connectApp(appUrl: string, poolSize = POOL_SIZE): Promise<DataSource> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: appUrl,
    applicationName: 'folkmoot',
    synchronize: false,
    logging: false,
    poolSize,
    extra: { types: columnTypes(), options: SESSION.map((setting) => `-c ${setting}`).join(' ') },
  });
  return dataSource.initialize();
}
