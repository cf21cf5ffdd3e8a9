import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileReport, MINIMAL, openCase, upload } from '../support/filing.js';
import { type ActToSign, BEGIN_LOGIN, PREPARED, query } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';
import { type Person, withEditor, withSteward } from '../support/people.js';

let node: TestNode;
let ada: Person;
let ben: Person;
const BAD = ['\u0000', 'a\u0000b', '\ud800', '__proto__', '', '\u202e', 'x'.repeat(100_000)];

beforeAll(async () => {
  node = await startTestNode();
  ada = await withEditor(node, 'Ada');
  ben = await withEditor(node, 'Ben');
}, 60_000);
afterAll(() => node.stop(), 30_000);

async function published(title: string): Promise<string> {
  const revision = { title, summary: `${title}, as two people say.`, severity: 'INCIDENT', harmTypes: ['PHYSICAL'] };
  const { act } = await ada.ask<{ act: { streamId: string } }>(
    'mutation ($revision: IncidentRevisionInput!) { act: draftIncident(revision: $revision, namesPerson: false) { ... on EntryReceipt { streamId } } }',
    { revision },
  );
  expect(await ada.act(`mutation { act: preparePublishIncident(incident: "${act.streamId}", version: 1) { ${PREPARED} } }`)).toMatchObject({ __typename: 'EntryReceipt' });
  return act.streamId;
}
const prepare = async (who: Person, mutation: string): Promise<ActToSign> => (await who.ask<{ act: ActToSign }>(`mutation { act: ${mutation} { ${PREPARED} } }`)).act;
const graphql = <T>(text: string, variables: Record<string, unknown> = {}): ReturnType<typeof node.graphql<T>> => node.graphql<T>(text, variables);

describe('acts that waited for their signature', () => {
  it('two incidents are never merged into each other, in turn or at once', async () => {
    const [a, b, c, d] = [await published('A first event of some kind'), await published('A second event of some kind'), await published('A third event of its kind'), await published('A fourth event of its kind')];
    const first = await prepare(ada, `prepareMergeIncident(incident: "${a}", into: "${b}", reason: SAME_EVENT)`);
    const second = await prepare(ben, `prepareMergeIncident(incident: "${b}", into: "${a}", reason: SAME_EVENT)`);
    expect(await ada.signAct(first)).toMatchObject({ __typename: 'EntryReceipt' });
    expect(await ben.signAct(second)).toMatchObject({ code: 'TARGET_NOT_PUBLISHED' });
    const third = await prepare(ada, `prepareMergeIncident(incident: "${c}", into: "${d}", reason: SAME_EVENT)`);
    const fourth = await prepare(ben, `prepareMergeIncident(incident: "${d}", into: "${c}", reason: SAME_EVENT)`);
    const both = await Promise.all([ada.signAct(third), ben.signAct(fourth)]);
    expect(both.map(({ __typename, code }) => code ?? __typename).sort()).toEqual(['EntryReceipt', 'TARGET_NOT_PUBLISHED']);
  }, 60_000);

  it('a role that was taken away signs no more', async () => {
    const eve = await withEditor(node, 'Eve');
    const id = await published('An event that Eve dislikes');
    const act = await prepare(eve, `prepareRetractIncident(incident: "${id}", reason: NOT_AI)`);
    const steward = await withSteward(node);
    await steward.act(`mutation { act: revokeRole(member: "${eve.id}", role: "editor") { ${PREPARED} } }`);
    expect(await eve.signAct(act)).toMatchObject({ code: 'NOT_AN_EDITOR' });
    expect(await ben.signAct(act)).toMatchObject({ code: 'UNKNOWN_ACT' });
  }, 30_000);

  it('what a number of another request leads to is its receipt and no power', async () => {
    const mine = await fileReport(node, { ...MINIMAL, requestId: '019ab1c2-0000-7000-8000-00000000000a' });
    const theirs = await fileReport(node, { ...MINIMAL, requestId: '019ab1c2-0000-7000-8000-00000000000a', wait: true });
    expect(theirs).toMatchObject({ reportId: mine.reportId, caseCode: null, receiptFile: null, entry: { repeated: true } });
  });
});

