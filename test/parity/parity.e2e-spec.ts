import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATALOGUE, Replay } from '../../src/audit/index.js';
import { NOT_OF_THE_LOG, REBUILDABLE } from '../../src/cli/rebuildable.js';
import { Rebuild, type RebuildOutcome } from '../../src/ledger/index.js';
import { parseEntry, tilesFor } from '../../src/ledger/core/index.js';
import { connectApp } from '../../src/platform/database/database.js';
import { HttpSource } from '../../verifier/sources/http.js';
import { readBundle } from '../../verifier/sources/source.js';
import { asOwner } from '../support/database.js';
import { act, publishedSize, until } from '../support/log-acts.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { expectVerified } from '../support/verified.js';
import { type Draw, STEP_NAMES, World } from './world.js';

const TABLES = ['stream', ...REBUILDABLE.flatMap(({ tables }) => tables)];
/** Not made from the log, yet touched by what makes the rows anew: these must stand as they stood. */
const LEFT_ALONE = ['opening', 'contact', 'evidence'];
/** Printed, so that a failure can be repeated. */
const SEED = Number(process.env['FOLKMOOT_SEED'] ?? Date.now() % 2 ** 31);
const STEPS = Number(process.env['FOLKMOOT_STEPS'] ?? 120);

const number = fc.nat(30);
const step: fc.Arbitrary<Draw> = fc.record({ what: fc.constantFrom(...STEP_NAMES), one: number, two: number, three: number });

/** Whatever was asked through the API: the log replays, and rows made anew from it are the rows as they stand. */
describe(`random commands (FOLKMOOT_SEED=${SEED})`, () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await startTestNode();
  }, 60_000);
  afterAll(() => node.stop(), 20_000);

  it('knows of every table of the schema whether it is made from the log', async () => {
    const rows = await asOwner(node.db.ownerUrl, (client) => client.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"));
    expect(rows.rows.map(({ name }) => name).filter((name) => !TABLES.includes(name) && !(name in NOT_OF_THE_LOG))).toEqual([]);
  });

  it('replay without a finding to the states that the node keeps, and the tables made anew are equal', async () => {
    const world = await World.begin(node);
    // Which command comes next, and about what, is drawn.
    const [drawn = []] = fc.sample(fc.array(step, { minLength: STEPS, maxLength: STEPS }), { seed: SEED, numRuns: 1 });
    for (const each of drawn) await world.take(each);
    await act(node);
    expect(world.accepted).toBeGreaterThan(STEPS / 5);
    expect(world.refusals.size).toBeGreaterThan(3);
    if (process.env['FOLKMOOT_TEST_LOG'] !== undefined) process.stderr.write(`${world.accepted} done, refused: ${JSON.stringify([...world.refusals])}\n`);
    const staged = async (): Promise<number> => Number((await node.database.dataSource.query<{ n: string }[]>('SELECT count(*)::text AS n FROM ledger_pending'))[0]!.n);
    await until(async () => publishedSize(node) === (await staged()), 'publication');

    expect((await expectVerified(node)).size).toBe(await staged());
    expect(await statesOfNode()).toEqual(await statesOfAuditor());
    const before = await contents();
    expect(await rebuild(false)).toEqual({ ok: false, refusal: 'TABLES_NOT_EMPTY' });
    expect(await rebuild(true)).toMatchObject({ ok: true, entries: publishedSize(node) });
    expect(await contents()).toEqual(before);

    // And the node goes on with what was made anew.
    await world.take({ what: 'file', one: 0, two: 0, three: 0 });
    await world.take({ what: 'draft', one: 0, two: 0, three: 0 });
    await until(async () => publishedSize(node) === (await staged()), 'publication');
    await expectVerified(node);
  }, 240_000);

  async function rebuild(truncate: boolean): Promise<RebuildOutcome> {
    const owner = await connectApp(node.db.ownerUrl, 1);
    try {
      return await owner.transaction((tx) => new Rebuild(REBUILDABLE).run(tx, { truncate }));
    } finally {
      await owner.destroy();
    }
  }

  /** The state of each stream as the node decides by it. */
  async function statesOfNode(): Promise<Record<string, unknown>> {
    const rows = await node.database.dataSource.query<{ name: string; state: unknown }[]>("SELECT kind || '/' || id AS name, state FROM stream");
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
  }

  /** The same as somebody folds it who has the published files alone. */
  async function statesOfAuditor(): Promise<Record<string, unknown>> {
    const source = new HttpSource(node.url);
    const replay = new Replay(CATALOGUE);
    const names = new Map<string, { readonly kind: string; readonly id: string }>();
    for (const tile of tilesFor(0, publishedSize(node))) {
      if (tile.level !== 'entries') continue;
      for (const bytes of await readBundle(source, tile)) {
        const entry = parseEntry(bytes);
        expect(replay.apply(entry)).toEqual([]);
        names.set(`${entry.stream.kind}/${entry.stream.id}`, entry.stream);
      }
    }
    return Object.fromEntries([...names].map(([name, { kind, id }]) => [name, replay.state(kind, id)]));
  }

  /** Every row of every table that is made from the log, as text in one order. */
  async function contents(): Promise<Record<string, string[]>> {
    return asOwner(node.db.ownerUrl, async (client) => {
      const all: Record<string, string[]> = {};
      for (const table of [...TABLES, ...LEFT_ALONE]) {
        const { rows } = await client.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`);
        all[table] = rows.map(({ row }) => row);
      }
      return all;
    });
  }
});
