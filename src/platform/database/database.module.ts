import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Database } from './database.js';
import { Transactions } from './transactions.js';

/** Gives every module the pool and the transactions of a database that is already open. */
@Module({})
export class DatabaseModule {
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
