import { randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newCaseCode } from '../../src/ledger/core/index.js';
import { type ChildNode, startChildNode } from '../support/child-node.js';
import { asOwner, type TestDatabase, withDatabase } from '../support/database.js';
import { type DumpedRow, dumpRows } from '../support/dump.js';
import { MINIMAL } from '../support/filing.js';

/** The erasable tables, where what a reporter wrote has its place. */
const FOR_WORDS = new Set(['public.opening', 'public.contact', 'public.report_text', 'public.evidence', 'public.prepared_case_act']);

const ADDRESSES = ['203.0.113.77', '198.51.100.23', '2001:db8::77', '127.0.0.1', '::ffff:127'];
const stamp = randomBytes(6).toString('hex');
/** Stands in all that the reporter types. */
const WORD = `zword${stamp}`;
/** Stands in what the node refuses, so it must not be found anywhere. */
const REFUSED = `zrefused${stamp}`;
const HEADERS = {
  'user-agent': `Mozilla/5.0 zagent${stamp}`,
  'x-forwarded-for': `${ADDRESSES[0]}, ${ADDRESSES[1]}`,
  'x-real-ip': ADDRESSES[1]!,
  forwarded: `for="[${ADDRESSES[2]}]"`,
  'accept-language': `zlanguage${stamp}`,
  cookie: `zcookie=zcookie${stamp}`,
};
const OF_THE_REQUEST = [`zagent${stamp}`, `zlanguage${stamp}`, `zcookie${stamp}`, ...ADDRESSES];

const FILE = 'mutation ($input: FileReportInput!) { it: fileReport(input: $input) { __typename ... on FilingReceipt { reportId caseCode } ... on FileReportRefused { code } } }';
const words = (field: string): string => `${field} ${WORD}`;
const EVERYTHING = {
  ...MINIMAL,
  title: words('title'),
  account: `${words('account')} and some more, to be long enough`,
  involvementWords: words('involvement'),
  harmed: words('harmed'),
  wanted: words('wanted'),
  links: [`https://example.org/${WORD}`],
  systems: [{ name: words('system'), version: words('version') }],
  organisations: [{ name: words('organisation'), role: 'DEPLOYER' }],
  countries: ['SE'],
  mode: 'CONFIDENTIAL',
  contact: { name: words('name'), email: `${WORD}@example.org`, phone: words('phone'), other: words('other') },
  wait: true,
};

