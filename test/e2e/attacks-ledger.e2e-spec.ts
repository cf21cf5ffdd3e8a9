import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DECIDERS } from '../../src/audit/index.js';
import { Fsck, type FsckReport } from '../../src/ledger/index.js';
import { fileReport } from '../support/filing.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withEditor } from '../support/people.js';
import { everythingPublished } from '../support/reading-world.js';

/** Somebody has the service's own rights in the database, or the operator is the attacker. */
let node: TestNode;
let ada: Person;
let eve: Person;
let report = '';

beforeAll(async () => {
  node = await startTestNode();
  ada = await withEditor(node, 'Ada');
  eve = await withEditor(node, 'Eve');
  report = (await fileReport(node)).reportId;
  await ada.ask(`mutation { claimReport(report: "${report}") { __typename } }`);
  await everythingPublished(node);
}, 60_000);
afterAll(() => node.stop(), 30_000);

const app = <T>(text: string, values: unknown[] = []): Promise<T[]> => node.db.database.dataSource.query<T[]>(text, values);
const fsck = (): Promise<FsckReport> => node.app.get(Fsck).check(DECIDERS, () => undefined);
async function owner(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: node.db.ownerUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

describe('with the rights of the service', () => {
  const tables = ['ledger_pending', 'ledger_entry', 'ledger_node', 'ledger_head', 'ledger_checkpoint'];
  it.each(tables)('%s can be neither changed nor emptied, nor its guard taken away', async (table) => {
    for (const statement of [
      `DELETE FROM ${table}`, `TRUNCATE ${table}`, `TRUNCATE ${table} CASCADE`, `UPDATE ${table} SET ${table === 'ledger_head' || table === 'ledger_checkpoint' ? 'size = 0' : table === 'ledger_node' ? 'level = 0' : 'stream_n = 0'}`,
      `ALTER TABLE ${table} DISABLE TRIGGER ALL`, `ALTER TABLE ${table} DISABLE TRIGGER ${table}_append_only`, `DROP TRIGGER ${table}_append_only ON ${table}`, `DROP TABLE ${table}`, `ALTER TABLE ${table} RENAME TO x`,
      `ALTER TABLE ${table} OWNER TO current_user`, `CREATE RULE r AS ON INSERT TO ${table} DO INSTEAD NOTHING`, `CREATE TRIGGER t BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change()`,
      `INSERT INTO ${table} SELECT * FROM ${table} ON CONFLICT DO UPDATE SET ${table === 'ledger_node' ? 'level = 0' : 'size = 0'}`,
    ]) await expect(app(statement)).rejects.toThrow();
  });

  it('nothing else gives it power', async () => {
    for (const statement of [
      'SET session_replication_role = replica', 'CREATE OR REPLACE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$', 'DROP FUNCTION ledger_refuse_change() CASCADE', 'CREATE TABLE public.x (a int)',
      'CREATE SCHEMA x', 'SET ROLE postgres', 'CREATE ROLE x', 'ALTER ROLE folkmoot_app SUPERUSER', 'DELETE FROM stream', 'TRUNCATE stream', "COPY ledger_entry TO PROGRAM 'id'", "SELECT pg_read_file('/etc/passwd')", "SELECT lo_import('/etc/passwd')",
      'CREATE EXTENSION plpythonu', "SELECT setval('ledger_pending_id', 1)", 'ALTER SEQUENCE ledger_pending_id RESTART', 'DELETE FROM follower_cursor', 'DELETE FROM witness_log',
    ]) await expect(app(statement)).rejects.toThrow();
  });
});

describe('fsck', () => {
  it('finds nothing in an honest node, also while it works', async () => {
    const [found] = await Promise.all([fsck(), ...Array.from({ length: 5 }, () => fileReport(node))]);
    expect(found.findings).toEqual([]);
    await everythingPublished(node);
  });

  it('finds a working row that was changed: the node would judge by it', async () => {
    const [before] = await app<{ state: unknown; n: number; last_at: string }>("SELECT state, n, last_at FROM stream WHERE kind = 'report' AND id = $1", [report]);
    for (const change of [`state = replace(state::text, '${ada.id}', '${eve.id}')::jsonb`, 'n = n + 1', "last_at = '2020-01-01T00:00:00.000Z'"]) {
      await app(`UPDATE stream SET ${change} WHERE kind = 'report' AND id = $1`, [report]);
      expect((await fsck()).findings).toMatchObject([{ kind: 'STREAM_DIFFERS', text: expect.stringContaining(report) }]);
      await app("UPDATE stream SET state = $2, n = $3, last_at = $4 WHERE kind = 'report' AND id = $1", [report, JSON.stringify(before!.state), before!.n, before!.last_at]);
    }
    await app("INSERT INTO stream (kind, id, n, last_at, state) VALUES ('incident', 'zzzzzzzzzzzz', 1, '2020-01-01T00:00:00.000Z', '{}')");
    expect((await fsck()).findings).toMatchObject([{ kind: 'STREAM_DIFFERS', text: expect.stringContaining('zzzzzzzzzzzz') }]);
    await owner("DELETE FROM stream WHERE id = 'zzzzzzzzzzzz'");
    expect((await fsck()).ok).toBe(true);
  });

  it('finds an opening that was changed', async () => {
    const [row] = await app<{ entry_id: string; fields: unknown }>("SELECT entry_id, fields FROM opening WHERE stream_kind = 'report' AND stream_id = $1 LIMIT 1", [report]);
    await app(`UPDATE opening SET fields = jsonb_set(fields, '{/command/content/title,value}', '"Another title"') WHERE entry_id = $1`, [row!.entry_id]);
    expect((await fsck()).findings).toMatchObject([{ kind: 'OPENING_DIFFERS' }]);
    await app('UPDATE opening SET fields = $2 WHERE entry_id = $1', [row!.entry_id, JSON.stringify(row!.fields)]);
  });

  it('finds an entry that the owner of the database changed, and does not stumble over it', async () => {
    await owner(
      'ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_append_only',
      `UPDATE ledger_entry SET bytes = convert_to('{}', 'UTF8') WHERE seq = 1`,
      'ALTER TABLE ledger_entry ENABLE ALWAYS TRIGGER ledger_entry_append_only',
    );
    const kinds = (await fsck()).findings.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['LEAF_DIFFERS', 'ROW_DIFFERS', 'CHAIN_BROKEN']));
  });
});