describe('hostile values where the way is open', () => {
  it.each(BAD)('a key, a nonce, a name and a question that are %j', async (bad) => {
    const { data } = await graphql<{ beginLogin: { nonce: string } }>(BEGIN_LOGIN);
    const signature = { key: bad, ed25519: bad };
    const answers = [
      await graphql('mutation ($nonce: String!, $signature: KeySignatureInput!) { login(nonce: $nonce, signature: $signature) { __typename } }', { nonce: data.beginLogin.nonce, signature }),
      await graphql('mutation ($nonce: String!, $signature: KeySignatureInput!) { login(nonce: $nonce, signature: $signature) { __typename } }', { nonce: bad, signature }),
      await ada.graphql('mutation ($profile: ProfileInput!) { replaceProfile(profile: $profile) { __typename } }', { profile: { displayName: `A${bad}`, email: bad } }),
      await ada.graphql('mutation ($name: String!) { registerEntity(kind: CLASS, name: $name, aliases: [$name]) { __typename } }', { name: `A${bad}` }),
      await ada.graphql('query ($text: String) { reportQueue(filter: { text: $text }) { totalCount edges { node { id } } } }', { text: bad }),
    ];
    const filed = await fileReport<{ __typename: string; caseCode: string; code?: string }>(node, { ...MINIMAL, title: `Long enough ${bad.slice(0, 50)}`, account: `Long enough for an account ${bad.slice(0, 9_000)}`, harmed: bad.slice(0, 100), contact: { other: bad.slice(0, 100) }, mode: 'CONFIDENTIAL', systems: [{ name: `S${bad.slice(0, 100)}` }], links: ['javascript:alert(1)'] });
    expect(filed).toMatchObject({ code: 'INVALID_CONTENT' });
    const good = await fileReport(node, { ...MINIMAL, account: `Long enough for an account ${bad.slice(0, 9_000)}` });
    for (const act of ['answerCaseQuestion(input: { code: $code, question: $bad, text: $bad })', 'addToCase(input: { code: $code, text: $bad, files: [$bad] })', 'addToCase(input: { code: $bad, text: $bad })']) {
      answers.push(await graphql(`mutation ($code: String!, $bad: String!) { a: ${act} { __typename } b: __typename ${act.includes('$code') ? '' : 'c: openCase(input: { code: $code }) { __typename }'} }`, { code: good.caseCode, bad }));
    }
    for (const [index, { status, errors }] of answers.entries()) expect([index, status, errors?.map(({ extensions }) => extensions?.['code'])]).toEqual([index, expect.any(Number), errors === undefined ? undefined : expect.not.arrayContaining(['INTERNAL'])]);
    expect((await openCase(node, good.caseCode!)).content.account).not.toMatch(/[\u0000\u202e\ud800]/u);
  }, 30_000);

  it('names of files are for people to read, and head no header', async () => {
    for (const name of ['../../etc/passwd', 'a\r\nSet-Cookie: x=1.txt', 'a"b.txt', '\u202etxt.exe', `${'ä'.repeat(400)}.png`, '...', 'C:\\windows\\a.exe', '<img src=x>.svg']) {
      const { status, files } = await upload(node, { name, content: '<!doctype html><script>alert(1)</script>', type: 'image/png' });
      expect([name, status]).toEqual([name, 200]);
      expect(files[0]!.type).toBe('text/plain');
      expect(files[0]!.name).not.toMatch(/[/\\\r\n\u202e\u0000]/);
      const filed = await fileReport(node, { ...MINIMAL, files: [files[0]!.handle] });
      const [row] = await node.db.database.dataSource.query<{ id: string }[]>('SELECT id FROM evidence WHERE report = $1', [filed.reportId]);
      const got = await node.get(`/evidence/${row!.id}`, { authorization: `Bearer ${ada.token}` });
      expect([got.status, got.headers.get('content-type'), got.headers.get('set-cookie')]).toEqual([200, 'application/octet-stream', null]);
      expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="[A-Za-z0-9._ -]*"; filename\*=UTF-8''[!-~]*$/);
      // A handle is spent with its report.
      expect(await fileReport<{ __typename: string }>(node, { ...MINIMAL, files: [files[0]!.handle] })).toMatchObject({ __typename: 'FileReportRefused' });
    }
  }, 30_000);
});

describe('who does not hold the key', () => {
  it('is told the same of a code that is wrong and of one that is none', async () => {
    const texts = ['3k7w9-qzp04-tnh5x-c2m8r-dv6bj', 'x', '', '3k7w9-qzp04-tnh5x-c2m8r-dv6b0'];
    const told = await Promise.all(texts.map(async (code) => JSON.stringify((await graphql('mutation ($code: String!) { openCase(input: { code: $code }) { __typename ... on CaseRefused { code message problems { code } retryAfterSeconds } } }', { code })).data)));
    expect(new Set(told).size).toBe(1);
  });

  it('a session begins anew with each sign-in, and a cookie of another name or form is nobody', async () => {
    for (const cookie of ['folkmoot-session=', `folkmoot-session=${'A'.repeat(43)}`, `__Host-folkmoot-session=${ada.token}`, `folkmoot-session="${ada.token}"`, `folkmoot-session=x; folkmoot-session=${ada.token}`, `Folkmoot-Session=${ada.token}`]) {
      const { data } = await node.graphql<{ me: unknown }>('{ me { id } }', {}, { cookie });
      expect([cookie.slice(0, 30), data.me]).toEqual([cookie.slice(0, 30), null]);
    }
    expect(await query<{ me: { id: string } }>(node, '{ me { id } }', {}, ada.token)).toEqual({ me: { id: ada.id } });
  });
});
