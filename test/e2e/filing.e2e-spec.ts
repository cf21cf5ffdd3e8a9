import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseKey, checkReceipt, newCaseCode, parseCaseCode } from '../../src/ledger/core/index.js';
import { CASE, fileReport, type FilingRefused, MINIMAL, openCase, upload } from '../support/filing.js';
import { query } from '../support/member.js';
import { startTestNode, type TestNode } from '../support/node.js';

describe('filing a report', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await startTestNode();
  }, 120_000);
  afterAll(() => node?.stop(), 30_000);

  const problems = (refused: FilingRefused): string[] => refused.problems.map(({ field, code }) => `${field} ${code}`);

  it('takes the smallest report, waits for the log, and gives a receipt that a third party can check', async () => {
    const receipt = await fileReport(node, { ...MINIMAL, wait: true });
    expect(receipt.__typename).toBe('FilingReceipt');
    expect(parseCaseCode(receipt.caseCode!)).toBe(receipt.caseCode);
    expect(receipt.seq).toBeGreaterThanOrEqual(0);
    const { vkey } = (await (await node.get('/log/log.json')).json()) as { vkey: string };
    const result = checkReceipt(receipt.receiptFile!, { vkeys: [vkey] });
    expect(result.ok).toBe(true);
    expect(result.openings).toHaveLength(21);
    expect(result.openings.map(({ opening }) => opening.value)).toContain(MINIMAL.title);
  });

  it('shows the case to whoever has the code, in any spelling, and to nobody else', async () => {
    const receipt = await fileReport(node, { ...MINIMAL, involvementWords: 'It did not stop.' });
    const view = await openCase(node, ` ${receipt.caseCode!.toUpperCase().replaceAll('-', ' ')} `);
    expect(view).toMatchObject({ reportId: receipt.reportId, status: 'RECEIVED', content: { title: MINIMAL.title, involvement: 'CONTRIBUTED', involvementWords: 'It did not stop.' } });
    expect(await openCase(node, newCaseCode(new Uint8Array(16).fill(7)))).toMatchObject({ code: 'NO_SUCH_CASE' });
    expect(await openCase(node, 'nonsense')).toMatchObject({ code: 'NO_SUCH_CASE' });
    expect(await query(node, CASE, { input: {} })).toMatchObject({ openCase: { code: 'NO_SUCH_CASE' } });
  });

  it('says everything that is wrong at once, and files nothing', async () => {
    const refused = await fileReport<FilingRefused>(node, {
      ...MINIMAL,
      title: '',
      links: ['javascript:alert(1)'],
      countries: ['XX'],
      noticed: { precision: 'DAY', date: '2031-02-30' },
      files: ['not-a-handle'],
      reporterKey: 'short',
    });
    expect(refused.code).toBe('INVALID_CONTENT');
    expect(problems(refused)).toEqual(['title REQUIRED', 'noticed NOT_A_DATE', 'countries NOT_IN_LIST', 'links NOT_A_LINK', 'files NOT_A_FILE', 'reporterKey MALFORMED']);
    expect(problems(await fileReport<FilingRefused>(node, { ...MINIMAL, noEvidence: false }))).toEqual(['links REQUIRED']);
    expect(problems(await fileReport<FilingRefused>(node, { ...MINIMAL, mode: 'NAMED' }))).toEqual(['contact CONTACT_REQUIRED']);
    const { checkReport } = await query<{ checkReport: unknown[] }>(node, 'mutation { checkReport(draft: { title: "x" }) { field code message } }');
    expect(checkReport).toContainEqual(expect.objectContaining({ field: 'account', code: 'REQUIRED' }));
  });

  it('counts one request once, also when it is sent by many at the same instant', async () => {
    const requestId = randomUUID();
    const receipts = await Promise.all(Array.from({ length: 6 }, () => fileReport(node, { ...MINIMAL, requestId })));
    expect(new Set(receipts.map((receipt) => receipt.entryId)).size).toBe(1);
    expect(receipts.filter((receipt) => receipt.caseCode !== null)).toHaveLength(1);
    const [row] = await node.database.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM ledger_pending WHERE request_id = $1', [requestId]);
    expect(row!.n).toBe(1);
  });

  it('takes a key made by the reporter, once', async () => {
    const code = newCaseCode(new Uint8Array(16).fill(9));
    const reporterKey = caseKey(code).publicKey;
    const [requestId, both] = [randomUUID(), { ...MINIMAL, reporterKey }];
    const first = await fileReport(node, { ...both, requestId });
    expect(first.caseCode).toBeNull();
    expect(await fileReport(node, { ...both, requestId })).toMatchObject({ entryId: first.entryId, entry: { repeated: true } });
    expect(await fileReport<FilingRefused>(node, both)).toMatchObject({ code: 'KEY_USED' });
    expect((await openCase(node, code)).reportId).toBe(first.reportId);
  });

  it('writes what comes at once together, and refuses one of them alone', async () => {
    const key = caseKey(newCaseCode(new Uint8Array(16).fill(11))).publicKey;
    const titles = Array.from({ length: 24 }, (_, i) => `Arm no. ${i} "struck" \\ somebody`);
    const filed = await Promise.all(titles.map((title, i) => fileReport(node, { ...MINIMAL, title, wait: true, ...(i === 5 || i === 17 ? { reporterKey: key } : {}) })));
    const receipts = filed.filter((one) => one.__typename === 'FilingReceipt');
    expect(receipts).toHaveLength(23);
    expect(new Set(receipts.map(({ seq }) => seq)).size).toBe(23);
    expect(filed.filter((_, i) => i === 5 || i === 17).map((one) => one.__typename).sort()).toEqual(['FileReportRefused', 'FilingReceipt']);
    const last = titles.length - 1;
    expect(await openCase(node, filed[last]!.caseCode!)).toMatchObject({ content: { title: titles[last]! } });
  }, 30_000);

  it('takes files by looking into them, ties them to the report, and uses each once', async () => {
    const page = '<html><script>alert(1)</script></html>';
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1]);
    const { status, files } = await upload(node, { name: '../../etc/passwd.png', content: page, type: 'image/png' }, { name: 'photo', content: png });
    expect(status).toBe(200);
    expect(files.map(({ name, type }) => [name, type])).toEqual([['passwd.png', 'text/plain'], ['photo', 'image/png']]);
    const handles = files.map((file) => file.handle);
    const receipt = await fileReport(node, { ...MINIMAL, files: handles });
    expect((await openCase(node, receipt.caseCode!)).content).toMatchObject({ files: expect.arrayContaining([{ name: 'photo', type: 'image/png', size: png.length }]) });
    expect(problems(await fileReport<FilingRefused>(node, { ...MINIMAL, files: handles }))).toEqual(['files NOT_A_FILE', 'files NOT_A_FILE']);
  });

  it('answers bad uploads with 4xx and words', async () => {
    expect(await upload(node)).toMatchObject({ status: 400 });
    expect(await upload(node, { name: 'empty', content: '' })).toMatchObject({ status: 400, code: 'EMPTY_FILE' });
    expect(await upload(node, { name: 'large', content: new Uint8Array(10 * 1024 * 1024 + 1) })).toMatchObject({ status: 413, code: 'FILE_TOO_LARGE' });
    expect(await upload(node, ...Array.from({ length: 11 }, (_, i) => ({ name: `${i}`, content: 'x' })))).toMatchObject({ status: 413, code: 'TOO_MANY_FILES' });
    const post = (type: string, body: string): Promise<Response> => fetch(`${node.url}/uploads`, { method: 'POST', headers: { 'content-type': type }, body });
    for (const [type, body] of [
      ['text/plain', 'x'],
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=b', '--b\r\nbroken'],
      ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nhalf'],
    ] as const) {
      const { status } = await post(type, body);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });

  it('counts in public what was received', async () => {
    await fileReport(node, { ...MINIMAL, wait: true }); // so that those before it are published too
    const { received } = await counts();
    await fileReport(node, { ...MINIMAL, wait: true });
    const after = await counts();
    expect(after.received).toBe(received + 1);
    expect(after.open).toBe(after.received);
  });

  async function counts(): Promise<{ received: number; open: number }> {
    return (await query<{ integrity: { received: number; open: number } }>(node, '{ integrity { received open overdue declined { reason count } months { month received } } }')).integrity;
  }
});
