import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type JobName, Jobs } from '../../src/jobs/index.js';
import { checkReceipt } from '../../src/ledger/core/index.js';
import { LogReader, PublishedLog } from '../../src/ledger/index.js';
import { CaseClient } from '../support/case-client.js';
import { dumpText } from '../support/dump.js';
import { eventually } from '../support/eventually.js';
import { fileReport, type FilingReceipt, MINIMAL, openCase, upload } from '../support/filing.js';
import { query } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withSteward } from '../support/people.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { expectVerified } from '../support/verified.js';

const WITHDRAW = 'mutation ($input: WithdrawCaseInput!) { it: withdrawCase(input: $input) { __typename } }';

describe('what the clock does to reports', () => {
  const clock = new ShiftedClock();
  let node: TestNode;
  let steward: Person;
  let ended: FilingReceipt;
  let held: FilingReceipt;
  let open: FilingReceipt;

  beforeAll(async () => {
    node = await startTestNode({ clock });
    steward = await withSteward(node);
    ended = await told('elderberry');
    held = await told('hawthorn');
    open = await told('oleander');
    for (const { caseCode } of [ended, held]) await query(node, WITHDRAW, { input: { code: caseCode } });
    const HOLD = `mutation { it: keepOpenings(report: "${held.reportId}", ground: LEGAL_CLAIM) { __typename } }`;
    expect(await steward.ask(HOLD)).toMatchObject({ it: { __typename: 'EntryReceipt' } });
  }, 120_000);
  afterAll(() => node?.stop(), 30_000);

  /** A report with its word in every erasable place. */
  async function told(word: string): Promise<FilingReceipt> {
    const { files } = await upload(node, { name: `${word}.txt`, content: `A letter of ${word}` });
    const contact = { email: `${word}@example.org` };
    return fileReport(node, { ...MINIMAL, title: `A report of ${word}`, mode: 'CONFIDENTIAL', contact, files: files.map(({ handle }) => handle), wait: true });
  }

  /** The clock goes forward once all that was decided before is published: promises are kept in the node's own time. */
  async function later(days: number): Promise<void> {
    const published = node.app.get(PublishedLog);
    await eventually(async () => {
      const [row] = await node.database.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM ledger_pending');
      return published.size === row!.n;
    }, 'all entries published');
    clock.forward({ days });
  }

  const run = (name: JobName): Promise<void> => node.app.get(Jobs).add(name, `${name}-${randomUUID()}`);
  const count = async (table: string, where = 'true'): Promise<number> =>
    (await node.database.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`))[0]!.n;

  it('after a day: files that were never sent go, and acts that were never signed', async () => {
    await upload(node, { name: 'never.txt', content: 'never sent' });
    const client = await CaseClient.of(node);
    await client.file(MINIMAL);
    expect(await client.prepare({ add: { text: 'Never signed.' } })).toMatchObject({ __typename: 'PreparedCaseAct' });
    await run('purge-uploads');
    await later(0);
    expect([await count('staged_upload'), await count('prepared_case_act')]).toEqual([1, 1]);
    await later(1);
    await run('purge-uploads');
    await eventually(async () => (await count('staged_upload')) + (await count('prepared_case_act')) === 0, 'both gone');
  }, 60_000);

  it('after 30 days: whatever is not decided is marked overdue, once', async () => {
    await later(30);
    await run('mark-overdue');
    await eventually(async () => (await openCase(node, open.caseCode!)).overdue, 'overdue');
    await run('mark-overdue');
    await later(0);
    const { history, overdue } = await openCase(node, open.caseCode!);
    expect({ overdue, history: history.map(({ command }) => command) }).toEqual({ overdue: true, history: ['FileReport', 'MarkOverdue'] });
    expect((await openCase(node, ended.caseCode!)).overdue).toBe(false);
  }, 60_000);

  it('90 days after the end: the words go for good, unless the law keeps them; commitment and receipt stay', async () => {
    await later(58); // day 89
    await run('expire-openings');
    await later(0);
    expect((await openCase(node, ended.caseCode!)).content.title).toBe('A report of elderberry');
    await later(1);
    await run('expire-openings');
    await eventually(async () => (await openCase(node, ended.caseCode!)).content.title === null, 'the words gone');
    expect(await openCase(node, ended.caseCode!)).toMatchObject({ expired: true, content: { title: null, account: null, files: [] } });
    const all = await dumpText(node.db.ownerUrl);
    expect(all).not.toContain('elderberry');
    expect(all).toContain('hawthorn@example.org');
    expect(await count('evidence')).toBe(2);
    expect((await openCase(node, open.caseCode!)).content.title).toBe('A report of oleander');

    const entry = await node.app.get(LogReader).entryById(ended.entryId);
    expect(JSON.stringify(entry!.entry.command)).toMatch(/"title":"sha256:[0-9a-f]{64}"/);
    const { vkey } = (await (await node.get('/log/log.json')).json()) as { vkey: string };
    const proven = checkReceipt(ended.receiptFile!, { vkeys: [vkey] });
    expect(proven.ok).toBe(true);
    expect(proven.openings.map(({ opening }) => opening.value)).toContain('A report of elderberry');
    await later(0);
    await expectVerified(node);
  }, 60_000);
});
