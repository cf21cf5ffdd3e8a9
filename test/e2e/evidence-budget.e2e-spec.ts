import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileReport, type FilingRefused, MINIMAL, openCase, upload } from '../support/filing.js';
import { query } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';

const SIZE = 600_000;
const ADD = `mutation ($input: AddToCaseInput!) { act: addToCase(input: $input) {
  __typename ... on CaseRefused { code message } } }`;

describe('the budget of evidence', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await startTestNode({ environment: { FOLKMOOT_EVIDENCE_PER_REPORT: '1', FOLKMOOT_EVIDENCE_PER_DAY: '2', FOLKMOOT_ROLES: 'web,sequencer' } });
  }, 60_000);
  afterAll(() => node.stop());

  async function staged(count = 1): Promise<string[]> {
    const { files } = await upload(node, ...Array.from({ length: count }, (_, i) => ({ name: `photo ${i}.txt`, content: `${i}`.repeat(SIZE) })));
    return files.map(({ handle }) => handle);
  }
  const add = async (code: string, files: readonly string[]): Promise<{ __typename: string; code?: string; message?: string }> =>
    (await query<{ act: { __typename: string } }>(node, ADD, { input: { code, text: 'More of it.', files } })).act;

  it('gives each report its share, and takes words beyond it', async () => {
    const two = await staged(2);
    const refused = await fileReport<FilingRefused>(node, { ...MINIMAL, files: two });
    expect(refused).toMatchObject({ code: 'INVALID_CONTENT', problems: [{ field: 'files', code: 'REPORT_FULL', message: expect.stringMatching(/Take some out.*Nothing you typed is lost/) }] });
    // Nothing was used up: the same file goes with fewer others.
    const { caseCode } = await fileReport(node, { ...MINIMAL, files: two.slice(0, 1) });
    expect(await add(caseCode!, two.slice(1))).toMatchObject({ code: 'REPORT_FULL' });
    expect(await add(caseCode!, [])).toMatchObject({ __typename: 'EntryReceipt' });
    expect((await openCase(node, caseCode!)).content).toMatchObject({ files: [{ size: SIZE }] });
  });

  it('gives the node its share of a day: files wait, words are filed, and tomorrow there is room again', async () => {
    const waiting = await staged(3);
    const own: (string | null)[] = [];
    for (const handle of waiting.slice(0, 2)) own.push((await fileReport(node, { ...MINIMAL, files: [handle] })).caseCode);
    const refused = await fileReport<FilingRefused>(node, { ...MINIMAL, files: waiting.slice(2) });
    expect(refused).toMatchObject({ problems: [{ field: 'files', code: 'NO_ROOM', message: expect.stringMatching(/without them.*add the files on the case page/) }] });
    expect(await upload(node, { name: 'another', content: 'x'.repeat(SIZE) })).toMatchObject({ status: 429, code: 'NO_ROOM', message: expect.stringContaining('without them') });
    const { caseCode } = await fileReport(node, MINIMAL);

    // The form says it at the question about files, and holds all that was typed before.
    const body = new URLSearchParams({ step: 'what', title: MINIMAL.title, account: MINIMAL.account, go: 'next' });
    const page = await (await fetch(`${node.url}/report`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body })).text();
    expect(page).toContain(MINIMAL.title);
    const form = new FormData();
    for (const [name, value] of [['step', 'evidence'], ['title', MINIMAL.title], ['account', MINIMAL.account], ['go', 'next']] as const) form.append(name, value);
    form.append('upload', new Blob(['x'.repeat(SIZE)]), 'screen.txt');
    const answer = await fetch(`${node.url}/report`, { method: 'POST', body: form });
    expect(answer.status).toBe(422);
    const told = await answer.text();
    expect(told).toContain('There is no room for more files here now');
    expect(told).toContain(MINIMAL.account);

    await node.database.dataSource.query("UPDATE evidence SET entry_id = overlay(entry_id::text placing '01890000-0000' from 1 for 13)::uuid");
    expect(await add(caseCode!, waiting.slice(2))).toMatchObject({ __typename: 'EntryReceipt' });
    expect(own).toHaveLength(2);
  });

  it('is kept by many at once', async () => {
    await node.database.dataSource.query("UPDATE evidence SET entry_id = overlay(entry_id::text placing '01890000-0000' from 1 for 13)::uuid");
    const waiting = [...(await staged(3)), ...(await staged(3))];
    const answers = await Promise.all(waiting.map((handle) => fileReport(node, { ...MINIMAL, files: [handle] }) as Promise<{ caseCode?: string; code?: string }>));
    expect(answers.filter(({ code }) => code === undefined)).toHaveLength(3);
    const [row] = await node.database.dataSource.query<{ bytes: string }[]>("SELECT sum(size)::text AS bytes FROM evidence WHERE entry_id > '01900000-0000-7000-8000-000000000000'");
    expect(Number(row!.bytes)).toBe(3 * SIZE);
  });
});
