import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NOT_OF_THE_LOG, REBUILDABLE } from '../../src/cli/rebuildable.js';
import { Rebuild, type RebuildOutcome } from '../../src/ledger/index.js';
import { connectApp } from '../../src/platform/database/database.js';
import { asOwner } from '../support/database.js';
import { act, publishedSize, until } from '../support/log-acts.js';
import { PREPARED } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withMember, withSteward } from '../support/people.js';
import { expectVerified } from '../support/verified.js';

const TABLES = ['stream', ...REBUILDABLE.flatMap(({ tables }) => tables)];
/** Printed, so that a failure can be repeated. */
const SEED = Number(process.env['FOLKMOOT_SEED'] ?? Date.now() % 2 ** 31);

type Step =
  | { readonly what: 'join'; readonly roles: readonly string[]; readonly kind: 'PERSON' | 'CLIENT' }
  | { readonly what: 'role'; readonly give: boolean; readonly whom: number; readonly role: string }
  | { readonly what: 'remove'; readonly whom: number }
  | { readonly what: 'operator' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ what: fc.constant('join' as const), roles: fc.subarray(['editor']), kind: fc.constantFrom('PERSON' as const, 'CLIENT' as const) }),
  fc.record({ what: fc.constant('role' as const), give: fc.boolean(), whom: fc.nat(3), role: fc.constantFrom('editor', 'steward', 'respondent:0123456789ab') }),
  fc.record({ what: fc.constant('remove' as const), whom: fc.nat(3) }),
  fc.record({ what: fc.constant('operator' as const) }),
);

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

  it('replay without a finding, and the tables made anew are equal', async () => {
    const steward = await withSteward(node);
    const people: Person[] = [];
    const [steps = []] = fc.sample(fc.array(step, { minLength: 15, maxLength: 30 }), { seed: SEED, numRuns: 1 });
    for (const each of steps) await take(each, steward, people);
    const staged = async (): Promise<number> => Number((await node.database.dataSource.query<{ n: string }[]>('SELECT count(*)::text AS n FROM ledger_pending'))[0]!.n);
    await until(async () => publishedSize(node) === (await staged()), 'publication');

    expect((await expectVerified(node)).size).toBe(await staged());
    const before = await contents();
    expect(await rebuild(false)).toEqual({ ok: false, refusal: 'TABLES_NOT_EMPTY' });
    expect(await rebuild(true)).toMatchObject({ ok: true, entries: publishedSize(node) });
    expect(await contents()).toEqual(before);

    // And the node goes on with what was made anew.
    await act(node);
    await until(async () => publishedSize(node) === (await staged()), 'publication');
    await expectVerified(node);
  }, 90_000);

  async function take(each: Step, steward: Person, people: Person[]): Promise<void> {
    const member = 'whom' in each ? people[each.whom] : undefined;
    if (each.what === 'operator') await act(node);
    else if (each.what === 'join') people.push(await withMember(node, each.roles, `Member${people.length}`, each.kind));
    else if (member && each.what === 'role') {
      const mutation = each.give ? 'grantRole' : 'revokeRole';
      await steward.act(`mutation ($member: PublicId!, $role: String!) { act: ${mutation}(member: $member, role: $role) { ${PREPARED} } }`, { member: member.id, role: each.role });
    } else if (member && each.what === 'remove') {
      await steward.act(`mutation ($member: PublicId!) { act: removeMember(member: $member, reason: LEFT) { ${PREPARED} } }`, { member: member.id });
    }
  }

  async function rebuild(truncate: boolean): Promise<RebuildOutcome> {
    const owner = await connectApp(node.db.ownerUrl, 1);
    try {
      return await owner.transaction((tx) => new Rebuild(REBUILDABLE).run(tx, { truncate }));
    } finally {
      await owner.destroy();
    }
  }

  /** Every row of every table that is made from the log, as text in one order. */
  async function contents(): Promise<Record<string, string[]>> {
    return asOwner(node.db.ownerUrl, async (client) => {
      const all: Record<string, string[]> = {};
      for (const table of TABLES) {
        const { rows } = await client.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`);
        all[table] = rows.map(({ row }) => row);
      }
      return all;
    });
  }
});
