import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { Ledger, type Slice } from '../../src/ledger/index.js';
import { CloseVotes, councilSlice1 } from '../../src/modules/councils/index.js';
import type { CouncilCommand, CouncilEvent, Council } from '../../src/modules/councils/domain/index.js';
import { connectApp } from '../../src/platform/database/database.js';
import { HttpSource } from '../../verifier/sources/http.js';
import { verifyLog } from '../../verifier/verify-log.js';
import { CHARTER, foundCouncil, NO_LEAST } from '../support/councils.js';
import { eventually } from '../support/eventually.js';
import { PREPARED } from '../support/member.js';
import { Chamber, type Done, MOTION_CHARTER, rule } from '../support/motions.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { expectRebuiltAlike } from '../support/rebuilt.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { expectVerified } from '../support/verified.js';

/** What no vote of a council may fall below: offered, decided by its own vote, and then binding. */
const LEAST = { quorum: '1/2', quorumOf: 'ALL_SEATS', discussionHours: 1, votingHours: 2 };
const HOUR = 3_600;
const OLD = '3k7w9qzp04tn';

describe('what no vote may fall below', () => {
  const clock = new ShiftedClock();
  let node: TestNode;
  let chamber: Chamber;
  beforeAll(async () => {
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web,sequencer' }, clock });
    chamber = await Chamber.of(node);
  }, 90_000);
  afterAll(() => node.stop());

  const now = (): number => Date.parse(clock.now());
  const page = async (path: string, token = chamber.steward.token): Promise<string> => (await node.get(path, { cookie: `folkmoot-session=${token}` })).text();
  const council = async (id: string, fields: string): Promise<Record<string, unknown>> => (await node.graphql<{ council: Record<string, unknown> }>(`{ council(id: "${id}") { ${fields} } }`)).data.council;
  const closesIn = (seconds: number): string => new Date(now() + seconds * 1000).toISOString();
  const quorum = (value: number) => ({ method: 'yes-no', threshold: { base: 'votesCast', cmp: '>', fraction: '1/2' }, quorum: { base: 'membersPresent', cmp: '>=', value } });

  it('is offered to whoever founds a council, and stands in its charter where nothing else is asked', async () => {
    const form = await page('/councils/found');
    for (const field of ['name="quorum" type="text" value="1/2"', 'value="72"', 'value="168"']) expect(form.replaceAll(/ (?:id|class|aria-describedby|inputmode|autocomplete|spellcheck)="[^"]*"/g, '')).toContain(field);
    const id = await foundCouncil(chamber.steward, 'Council without a word on it', { ...CHARTER, least: undefined });
    expect(await council(id, 'leastPresent charter { least { quorum quorumOf discussionHours votingHours } }')).toEqual({
      leastPresent: 3, charter: { least: { quorum: '1/2', quorumOf: 'ALL_SEATS', discussionHours: 72, votingHours: 168 } },
    });
    const shown = await page(`/councils/${id}`);
    expect(shown).toContain('At least 1/2 of all seats take part');
    expect(shown).not.toContain('could carry a motion here alone');
  });

  it('may be nothing, which everybody sees', async () => {
    expect(await page(`/councils/${chamber.council}`)).toContain('One member could carry a motion here alone');
    const { act } = await chamber.steward.ask<{ act: unknown }>(
      `mutation ($charter: CharterInput!) { act: prepareFoundCouncil(name: "A council", purpose: "To say what it may not.", charter: $charter) { __typename } }`,
      { charter: { ...CHARTER, least: { ...NO_LEAST, quorum: '3/2' } } },
    ).catch((error: Error) => ({ act: error.message }));
    expect(act).toContain('fraction');
  });

  it('is decided by a vote of the council, and binds the next', async () => {
    const charter = { ...MOTION_CHARTER, least: LEAST };
    const classes = charter.classes.map(({ label: _, ...one }) => ({ ...one, filledBy: ['appointment'], vacancy: 'same-way' }));
    const least = { quorum: { fraction: '1/2', members: 'all-seats' }, discussionHours: 1, votingHours: 2 };
    const hash = createHash('sha256').update(charter.text).digest('hex');
    const motion = await chamber.propose({ kind: 'CHARTER', text: charter.text, subject: { charter: JSON.stringify({ version: 2, hash, classes, assessDays: 60, least }) } });
    await chamber.open(motion, rule({}, now()));
    for (const seat of [1, 2]) await chamber.cast(motion, chamber.seat(seat), 'yes');
    clock.forward({ seconds: HOUR });
    await node.app.get(CloseVotes).run();
    const adopt = (given: object): Promise<Done> =>
      chamber.steward.act(`mutation ($charter: CharterInput!, $motion: PublicId) { act: prepareAdoptCharter(council: "${chamber.council}", version: 2, charter: $charter, motion: $motion) { ${PREPARED} } }`, { charter: given, motion });
    const form = await page(`/councils/${chamber.council}/charter/new?motion=${motion}`);
    for (const value of ['1/2', '1', '2']) expect(form).toContain(`value="${value}"`);
    expect(await adopt({ ...charter, least: { ...LEAST, votingHours: 0 } })).toMatchObject({ code: 'NOT_AS_DECIDED' });
    expect(await adopt(charter)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await council(chamber.council, 'leastPresent')).toEqual({ leastPresent: 4 });

    const next = await chamber.propose();
    const alone = rule({ closesAt: closesIn(5) }, now());
    expect(await chamber.open(next, alone, chamber.seat(1))).toMatchObject({ code: 'DISCUSSION_TOO_SHORT' });
    clock.forward({ seconds: HOUR + 1 });
    expect(await chamber.open(next, { ...alone, closesAt: closesIn(HOUR) }, chamber.seat(1))).toMatchObject({ code: 'VOTE_TOO_SHORT' });
    expect(await chamber.open(next, { ...alone, closesAt: closesIn(2 * HOUR + 60) }, chamber.seat(1))).toMatchObject({ code: 'QUORUM_TOO_LOW' });
    expect(await page(`/motions/${next}/open`)).toContain('At least 1/2 of all seats take part, vacant ones and members who stand back counted among them. Now that is 4 members.');
    expect(await page(`/motions/${next}/open`)).toContain('Votes on this text can be taken from');
    expect(await chamber.open(next, { ...alone, tally: quorum(4), closesAt: closesIn(2 * HOUR + 60) }, chamber.seat(1))).toMatchObject({ __typename: 'EntryReceipt' });
    for (const seat of [1, 2, 3]) await chamber.cast(next, chamber.seat(seat), 'yes');
    clock.forward({ seconds: 2 * HOUR + 60 });
    await node.app.get(CloseVotes).run();
    expect(await chamber.show(next, 'status')).toEqual({ status: 'NO_QUORUM' });
  });

  it('more votes than are read at a time are closed in one round', async () => {
    const ids = Array.from({ length: 120 }, (_, i) => `vvvvvvvvv${String(i).padStart(3, '0')}`);
    const motion = await chamber.propose();
    clock.forward({ seconds: HOUR + 1 });
    expect(await chamber.open(motion, rule({ tally: quorum(4), closesAt: closesIn(2 * HOUR + 60) }, now()))).toMatchObject({ __typename: 'EntryReceipt' });
    clock.forward({ seconds: 2 * HOUR + 60 });
    const owner = await connectApp(node.db.ownerUrl, 1);
    try {
      // Rows whose streams are not there cannot be closed, and come first.
      await owner.query(
        `INSERT INTO motion (id, council, kind, status, proposer_seat, proposer_member, incidents, version, proposed_at, proposal_entry, closes_at)
         SELECT id, council, kind, 'open', 1, proposer_member, incidents, 1, proposed_at, proposal_entry, closes_at - interval '1 hour' FROM motion, unnest($2::text[]) AS t (id) WHERE motion.id = $1`.replace('SELECT id,', 'SELECT t.id,'),
        [motion, ids],
      );
      expect(await node.app.get(CloseVotes).run()).toBe(1);
      await owner.query('DELETE FROM motion WHERE id = ANY($1)', [ids]);
    } finally {
      await owner.destroy();
    }
    expect(await chamber.show(motion, 'status')).toEqual({ status: 'NO_QUORUM' });
  });

  it('an auditor agrees, and finds whoever goes on by rules that know nothing of it', async () => {
    await eventually(async () => ((await council(chamber.council, 'history { seq }'))['history'] as unknown[]).length === 2 || undefined, 'the entries');
    await expectVerified(node);

    const { text: _, labels: __, ...terms } = { ...CHARTER, labels: null };
    const classes = terms.classes.map(({ label: ___, ...one }) => ({ ...one, filledBy: ['appointment'], vacancy: 'same-way' }));
    const C = `sha256:${'0f'.repeat(32)}`;
    const command = { type: 'FoundCouncil', name: C, purpose: C, charter: C, labels: C, hash: 'ab'.repeat(32), classes, assessDays: 60 } as unknown as CouncilCommand;
    const old = councilSlice1 as unknown as Slice<Council, CouncilCommand, CouncilEvent, string>;
    const signature = { method: 'ed25519', key: 'k', signature: Buffer.alloc(64).toString('base64'), request: randomUUID() } as never;
    const founded = await node.app.get(Ledger).ask(old, OLD, { command, actor: { kind: 'member', id: chamber.steward.id, roles: ['steward'] }, authorization: signature });
    expect(founded).toMatchObject({ ok: true });
    expect(await page(`/councils/${OLD}`)).toContain('The charter does not say how many must take part in a vote');
    await eventually(async () => ((await council(OLD, 'history { seq }'))['history'] as unknown[]).length === 1 || undefined, 'the entry');
    const { findings } = await verifyLog(new HttpSource(node.url), {});
    expect(findings.map(({ kind }) => kind)).toContain('RULES_ENDED');

    await expectRebuiltAlike(node.db.ownerUrl, /^public\.(council|motion|stream)/);
  });
});
