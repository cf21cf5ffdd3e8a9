import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LogReader } from '../../src/ledger/index.js';
import { dumpText } from '../support/dump.js';
import { fileReport, MINIMAL, openCase, upload } from '../support/filing.js';
import { firstSteward, PREPARED, query, type TestMember } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';

const dump = (node: TestNode): Promise<string> => dumpText(node.db.ownerUrl);
const marker = (): string => `m${randomBytes(8).toString('hex')}`;
const hexOf = (text: string): string => Buffer.from(text).toString('hex');

describe('erasure and silence', () => {
  let node: TestNode;
  let steward: TestMember;
  beforeAll(async () => {
    node = await startTestNode();
    steward = await firstSteward(node);
  }, 120_000);
  afterAll(() => node?.stop(), 30_000);

  async function reportWithMarker(word: string) {
    const { files } = await upload(node, { name: `${word}.txt`, content: `file ${word}` });
    const receipt = await fileReport(node, {
      ...MINIMAL,
      title: `Title ${word}`,
      account: `A longer account that holds ${word} and more words.`,
      harmed: word,
      files: files.map((file) => file.handle),
      mode: 'CONFIDENTIAL',
      contact: { email: `${word}@example.org` },
    });
    const ADD = 'mutation ($input: AddToCaseInput!) { addToCase(input: $input) { __typename } }';
    await query(node, ADD, { input: { code: receipt.caseCode, text: `More ${word}` } });
    return receipt;
  }

  it('leaves no word of the reporter anywhere after a steward erased them, and the proof of the filing stays', async () => {
    const word = marker();
    const { reportId, entryId, caseCode } = await reportWithMarker(word);
    expect(await dump(node)).toContain(word);
    const erased = await steward.act(`mutation { act: prepareEraseReport(report: "${reportId}", ground: DATA_PROTECTION) { ${PREPARED} } }`);
    expect(erased).toMatchObject({ __typename: 'EntryReceipt' });
    const after = await dump(node);
    expect(after).not.toContain(word);
    expect(after).not.toContain(hexOf(word));
    expect(after).toContain(entryId);
    expect(await openCase(node, caseCode!)).toMatchObject({ content: { title: null, account: null }, additions: [{ text: null, files: [] }] });
    expect(await steward.ask(`mutation { act: prepareEraseReport(report: "${reportId}", ground: DATA_PROTECTION) { ${PREPARED} } }`)).toMatchObject({ act: { code: 'ALREADY_ERASED' } });
  });

  it('erases at the wish of the reporter: the contact alone, or everything', async () => {
    const word = marker();
    const { caseCode } = await reportWithMarker(word);
    const ERASE = 'mutation ($input: EraseCaseInput!) { it: eraseCase(input: $input) { __typename ... on CaseRefused { code } } }';
    expect(await query(node, ERASE, { input: { code: caseCode, contactOnly: true } })).toMatchObject({ it: { __typename: 'EntryReceipt' } });
    const between = await dump(node);
    expect(between).not.toContain(`${word}@example.org`);
    expect(between).toContain(word);
    expect(await query(node, ERASE, { input: { code: caseCode } })).toMatchObject({ it: { __typename: 'EntryReceipt' } });
    expect(await dump(node)).not.toContain(word);
  });

  it('does not let one report name the entries of another', async () => {
    const [one, other] = [await fileReport(node), await fileReport(node)];
    const named = `[{ entry: "${other.entryId}" }]`;
    expect(await steward.act(`mutation { act: prepareEraseReport(report: "${one.reportId}", ground: COURT_ORDER, openings: ${named}) { ${PREPARED} } }`)).toMatchObject({
      code: 'NO_SUCH_REPORT',
    });
    expect((await openCase(node, other.caseCode!)).content.title).toBe(MINIMAL.title);
  });

  it('writes entries of one shape and length, whatever the person said or kept silent about', async () => {
    const short = await fileReport(node, { ...MINIMAL, wait: true });
    const long = await fileReport(node, {
      ...MINIMAL,
      account: 'x '.repeat(5_000),
      wanted: 'An apology.',
      links: ['https://example.org/1', 'https://example.org/2'],
      mode: 'NAMED',
      contact: { name: 'Rosa' },
      wait: true,
    });
    const reader = node.app.get(LogReader);
    const entries = await Promise.all([short, long].map(async ({ entryId }) => (await reader.entryById(entryId))!));
    const [a, b] = entries.map(({ entry }) => JSON.stringify(shapeOf({ ...entry, seq: 0, stream: { ...entry.stream, n: 0 } })));
    expect(a).toBe(b);
    const lengths = entries.map(({ bytes, seq }) => bytes.length - String(seq).length);
    expect(lengths[0]).toBe(lengths[1]);
  });

  it('keeps neither address nor browser, and neither code nor upload handle', async () => {
    const browser = `Browser ${marker()}`;
    const body = JSON.stringify({ query: 'mutation ($input: FileReportInput!) { fileReport(input: $input) { ... on FilingReceipt { caseCode } } }', variables: { input: MINIMAL } });
    const response = await fetch(`${node.url}/graphql`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'user-agent': browser, 'x-forwarded-for': '203.0.113.77' },
    });
    const { caseCode } = ((await response.json()) as { data: { fileReport: { caseCode: string } } }).data.fileReport;
    const { files } = await upload(node, { name: 'a.txt', content: 'some words' });
    expect(response.headers.get('set-cookie')).toBeNull();
    const all = await dump(node);
    for (const secret of [browser, '203.0.113.77', '127.0.0.1', caseCode, caseCode.replaceAll('-', ''), files[0]!.handle]) expect(all).not.toContain(secret);
  });
});

/** The same structure with every text replaced by its length. */
function shapeOf(value: unknown): unknown {
  if (typeof value === 'string') return value.length;
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
  return value;
}
