import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Health } from '../health.js';
import { Database } from './database.js';
import { Transactions } from './transactions.js';

/** Gives every module the pool and the transactions of a database that is already open. */
@Module({})
export class DatabaseModule {
  constructor(health: Health, dataSource: DataSource) {
    health.register('database', async () => Array.isArray(await dataSource.query('SELECT 1')));
  }

  static forRoot(database: Database): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: Database, useValue: database },
        { provide: DataSource, useValue: database.dataSource },
        { provide: Transactions, useValue: new Transactions(database.dataSource) },
      ],
      exports: [Database, DataSource, Transactions],
    };
  }
}
