import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkReceipt } from '../../src/ledger/core/index.js';
import { CaseClient } from '../support/case-client.js';
import { dumpText } from '../support/dump.js';
import { MINIMAL, upload } from '../support/filing.js';
import { query } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withEditor } from '../support/people.js';
import { builtAssets } from '../support/portal-build.js';
import { ShiftedClock } from '../support/shifted-clock.js';
import { expectVerified } from '../support/verified.js';

const DONE = '{ __typename ... on ActRefused { code } }';
const done = { __typename: 'EntryReceipt' };

describe('a reporter who signs on his own machine', () => {
  const clock = new ShiftedClock();
  let node: TestNode;
  let editor: Person;
  beforeAll(async () => {
    builtAssets();
    node = await startTestNode({ clock });
    editor = await withEditor(node);
  }, 120_000);
  afterAll(() => node?.stop(), 30_000);

  it('files, answers, adds a file, erases and withdraws, and the code never leaves him', async () => {
    const sent: string[] = [];
    const client = await CaseClient.of({ ...node, graphql: (text, variables, headers) => (sent.push(JSON.stringify(variables)), node.graphql(text, variables, headers)) });
    const { reportId, caseCode } = await client.file({ ...MINIMAL, mode: 'CONFIDENTIAL', contact: { email: 'rosa@example.org' } });
    expect(caseCode).toBeNull();
    await editor.ask(`mutation { claimReport(report: "${reportId}") ${DONE} }`);
    await editor.ask(`mutation { askReporter(report: "${reportId}", text: "Which plant?") ${DONE} }`);
    const [question] = (await client.open()).questions;
    expect(await client.act({ answer: { question: question!.id, text: 'The northern one.' } })).toMatchObject(done);
    const handles = (await upload(node, { name: 'a.txt', content: 'aaa' }, { name: 'b.txt', content: 'bbb' })).files.map(({ handle }) => handle);
    expect(await client.act({ add: { text: 'Two letters.', files: handles } }, handles)).toMatchObject(done);
    expect(await client.open()).toMatchObject({
      status: 'IN_REVIEW',
      questions: [{ answer: 'The northern one.' }],
      additions: [{ text: 'Two letters.', files: expect.arrayContaining([{ name: 'b.txt', type: 'text/plain', size: 3 }]) }],
    });
    expect(await client.act({ erase: 'CONTACT' })).toMatchObject(done);
    expect(await dumpText(node.db.ownerUrl)).not.toContain('rosa@example.org');
    expect(await client.act({ withdraw: true })).toMatchObject(done);
    expect(await client.open()).toMatchObject({ status: 'DECLINED', declineReason: 'WITHDRAWN_BY_REPORTER' });
    const RECEIPT = 'mutation ($input: CaseKeyInput!) { caseReceipt(input: $input) { ... on CaseReceipt { file } } }';
    const { caseReceipt } = await query<{ caseReceipt: { file: string } }>(node, RECEIPT, { input: { proof: client.proof(clock.now()) } });
    expect(checkReceipt(caseReceipt.file, { vkeys: [await vkey()] }).ok).toBe(true);
    expect(await client.act({ erase: 'EVERYTHING' })).toMatchObject(done);
    expect(await client.act({ erase: 'EVERYTHING' })).toMatchObject({ code: 'ALREADY_ERASED' });

    const everywhere = `${sent.join('\n')}\n${await dumpText(node.db.ownerUrl)}`;
    for (const spelling of [client.code, client.code.replaceAll('-', '')]) expect(everywhere).not.toContain(spelling);
    const { checked } = await expectVerified(node);
    expect(checked.signatures).toBeGreaterThanOrEqual(5);
  }, 60_000);

  it('is not done by another key, another text, another file, or too late', async () => {
    const [client, stranger] = [await CaseClient.of(node), await CaseClient.of(node)];
    await client.file(MINIMAL);
    expect(await stranger.prepare({ withdraw: true })).toMatchObject({ code: 'NO_SUCH_CASE' });
    const late = { proof: client.proof('2026-01-01T00:00:00.000Z') };
    expect(await client.prepare({ ...late, withdraw: true })).toMatchObject({ code: 'NO_SUCH_CASE' });
    const { request, act } = await client.prepare({ withdraw: true });
    const bytes = Buffer.from(act, 'base64');
    expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({ act: 'folkmoot/act/v1', command: { type: 'WithdrawReport' }, request });
    expect(await client.submit(request, stranger.sign(bytes))).toMatchObject({ code: 'SIGNATURE_FAILED' });
    expect(await client.submit(request, 'nonsense')).toMatchObject({ code: 'SIGNATURE_FAILED' });
    expect(await client.submit(request, client.sign(Buffer.from('{}')))).toMatchObject({ code: 'SIGNATURE_FAILED' });

    const [mine, other] = (await upload(node, { name: 'mine.txt', content: 'mine' }, { name: 'other.txt', content: 'other' })).files.map(({ handle }) => handle);
    const adding = await client.prepare({ add: { text: 'With a file.', files: [mine] } });
    const signature = client.sign(Buffer.from(adding.act, 'base64'));
    expect(await client.submit(request, client.sign(bytes))).toMatchObject({ code: 'UNKNOWN_ACT' }); // the addition took its place
    for (const files of [[], [other!], [mine!, other!], [mine!, mine!], ['nonsense']]) {
      expect(await client.submit(adding.request, signature, files)).toMatchObject({ code: 'FILE_GONE' });
    }
    const [first, again] = await Promise.all([1, 2].map(() => client.submit(adding.request, signature, [mine!])));
    expect([first, again]).toMatchObject([done, done]);
    expect(again!.entryId).toBe(first!.entryId);
    expect(await client.submit(adding.request, signature)).toMatchObject({ entryId: first!.entryId, repeated: true });

    const slow = await client.prepare({ withdraw: true });
    clock.forward({ seconds: 601 });
    expect(await client.submit(slow.request, client.sign(Buffer.from(slow.act, 'base64')))).toMatchObject({ code: 'ACT_EXPIRED' });
  });

  it('asks for exactly one thing, and for nothing that the rules would refuse', async () => {
    const client = await CaseClient.of(node);
    await client.file(MINIMAL);
    const proof = client.proof(clock.now());
    await expect(client.prepare({ proof })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(client.prepare({ proof, withdraw: true, erase: 'CONTACT' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(await client.prepare({ proof, add: { text: ' ' } })).toMatchObject({ code: 'INVALID_CONTENT', problems: [{ field: 'text', code: 'REQUIRED' }] });
    expect(await client.prepare({ proof, answer: { question: 'none', text: 'Yes.' } })).toMatchObject({ code: expect.any(String) });
    const [kept] = await node.database.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM prepared_case_act WHERE reporter_key = $1', [client.publicKey]);
    expect(kept!.n).toBe(0);
  });

  it('is shown his case on the page by his signature, and gets back what he typed where another is refused', async () => {
    const client = await CaseClient.of(node);
    await client.file({ ...MINIMAL, wait: true });
    const post = (fields: Record<string, string>): Promise<Response> => fetch(`${node.url}/case`, { method: 'POST', body: new URLSearchParams(fields) });
    const proof = client.proof(clock.now());
    const shown = await post({ go: 'open', ...proof });
    expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining('You filed the report')]);
    for (const wrong of [{ key: 'x' }, { signature: '' }, { signature: proof.key }, { at: '2001-01-01T00:00:00.000Z' }, { at: 'now' }, { key: '' }]) {
      expect([wrong, (await post({ go: 'open', ...proof, ...wrong })).status]).toEqual([wrong, 422]);
    }
    const refused = await post({ go: 'sign', ...proof, signRequest: randomUUID(), actSignature: 'x', handles: 'x y', done: '__proto__', addition: 'Typed with care.' });
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('Typed with care.')]);
    expect((await post({ go: 'sign', ...proof, signRequest: 'none', done: 'answer' })).status).toBe(200);
  });

  async function vkey(): Promise<string> {
    return ((await (await node.get('/log/log.json')).json()) as { vkey: string }).vkey;
  }
});