describe('what a node keeps and prints of somebody who reports', () => {
  let db: TestDatabase;
  let node: ChildNode;
  const codes: string[] = [];
  const handles: string[] = [];

  beforeAll(async () => {
    db = await withDatabase();
    node = await startChildNode(db, { FOLKMOOT_LOG_LEVEL: 'trace', FOLKMOOT_RATE_LIMITS: 'off' });
  }, 180_000);
  afterAll(async () => {
    await node?.stop();
    await db?.close();
  }, 30_000);

  const send = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(node.url + path, { redirect: 'manual', ...init, headers: { ...HEADERS, ...(init.headers as Record<string, string> | undefined) } });
  const post = (path: string, type: string, body: string): Promise<Response> => send(path, { method: 'POST', headers: { 'content-type': type }, body });
  const graphql = async (query: string, variables: unknown = {}): Promise<{ status: number; it?: { code?: string; reportId: string; caseCode: string } }> => {
    const response = await post('/graphql', 'application/json', JSON.stringify({ query, variables }));
    const { data } = (await response.json()) as { data?: { it?: { code?: string; reportId: string; caseCode: string } } };
    return { status: response.status, ...(data?.it ? { it: data.it } : {}) };
  };
  const upload = async (name: string, content: string): Promise<string[]> => {
    const form = new FormData();
    form.append('files', new Blob([content]), name);
    const { files } = (await (await send('/uploads', { method: 'POST', body: form })).json()) as { files: { handle: string }[] };
    return files.map(({ handle }) => handle);
  };

  it('works for the reporter, by API and by form', async () => {
    const files = await upload(`${WORD}.txt`, words('file'));
    handles.push(...files, ...(await upload(`${WORD}-unsent.txt`, words('unsent'))));
    const { it: filed } = await graphql(FILE, { input: { ...EVERYTHING, files } });
    expect(filed).toMatchObject({ __typename: 'FilingReceipt' });
    codes.push(filed!.caseCode);
    const [code] = codes;
    expect((await graphql('mutation ($input: CaseKeyInput!) { it: openCase(input: $input) { __typename } }', { input: { code } })).it).toMatchObject({ __typename: 'CaseView' });
    expect((await graphql('mutation ($input: AddToCaseInput!) { it: addToCase(input: $input) { __typename } }', { input: { code, text: words('addition') } })).it).toMatchObject({ __typename: 'EntryReceipt' });
    const form = new URLSearchParams({ go: 'send', complete: 'yes', nothing: 'yes', ...MINIMAL, harmTypes: 'PHYSICAL', title: words('title'), account: EVERYTHING.account });
    const page = await (await send('/report', { method: 'POST', body: form })).text();
    const shown = /[0-9a-hjkmnp-tv-z]{5}(?:-[0-9a-hjkmnp-tv-z]{5}){4}/.exec(page)?.[0];
    expect(shown).toBeDefined();
    codes.push(shown!);
    expect((await send('/case', { method: 'POST', body: new URLSearchParams({ code: shown! }) })).status).toBe(200);
  }, 60_000);

  it('answers nonsense of every kind without an error of its own', async () => {
    const code = newCaseCode(new Uint8Array(randomBytes(16)));
    codes.push(code);
    const statuses: [string, number][] = [];
    const note = async (what: string, response: Promise<{ status: number }>): Promise<void> => void statuses.push([what, (await response).status]);
    const bad = (field: string, value: unknown): Promise<void> => note(field, graphql(FILE, { input: { ...MINIMAL, [field]: value } }));
    for (const field of ['title', 'account', 'wanted', 'harmed', 'involvementWords', 'reporterKey']) {
      await bad(field, REFUSED.repeat(9_000));
      await bad(field, { [REFUSED]: REFUSED });
    }
    for (const [field, value] of Object.entries({
      links: [`javascript:${REFUSED}`, `https://${REFUSED}:password@example.org/`],
      countries: [REFUSED], files: [REFUSED], severity: REFUSED, harmTypes: [REFUSED], occurred: { precision: 'DAY', date: REFUSED },
      requestId: REFUSED, quantity: REFUSED, systems: REFUSED, organisations: [{ name: REFUSED, role: REFUSED }], contact: REFUSED, [REFUSED]: 1,
    })) await bad(field, value);
    await note('code in the query', graphql(`mutation { it: openCase(input: { code: "${code}" }) { __typename } }`));
    await note('unknown field', graphql(`mutation { ${REFUSED}(code: "${code}") }`));
    await note('broken query', graphql(`mutation { openCase(input: { code: "${code}" ${REFUSED}`));
    await note('code as a wrong type', graphql('mutation ($input: AddToCaseInput!) { it: addToCase(input: $input) { __typename } }', { input: { code: [code], text: REFUSED } }));
    await note('codes that open nothing', graphql('mutation ($input: AddToCaseInput!) { it: addToCase(input: $input) { __typename } }', { input: { code, text: REFUSED, requestId: randomUUID() } }));
    await note('bad proof', graphql('mutation ($input: CaseKeyInput!) { it: openCase(input: $input) { __typename } }', { input: { proof: { key: REFUSED, at: REFUSED, signature: code } } }));
    for (const [type, body] of [
      ['application/json', `{"query": "${REFUSED}`], ['application/json', `"${REFUSED}"`], ['application/json', `[{"query":"${REFUSED}"}]`], ['text/plain', REFUSED], [REFUSED, REFUSED],
      ['application/json', JSON.stringify({ query: `{ __typename }`, variables: REFUSED })], ['application/json', JSON.stringify({ query: 'x'.repeat(3_000_000) + REFUSED })],
    ] as const) await note(`graphql ${type}`, post('/graphql', type, body));
    for (const [type, body] of [
      ['multipart/form-data', REFUSED], [`multipart/form-data; boundary=${REFUSED}`, `--${REFUSED}\r\nbroken`], ['application/json', REFUSED],
      ['multipart/form-data; boundary=b', `--b\r\nContent-Disposition: form-data; name="f"; filename="${REFUSED}\u0000"\r\n\r\n${REFUSED}`],
      ['multipart/form-data; boundary=b', `--b\r\nContent-Disposition: form-data; name="f"; filename="${REFUSED}"\r\n${REFUSED}\r\n\r\n\r\n--b--\r\n`],
    ] as const) {
      for (const path of ['/uploads', '/report', '/case']) await note(`${path} ${type}`, post(path, type, body));
    }
    for (const body of [`code=${code}&go=${REFUSED}`, `go=next&step=what&title=${REFUSED}&code=%ZZ`, `go=send&title=%00${REFUSED}`, `request=${REFUSED}&files=${REFUSED}`]) {
      for (const path of ['/report', '/case']) await note(`${path} form`, post(path, 'application/x-www-form-urlencoded', body));
    }
    for (const path of [
      `/graphql?query={${REFUSED}}`, `/case?code=${code}`, `/report?title=${REFUSED}`, `/incidents?q=${REFUSED}%00`, `/incidents/${REFUSED}`, `/evidence/${REFUSED}`, `/${REFUSED}%00`, `/%ff${REFUSED}`,
      `/log/tile/${REFUSED}`, `/entities/${REFUSED}`, `/ledger/${REFUSED}`, `/incidents?after=${REFUSED}`,
    ]) await note(path, send(path));
    await note('a header that is too long', send('/', { headers: { referer: `https://example.org/${REFUSED.repeat(2_000)}` } }));
    expect(statuses.filter(([, status]) => status >= 500)).toEqual([]);
    // What is no HTTP at all.
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(node.url).port), '127.0.0.1', () => socket.write(`${REFUSED} ${code}\r\nHost: ${REFUSED}\r\n\r\n`));
      socket.on('error', () => resolve()).on('close', () => resolve()).resume();
    });
  }, 120_000);

  it('takes characters that databases do not', async () => {
    for (const odd of ['\u0000', '\ud800', '\udc00\ud800', '\u202e', '\uffff', '\u0007']) {
      const fields = Object.fromEntries(['title', 'account', 'wanted', 'harmed', 'involvementWords'].map((name) => [name, `${name} ${WORD} ${odd} and words enough`]));
      const answer = await graphql(FILE, { input: { ...MINIMAL, ...fields, systems: [{ name: `s${odd}` }], contact: { other: `${WORD}${odd}` }, mode: 'NAMED' } });
      expect(answer.it).toBeDefined();
      handles.push(...(await upload(`${WORD}${odd}.txt`, 'x')));
    }
  }, 60_000);

  it('masks an error of the database, which quotes the row', async () => {
    await asOwner(db.ownerUrl, async (client) => {
      await client.query("ALTER TABLE report_text ADD CONSTRAINT no_more CHECK (title NOT LIKE '%zrefused%')");
      const { it: none, status } = await graphql(FILE, { input: { ...EVERYTHING, title: REFUSED, requestId: randomUUID() } });
      expect({ none, status }).toEqual({ none: undefined, status: expect.any(Number) });
      await client.query('ALTER TABLE report_text DROP CONSTRAINT no_more');
      await client.query('ALTER TABLE report_text RENAME TO report_text_away');
      const broken = await post('/case', 'application/x-www-form-urlencoded', `code=${codes[0]}`);
      expect(broken.status).toBeLessThan(600);
      expect((await graphql(FILE, { input: { ...EVERYTHING, wanted: REFUSED } })).it).toBeUndefined();
      await client.query('ALTER TABLE report_text_away RENAME TO report_text');
    });
  }, 60_000);

  it('leaves no trace of the request, of the code, or of what was refused; and words in their tables alone', async () => {
    await sleep(3_000); // followers and jobs run
    const secrets = [...OF_THE_REQUEST, REFUSED, ...codes.flatMap((code) => [code, code.replaceAll('-', '')]), ...handles];
    const log = node.printed();
    expect(log).toContain('"level"');
    expect(leaks(log, [...secrets.filter((secret) => secret !== '127.0.0.1'), WORD])).toEqual([]);
    // The node says on which address it listens; nothing else may name one.
    expect(log.split('\n').filter((line) => line.includes('127.0.0.1') && !/listen/i.test(line))).toEqual([]);

    const rows = await dumpRows(db.ownerUrl);
    expect(rows.filter(({ text }) => leaks(text, secrets).length > 0).map(placed)).toEqual([]);
    expect([...new Set(rows.filter(({ text }) => text.includes(WORD) || text.includes(hexOf(WORD))).map(({ table }) => table))].filter((table) => !FOR_WORDS.has(table))).toEqual([]);
    expect(rows.some(({ text }) => text.includes(WORD))).toBe(true);

    const files = readdirSync(node.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const file of files) {
      const content = readFileSync(join(file.parentPath, file.name), 'latin1');
      expect({ file: file.name, leaks: leaks(content, [...secrets, WORD]) }).toEqual({ file: file.name, leaks: [] });
    }
  }, 60_000);
});

function leaks(text: string, secrets: readonly string[]): string[] {
  return secrets.filter((secret) => text.includes(secret) || text.includes(hexOf(secret)));
}

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex');
}

function placed({ table, text }: DumpedRow): string {
  return `${table} ${text.slice(0, 300)}`;
}
