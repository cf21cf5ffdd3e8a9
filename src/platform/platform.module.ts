import { Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { Config } from './config.js';
import type { Database } from './database/database.js';
import { DatabaseModule } from './database/database.module.js';
import { Health } from './health.js';
import type { Logger } from './logger.js';
import { Metrics } from './metrics.js';
import { Shutdown } from './shutdown.js';

/** Token of the logger, which is an interface: `@Inject(LOGGER) logger: Logger`. */
export const LOGGER = Symbol('logger');

export interface Platform {
  readonly config: Config;
  readonly logger: Logger;
  readonly database: Database;
  readonly shutdown: Shutdown;
  /** Tests may bring their own. */
  readonly clock?: Clock;
}

/** What every room of the shell may ask for. All of it is made before Nest, so that it outlives it in the drain. */
@Module({})
export class PlatformModule {
  static forRoot({ config, logger, database, shutdown, clock }: Platform): DynamicModule {
    const health = new Health();
    health.register('database', async () => (await database.dataSource.query('SELECT 1')) !== undefined);
    return {
      module: PlatformModule,
      global: true,
      imports: [DatabaseModule.forRoot(database)],
      providers: [
        { provide: Config, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: Shutdown, useValue: shutdown },
        { provide: Clock, useValue: clock ?? new SystemClock() },
        { provide: Health, useValue: health },
        Metrics,
      ],
      exports: [Config, LOGGER, Shutdown, Clock, Health, Metrics, DatabaseModule],
    };
  }
}
