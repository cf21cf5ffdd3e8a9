import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startTestNode, type TestNode } from '../support/node.js';
import { builtAssets } from '../support/portal-build.js';

jest.setTimeout(180_000);

const FILE = `mutation($input: FileReportInput!) { fileReport(input: $input) { __typename ... on FilingReceipt { caseCode seq } ... on FileReportRefused { code problems { field code } } } }`;
const REPORT = {
  title: 'A letter was read wrongly',
  account: 'A system that reads letters took a 1 for a 7, and a pension was not paid.',
  involvement: 'CAUSED',
  role: 'WITNESS',
  severity: 'INCIDENT',
  harmTypes: ['ECONOMIC_PROPERTY'],
  noEvidence: true,
  wait: true,
};

describe('the portal over HTTP', () => {
  let node: TestNode;

  beforeAll(async () => {
    builtAssets();
    node = await startTestNode();
  });
  afterAll(() => node?.stop());

  const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(node.url + path, { method: 'POST', body, redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });

  const PUBLIC = ['/', '/about/safety', '/about/reports', '/about/privacy'];
  const PRIVATE = ['/report', '/case'];

  it.each([...PUBLIC, ...PRIVATE, '/no/such/page'])('%s has the headers of a page, and sets no cookie', async (path) => {
    for (let time = 0; time < 2; time++) {
      const { headers } = await node.get(path);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self'/);
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|nonce|\*/);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cache-control')).toBe(PUBLIC.includes(path) ? 'no-cache' : 'no-store');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });

  it('says in HTML that a page does not exist, and elsewhere in plain text', async () => {
    const page = await node.get('/no/such/page');
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('<h1');
    for (const path of ['/log/nothing', '/graphql/nothing']) {
      const answer = await node.get(path);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 404, 'text/plain; charset=utf-8']);
    }
  });

  it('serves assets for ever, by names that carry their content', async () => {
    const style = /href="(\/assets\/[^"]+\.css)"/.exec(await (await node.get('/')).text())?.[1] ?? '';
    const { status, headers } = await node.get(style);
    expect([status, headers.get('cache-control'), headers.get('content-type')]).toEqual([200, 'public, max-age=31536000, immutable', 'text/css; charset=utf-8']);
    for (const path of ['/assets/', '/assets/.vite/manifest.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets/..%2f..%2f..%2fpackage.json', '/assets/%00']) {
      const answer = await node.get(path);
      expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true]);
    }
  });

  it.each([
    ['a foreign site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbour of the same domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['an older browser on a foreign site', { origin: 'https://evil.example' }, 403],
    ['our own page, which sends no referrer', { 'sec-fetch-site': 'same-origin', origin: 'null' }, 200],
    ['a program', {}, 200],
  ])('a form posted from %s is answered as it should', async (_from, headers, status) => {
    expect((await post('/report', 'go=start', headers)).status).toBe(status);
  });

  it('a form of a signed-in person needs its token; the forms of reporters do not know of any session', async () => {
    const cookie = `folkmoot-session=${'A'.repeat(43)}`;
    expect((await post('/no/such/form', '', { cookie })).status).toBe(403);
    expect((await post('/report', 'go=start', { cookie })).status).toBe(200);
  });

  const HOSTILE: readonly (readonly [string, string])[] = [
    ['/report', 'go=next&step=what&title=%00%ff%fe&account=%ED%A0%80'],
    ['/report', 'go=next&step=when&occurred.year=99999&occurred.day=-1&ongoing=PERHAPS'],
    ['/report', 'go=send&involvement=CAUSED&role=WITNESS&severity=INCIDENT&harmTypes=NONE&files=x&files=y%20z%20w&country1=ZZ&quantity=-5&mode=BOSS&request=1'],
    ['/report', 'go=send'],
    ['/report', 'go=change:nothing&step=__proto__&constructor=1&__proto__=2'],
    ['/report', 'go=remove:99999999999&go=send&step=evidence&step=what'],
    ['/report', `go=next&step=what&title=${'x'.repeat(5_000)}&account=${'y'.repeat(100_000)}`],
    ['/report', ''],
    ['/report/receipt', 'receipt=%3Cscript%3E'],
    ['/report/receipt', ''],
    ['/case', 'code=short'],
    ['/case', 'code=00000-00000-00000-00000-00000&go=withdraw&sure=yes'],
    ['/case', 'code=00000-00000-00000-00000-00000&go=answer&question=%00&answer-%00=x'],
    ['/case', ''],
  ];
  it.each(HOSTILE.map(([path, body]) => [path, body.slice(0, 60), body] as const))('%s takes %s without an error of its own', async (path, _start, body) => {
    const answer = await post(path, body);
    expect(answer.status).toBeLessThan(500);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).not.toContain('Something went wrong on our side');
  });

  it.each([
    ['too large', 'x='.padEnd(1_100_000, 'y'), 'application/x-www-form-urlencoded', 413],
    ['JSON', '{}', 'application/json', 415],
    ['half a form with files', '--x\r\nContent-Disposition: form-data; name="go"', 'multipart/form-data; boundary=x', 400],
    ['a form with files without a boundary', 'x', 'multipart/form-data', 400],
  ])('a body that is %s is the sender’s fault', async (_what, body, type, status) => {
    const answer = await post('/report', body, { 'content-type': type });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'text/html; charset=utf-8']);
  });

  it('a public page is kept ready in every coding, is asked for anew by its tag, and shows a new entry within five seconds', async () => {
    const received = async (headers: Record<string, string> = {}): Promise<string> =>
      /<dt>reports? received<\/dt><dd>(\d+)<\/dd>/.exec(await (await node.get('/', headers)).text())?.[1] ?? '';
    const before = Number(await received());
    for (const encoding of ['br', 'gzip', 'identity']) expect(Number(await received({ 'accept-encoding': encoding }))).toBe(before);
    const etag = (await node.get('/')).headers.get('etag') ?? '';
    expect((await node.get('/', { 'if-none-match': etag })).status).toBe(304);

    const filed = await node.graphql<{ fileReport: { seq: number } }>(FILE, { input: REPORT });
    expect(filed.data.fileReport.seq).toBeGreaterThan(0);
    const deadline = Date.now() + 5_000;
    while (Number(await received()) === before && Date.now() < deadline) await new Promise((wake) => setTimeout(wake, 100));
    expect(Number(await received())).toBe(before + 1);
  });

  it('every operation of the pages fits the schema', () => {
    const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
    const pages = 'src/portal/pages';
    let count = 0;
    for (const name of readdirSync(pages, { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(name)) continue;
      const source = readFileSync(join(pages, name), 'utf8');
      for (const [, text] of source.matchAll(/\/\* GraphQL \*\/ `([^`]*)`/g)) {
        // Pieces that several operations share are put in as text.
        const whole = text!.replaceAll(/\$\{([A-Z_]+)\}/g, (_, piece: string) => new RegExp(`const ${piece} = ['\`]([^'\`]*)`).exec(source)?.[1] ?? '__typename');
        if (!/^\s*(query|mutation)/.test(whole)) continue;
        expect([name, validate(schema, parse(whole)).map((error) => error.message)]).toEqual([name, []]);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(5);
  });

  it('the words of the form are those of the schema’s lists', () => {
    const schema = readFileSync('schema.graphql', 'utf8');
    const words = readFileSync('src/portal/messages/en/report.ts', 'utf8');
    for (const [list, kind] of [['Severity', 'severity'], ['HarmType', 'harm'], ['Involvement', 'involvement'], ['ReporterRole', 'role'], ['FilingMode', 'mode']]) {
      const values = new RegExp(`enum ${list} \\{([^}]*)\\}`).exec(schema)?.[1]?.match(/[A-Z_]{2,}/g) ?? [];
      expect(values.length).toBeGreaterThan(2);
      expect(values.filter((value) => !words.includes(`'report.${kind}.${value}'`))).toEqual([]);
    }
  });
});
