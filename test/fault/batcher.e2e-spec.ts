import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { SystemClock } from '../../src/platform/clock.js';
import { randomUUID } from 'node:crypto';
import { Batcher, loadHead } from '../../src/ledger/sequencer/batch.js';
import { type TestDatabase, withDatabase } from '../support/database.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await withDatabase();
}, 60_000);
afterAll(() => db.close());

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: db.appUrl });
  await client.connect();
  return client;
}

const HEAD = (id: string): string =>
  `{"actor":{"kind":"system","part":"test"},"at":"2026-11-22T07:00:00.000Z","authorization":{"method":"system"},"command":{"type":"Test"},"events":[{"type":"Tested"}],"id":"${id}"`;

/** As `stage` in ledger.ts: the transaction takes its xid before the row takes its id. */
async function stage(client: pg.Client): Promise<string> {
  const id = randomUUID();
  await client.query(
    `INSERT INTO ledger_pending (xid, id, entry_id, head, rules, stream_kind, stream_id, stream_n, staged_at, promise)
     SELECT t.xid, nextval('ledger_pending_id'), $1, $2, 'test/1', 'test', $3, 0, '2026-11-22T07:00:00.000Z', ''
       FROM (SELECT pg_current_xact_id() AS xid OFFSET 0) t`,
    [id, HEAD(id), id],
  );
  return id;
}

async function numbered(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>('SELECT p.entry_id AS id FROM ledger_entry e JOIN ledger_pending p ON p.id = e.pending_id ORDER BY e.seq');
  return rows.map(({ id }) => id);
}

it('a transaction that began during a batch, took a low id and committed late is not passed over', async () => {
  const [leader, slow, quick] = [await connect(), await connect(), await connect()];
  try {
    const batcher = new Batcher(leader, 100);
    let head = await loadHead(leader);
    const round = async (): Promise<void> => {
      head = (await batcher.next(head, () => new SystemClock().now()))?.head ?? head;
    };
    await stage(quick);
    // Between the batch's own xid and the end of its transaction another one takes the next id, and a later id is committed.
    const query = leader.query.bind(leader) as (...args: unknown[]) => unknown;
    let late = '';
    leader.query = ((...args: unknown[]) => {
      const text = typeof args[0] === 'string' ? args[0] : '';
      if (late !== '' || !text.startsWith('INSERT INTO ledger_head')) return query(...args);
      return (async () => {
        await slow.query('BEGIN');
        late = await stage(slow);
        await stage(quick);
        return query(...args);
      })();
    }) as typeof leader.query;
    await round();
    await round();
    await round();
    await slow.query('COMMIT');
    await round();
    expect(await numbered(leader)).toContain(late);
  } finally {
    for (const client of [leader, slow, quick]) await client.end();
  }
}, 30_000);

it('32 writers with short, long and abandoned transactions: each committed row is numbered once', async () => {
  const leader = await connect();
  const writers = await Promise.all(Array.from({ length: 32 }, connect));
  try {
    const batcher = new Batcher(leader, 50);
    let head = await loadHead(leader);
    const committed: string[] = await numbered(leader);
    let writing = true;
    const write = async (client: pg.Client, number: number): Promise<void> => {
      for (let i = 0; i < 25; i++) {
        await client.query('BEGIN');
        const ids = [await stage(client), ...(i % 4 === 0 ? [await stage(client)] : [])];
        if (number % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 20 + ((i * 37 + number * 11) % 90)));
        const abandoned = (i + number) % 7 === 0;
        await client.query(abandoned ? 'ROLLBACK' : 'COMMIT');
        if (!abandoned) committed.push(...ids);
      }
    };
    const sequencing = (async () => {
      for (let idle = 0; writing || idle < 3; ) {
        const batch = await batcher.next(head, () => new SystemClock().now());
        head = batch?.head ?? head;
        // Only rounds after the last commit count as idle: the row of the last writer may be the last of all.
        idle = batch || writing ? 0 : idle + 1;
      }
    })();
    await Promise.all(writers.map(write));
    writing = false;
    await sequencing;
    const found = await numbered(leader);
    expect(found.length).toBe(new Set(found).size);
    // The first test's rows, some of which were still pending, are among them.
    expect(committed.filter((id) => !found.includes(id))).toEqual([]);
    expect(head.size).toBe(found.length);
  } finally {
    for (const client of [leader, ...writers]) await client.end();
  }
}, 60_000);
