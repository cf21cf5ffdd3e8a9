import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Config, loadConfig } from '../../src/platform/config.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { Health } from '../../src/platform/health.js';
import { createLogger, NestLogger } from '../../src/platform/logger.js';
import { Metrics } from '../../src/platform/metrics.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { Shutdown } from '../../src/platform/shutdown.js';
import { withDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await withDatabase();
}, 60_000);
afterAll(() => db.close());

@Injectable()
class Reader {
  constructor(
    readonly transactions: Transactions,
    readonly config: Config,
  ) {}
}

@Module({ providers: [Reader], exports: [Reader] })
class ReaderModule {}

describe('the platform', () => {
  it('serves every room, is ready while the database answers, and drains', async () => {
    const logger = createLogger('silent');
    const shutdown = new Shutdown(logger);
    const imports = [PlatformModule.forRoot(loadConfig({ PORT: '0' })), DatabaseModule.forRoot(db.database)];
    const app = await NestFactory.createApplicationContext({ module: ReaderModule, imports }, { logger: new NestLogger(logger), abortOnError: false });
    const reader = app.get(Reader);
    await expect(reader.transactions.run((tx) => tx.query('SELECT 1 AS one'))).resolves.toEqual([{ one: 1 }]);
    expect(reader.config.port).toBe(0);
    await expect(app.get(Health).report()).resolves.toEqual({ ready: true, parts: { database: 'ready' } });
    await expect(app.get(Metrics).registry.metrics()).resolves.toContain('folkmoot_process_cpu_seconds_total');

    shutdown.on('pool', () => db.database.closePool());
    shutdown.on('http', () => app.close());
    await expect(shutdown.drain()).resolves.toBe(true);
    await expect(app.get(Health).report()).resolves.toEqual({ ready: false, parts: { database: 'not ready' } });
  });
});
