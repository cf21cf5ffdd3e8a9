import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { sqlState, violates } from '../../src/platform/database/transactions.js';
import { asOwner, withDatabase, type TestDatabase } from '../support/database.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await withDatabase();
  await asOwner(db.ownerUrl, (client) =>
    client.query(`
      CREATE TABLE account (name text CONSTRAINT account_name PRIMARY KEY, cents bigint NOT NULL);
      INSERT INTO account VALUES ('a', 100), ('b', 100);
      GRANT SELECT, INSERT, UPDATE ON account TO folkmoot_app`),
  );
}, 60_000);

afterAll(() => db.close());

/** Two transactions meet here, so that both are under way before either goes on. */
function meeting(): () => Promise<void> {
  let arrived = 0;
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  return async () => {
    if (++arrived >= 2) open();
    await all;
  };
}

const sum = async (tx: EntityManager): Promise<number> => {
  const [row] = await tx.query<{ sum: string }[]>('SELECT sum(cents)::text AS sum FROM account');
  return Number(row?.sum);
};

describe('Transactions.run', () => {
  it('commits what the closure did and gives its value', async () => {
    await expect(db.transactions.run((tx) => tx.query("SELECT 'x' AS it"))).resolves.toEqual([{ it: 'x' }]);
  });

  it('begins again after a deadlock, and both pass in the end', async () => {
    const meet = meeting();
    let runs = 0;
    const move = (from: string, to: string) =>
      db.transactions.run(async (tx) => {
        runs++;
        await tx.query('UPDATE account SET cents = cents - 10 WHERE name = $1', [from]);
        await meet();
        await tx.query('UPDATE account SET cents = cents + 10 WHERE name = $1', [to]);
      });
    await Promise.all([move('a', 'b'), move('b', 'a')]);
    expect(runs).toBe(3);
    await expect(db.transactions.run(sum)).resolves.toBe(200);
  }, 20_000);

  it('begins again when two serializable transactions cannot be put in an order', async () => {
    const meet = meeting();
    let runs = 0;
    const deposit = (name: string) =>
      db.transactions.run(async (tx) => {
        runs++;
        const total = await sum(tx);
        await meet();
        await tx.query('UPDATE account SET cents = cents + $2 WHERE name = $1', [name, total]);
      }, 'SERIALIZABLE');
    await Promise.all([deposit('a'), deposit('b')]);
    expect(runs).toBeGreaterThan(2);
    await expect(db.transactions.run(sum)).resolves.toBe(800); // one after the other: 200 + 200, then + 400
  });

  it('gives up after five runs', async () => {
    let runs = 0;
    const failing = db.transactions.run(async (tx) => {
      runs++;
      await tx.query("DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$");
    });
    await expect(failing).rejects.toThrow();
    expect(runs).toBe(5);
  });

  it('does not repeat any other error, and takes back what was done', async () => {
    let runs = 0;
    const error: unknown = await db.transactions
      .run(async (tx) => {
        runs++;
        await tx.query("INSERT INTO account VALUES ('c', 1)");
        await tx.query("INSERT INTO account VALUES ('a', 1)");
      })
      .catch((thrown: unknown) => thrown);
    expect([runs, sqlState(error), violates(error, 'account_name'), violates(error, 'other')]).toEqual([1, '23505', true, false]);
    await expect(db.transactions.run((tx) => tx.query("SELECT FROM account WHERE name = 'c'"))).resolves.toEqual([]);
  });
});

describe('the service\'s connection', () => {
  it('reads numbers, instants and bytes as the code wants them', async () => {
    const [row] = await db.database.dataSource.query(
      `SELECT 9007199254740991::bigint AS safe, 9007199254740993::bigint AS large,
              '2026-11-22T09:00:00.123456+02:00'::timestamptz AS at, '\\x00ff'::bytea AS bytes`,
    );
    expect(row).toEqual({ safe: 9007199254740991, large: '9007199254740993', at: '2026-11-22T07:00:00.123Z', bytes: Buffer.from([0, 255]) });
  });

  it('is the restricted role, which makes no tables and no roles', async () => {
    await expect(db.database.dataSource.query('SELECT current_user AS who')).resolves.toEqual([{ who: 'folkmoot_app' }]);
    await expect(db.database.dataSource.query('CREATE TABLE public.mine (x int)')).rejects.toThrow('permission denied');
    await expect(db.database.dataSource.query('CREATE ROLE friend')).rejects.toThrow('permission denied');
    await db.database.dataSource.query('CREATE TABLE jobs.mine (x int)');
  });
});
