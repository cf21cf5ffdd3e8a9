import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';

export type Isolation = 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE';

const ATTEMPTS = 5;
/** serialization_failure and deadlock_detected: PostgreSQL chose this transaction to give way; asked again it may pass. */
const RETRIED = new Set(['40001', '40P01']);

@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in a transaction. **The closure may run several times** and only its last run counts: it begins again from
   * BEGIN in a new transaction when PostgreSQL asks for it, so read the clock inside it and have no effect outside `tx`.
   */
  async run<T>(work: (tx: EntityManager) => Promise<T>, isolation: Isolation = 'READ COMMITTED'): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        // What sessions have by themselves need not be asked for: that is a round trip of every transaction.
        return await (isolation === 'READ COMMITTED' ? this.dataSource.transaction(work) : this.dataSource.transaction(isolation, work));
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRIED.has(sqlState(error) ?? '')) throw error;
        await sleep(Math.random() * 20 * 2 ** attempt); // jitter, lest the two meet again
      }
    }
  }

  /**
   * One statement, which is a transaction of its own, and which PostgreSQL reads and plans once for each connection. A name stands for
   * one text, for ever.
   */
  async prepared<Row extends object>(name: string, text: string, values: readonly unknown[]): Promise<Row[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      const { rows } = await client.query<Row>({ name, text, values: [...values] });
      return rows;
    } finally {
      await runner.release();
    }
  }
}

/** SQLSTATE of an error of the database, undefined for any other. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code } = ('driverError' in error ? error.driverError : error) as { code?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Whether the error is a refusal of just this constraint (unique, check, foreign key or exclusion: SQLSTATE class 23). */
export function violates(error: unknown, constraint: string): boolean {
  if (sqlState(error)?.startsWith('23') !== true) return false;
  const { constraint: named } = ((error as { driverError?: unknown }).driverError ?? error) as { constraint?: unknown };
  return named === constraint;
}
