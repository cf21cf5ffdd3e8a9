import { hash } from 'node:crypto';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MIGRATIONS } from '../migrations/index.js';
import { AppModule } from './app.module.js';
import { IN_FORCE } from './audit/index.js';
import { QUERY_LIMITS } from './graphql/index.js';
import { type JobName, JobCatalogue, Jobs, SCHEDULES } from './jobs/index.js';
import { LogIdentity, OpenLog, PublishedLog, Sequencer } from './ledger/index.js';
import { useSha256 } from './ledger/core/index.js';
import { type Clock, SystemClock } from './platform/clock.js';
import { type Config, ConfigError } from './platform/config.js';
import { type Database, openDatabase } from './platform/database/database.js';
import { createLogger, type Logger, NestLogger } from './platform/logger.js';
import { Shutdown } from './platform/shutdown.js';
import { unusedConnections } from './platform/unused-connections.js';
import { registerRoutes } from './routes.js';
import { loadWitnessPolicy } from './ledger/witness/policy-file.js';

/** Time for those who close politely, subscriptions for example, before connections on which nothing is asked are cut. */
const FAREWELL_MS = 200;

/** A node that runs in this process. */
export interface RunningNode {
  readonly app: NestFastifyApplication;
  readonly config: Config;
  readonly database: Database;
  readonly identity: LogIdentity;
  /** Where the portal answers, or nothing where this process serves no web. */
  readonly url: string | undefined;
  readonly shutdown: Shutdown;
  /** Does at once what the clock would do by and by: for worlds whose time is not ours. */
  strike(): Promise<void>;
}

export interface NodeOptions {
  /** A command beside a running node: shares its embedded database. */
  readonly attach?: boolean;
  /** A database that is open already; whoever opened it closes it. */
  readonly database?: Database;
  /** Where the node reads the time; without it the system's clock. */
  readonly clock?: Clock;
  /** Further Nest modules of a deployment, with resolvers or routes of their own. */
  readonly modules?: readonly (Type | DynamicModule)[];
}

/**
 * Starts the roles that the settings name. The order is the order of need: database, keys, rules in the log, sequencer, web.
 * Whatever fails stops what had been started before it.
 */
export async function startNode(config: Config, options: NodeOptions = {}): Promise<RunningNode> {
  useSha256((bytes) => hash('sha256', bytes, 'buffer'));
  const logger = createLogger(config.logLevel);
  const shutdown = new Shutdown(logger);
  const onLost = (): void => void shutdown.drain().then(() => process.exit(1));
  const database = options.database ?? (await openDatabase(config, logger, { migrations: MIGRATIONS, attach: options.attach === true, onLost }));
  shutdown.on('pool', () => database.closePool());
  if (!options.database) shutdown.on('database', () => database.close());
  try {
    const identity = LogIdentity.open(config);
    const app = await createApp(config, database, identity, logger, options);
    const unused = unusedConnections(app.getHttpServer());
    shutdown.on('http', async () => {
      const patience = setTimeout(() => unused.close(), FAREWELL_MS);
      await app.close();
      clearTimeout(patience);
    });
    await app.get(OpenLog).open(IN_FORCE, loadWitnessPolicy(config.witnessPolicyFile)?.text);
    await app.get(PublishedLog).open();
    if (config.roles.has('sequencer')) {
      const sequencer = app.get(Sequencer);
      shutdown.on('sequencer', () => sequencer.stop());
      sequencer.start();
    }
    if (config.roles.has('worker')) {
      const jobs = app.get(Jobs);
      shutdown.on('workers', () => jobs.stop());
      await jobs.start();
    }
    let url: string | undefined;
    if (config.roles.has('web')) {
      await listen(app, config);
      const address = app.getHttpServer().address();
      const port = typeof address === 'object' && address ? address.port : config.port;
      url = config.port === port ? config.publicUrl : `http://${config.host}:${port}`;
    }
    return { app, config, database, identity, url, shutdown, strike: () => strike(app.get(JobCatalogue)) };
  } catch (error) {
    await shutdown.drain();
    throw error;
  }
}

async function strike(jobs: JobCatalogue): Promise<void> {
  for (const name of Object.keys(SCHEDULES) as JobName[]) await jobs.handlerOf(name)();
}

/** Long enough for ten files over a slow line; whoever sends a byte a minute does not hold a connection for ever. */
const REQUEST_MS = 5 * 60_000;

async function createApp(config: Config, database: Database, identity: LogIdentity, logger: Logger, { clock, modules }: NodeOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: QUERY_LIMITS.body, requestTimeout: REQUEST_MS, logger: false, trustProxy: config.trustProxy ? 'loopback' : false, routerOptions: { maxParamLength: 200 } });
  const app = await NestFactory.create<NestFastifyApplication>(withModules(AppModule.forRoot(config, database, identity, clock ?? new SystemClock()), modules ?? []), adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    bufferLogs: false,
  });
  await registerRoutes(app);
  await app.init();
  return app;
}

async function listen(app: NestFastifyApplication, { port, host }: Config): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new ConfigError('PORT', `${port} is in use by another program. Stop it, or give a free port, for example PORT=${port + 1}.`);
    if (code === 'EACCES') throw new ConfigError('PORT', `${port} may not be opened by this account. Give a port above 1023.`);
    throw error;
  }
}

function withModules(app: DynamicModule, modules: readonly (Type | DynamicModule)[]): DynamicModule {
  return { ...app, imports: [...(app.imports ?? []), ...modules] };
}
