import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { startTestNode, type TestNode } from '../support/node.js';

let node: TestNode;
beforeAll(async () => {
  node = await startTestNode();
}, 60_000);
afterAll(() => node.stop(), 30_000);

/** Sends bytes as they are, since `fetch` would tidy them; answers the first line. */
async function raw(text: string, wait = 5_000): Promise<string> {
  const { hostname, port } = new URL(node.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (data) => (answer += data.toString('latin1'))).on('error', () => undefined);
  socket.write(text, 'latin1');
  const timer = setTimeout(() => socket.destroy(), wait);
  await once(socket, 'close');
  clearTimeout(timer);
  return answer.split('\r\n')[0] ?? '';
}

const PATHS = [
  '/%ff', '/%00', '/%', '/%zz', '/incidents/%00', '/incidents/%ff', '/incidents/..%2f..%2fetc%2fpasswd', '/incidents/aiid-99999999999999999999', '/incidents/%20.json',
  '/incidents/' + 'a'.repeat(5_000), '/entities/%00', '/entities/__proto__', '/ledger/%00', '/ledger/entries/-1', '/ledger/entries/99999999999999999999', '/ledger/entries/1e3',
  '/ledger/report/%00', '/ledger/constructor/constructor', '/evidence/%00', '/evidence/..', '/members/%00', '/join/%00', '/log/tile/0/%00', '/log/tile/../../log.json',
  '/log/tile/..%2f..%2f..%2fetc%2fpasswd', '/log/tile/0/x999/000', '/log/tile/99/000', '/log/tile/entries/-1', '/log/tile/0/000.p/0', '/log/tile/0/000.p/257', '/log/tile/', '/log/',
  '/assets/%00', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/%2e%2e/package.json', '/assets//etc/passwd', '/assets/.', '/witness/%00/checkpoint',
  '/?lang=%00', '/?lang[]=1', '/?lang=__proto__&lang=x', '/?lang=' + 'x'.repeat(9_000), '/incidents?after=%00', '/incidents?after=AAAA', '/incidents?first=-1', '/incidents?year=%00',
  '/incidents?q=%00', '/incidents?q=%ff', '/incidents?q=' + '%F0%9F%98%80'.repeat(400), '/incidents?q=%22%26%7C!%3A*', '/incidents?q=a&q=b', '/incidents?severity=x&severity=y', '/incidents?country=%00', '/incidents?entity=%00',
  '/incidents?from=99999', '/incidents?from=x', '/incidents?order=__proto__', '/incidents?status=draft', '/incidents?status=constructor', '/incidents?harm=toString', '/incidents?view=%00', '/entities?q=%00', '/entities?after=%00', '/entities?kind=__proto__', '/ledger?from=-1', '/ledger?from=x', '/ledger?after=%00', '/integrity?x=%00',
  '/report?step=%00', '/case?code=%00', '/graphql', '/graphql?query=%00', '/graphql?query={__typename}&variables=%7B', '/uploads', '/sign-in?to=//evil.example', '/desk', '/account', '/members', '/metrics', '//evil.example/', '/.env', '/\\..\\',
];

describe('addresses', () => {
  it.each(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'QUERY', 'PROPFIND'])('%s of anything is never an error of ours', async (method) => {
    const broken: string[] = [];
    for (const path of PATHS) {
      const line = await raw(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: \xff;q=x,,,*;q=9\r\nCookie: folkmoot-session=%00; a=\xff; =; __proto__=1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      if (!/^HTTP\/1\.1 [234]\d\d /.test(line)) broken.push(`${path.slice(0, 60)} → ${line}`);
    }
    expect(broken).toEqual([]);
  }, 60_000);

  it('absurd requests are refused by the protocol', async () => {
    const absurd = [
      'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\nConnection: close\r\n\r\nx',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'y'.repeat(70_000)}\r\nConnection: close\r\n\r\n`,
      'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
      'GET / HTTP/9.9\r\nHost: a\r\n\r\n',
      '\x16\x03\x01\x02\x00\x01\x00\r\n\r\n',
    ];
    for (const text of absurd) expect(await raw(text)).toMatch(/^HTTP\/1\.1 4\d\d /);
  });

  it.each([
    ['/graphql', 'application/json', '['.repeat(100_000)],
    ['/graphql', 'application/json', `{"query":"{__typename}","variables":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`],
    ['/graphql', 'application/json', '{"query":"{__typename}","__proto__":{"x":1}}'],
    ['/graphql', 'application/json', '{"query":"{__typename}","constructor":{"prototype":{"x":1}}}'],
    ['/graphql', 'application/json', '{"query":{"a":1}}'],
    ['/graphql', 'application/json', '{"query":"{__typename}","operationName":5}'],
    ['/graphql', 'application/json', '{"query":"{__typename}","variables":"x"}'],
    ['/graphql', 'application/json', '{"query":"{__typename}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}'],
    ['/graphql', 'application/json', '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}'],
    ['/graphql', 'application/json', '\ufeff{}'],
    ['/graphql', 'application/json', 'null'],
    ['/graphql', 'multipart/form-data; boundary=x', '--x--'],
    ['/uploads', 'multipart/form-data', 'x'],
    ['/uploads', 'multipart/form-data; boundary=x', 'no boundary here'],
    ['/uploads', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="__proto__"; filename="a"\r\n\r\nabc\r\n--x--\r\n'],
    ['/uploads', 'multipart/form-data; boundary=x', `--x\r\n${'A: b\r\n'.repeat(5_000)}\r\nabc\r\n--x--\r\n`],
    ['/uploads', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nabc'],
    ['/witness/add-checkpoint', 'text/plain', 'old 99999999999999999999\n\n\nx'],
    ['/witness/add-checkpoint', 'text/plain', '\u0000'.repeat(1_000)],
    ['/report', 'application/x-www-form-urlencoded', '__proto__=1&constructor=2&toString=3&step=what&go=next'],
    ['/report', 'application/x-www-form-urlencoded', Array.from({ length: 10_000 }, (_, i) => `f${i}=1`).join('&')],
    ['/report', 'application/x-www-form-urlencoded', 'title=%00%ff%ed%a0%80&step=%00&go=%00'],
    ['/report', 'application/x-www-form-urlencoded', 'step=__proto__&go=next'],
    ['/report', 'application/x-www-form-urlencoded', 'step=constructor&to=toString&go=next'],
    ['/report', 'application/json', '{}'],
    ['/report', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\n1\r\n--x--\r\n'],
    ['/report', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="upload"; filename="a"\r\n\r\nabc'],
    ['/case', 'application/x-www-form-urlencoded', 'code=%00'],
    ['/case', 'application/x-www-form-urlencoded', `code=${'a'.repeat(500_000)}`],
    ['/case', 'application/x-www-form-urlencoded', 'code=3k7w9-qzp04-tnh5x-c2m8r-dv6bj&act=__proto__'],
    ['/sign-in', 'application/x-www-form-urlencoded', 'nonce=%00&signature=%7B&key=%00'],
    ['/sign-out', 'application/x-www-form-urlencoded', ''],
    ['/join', 'application/x-www-form-urlencoded', 'invitation=%00&secret=%00'],
    ['/ledger/verify', 'application/x-www-form-urlencoded', 'receipt=%00'],
    ['/ledger/verify', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n\u0000\r\n--x--\r\n'],
  ])('POST %s as %s is never an error of ours (%#)', async (path, type, body) => {
    const response = await fetch(node.url + path, { method: 'POST', headers: { 'content-type': type, accept: 'application/graphql-response+json, */*' }, body, redirect: 'manual' });
    const text = await response.text();
    expect(`${response.status} ${text.slice(0, 100)}`).toMatch(/^[234]/);
    expect(text).not.toMatch(/node_modules|at .*\.ts:\d+|SyntaxError|INTERNAL/);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it.each<Record<string, string>>([{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { 'sec-fetch-site': 'nonsense' }, { origin: 'https://evil.example' }, { origin: 'x' }])(
    'a form of another site is refused on each address (%#)',
    async (headers) => {
      for (const path of ['/report', '/case', '/case/answer', '/sign-in', '/sign-out', '/join', '/account', '/members', '/desk', '/nothing']) {
        const response = await fetch(node.url + path, { method: 'POST', headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1', redirect: 'manual' });
        expect([path, response.status]).toEqual([path, 403]);
      }
    },
  );
});

describe('time', () => {
  it('a request that never ends is ended', () => {
    const server = node.app.getHttpServer();
    expect(server.headersTimeout).toBeGreaterThan(0);
    expect(server.requestTimeout).toBeGreaterThan(0);
    expect(server.keepAliveTimeout).toBeGreaterThan(0);
  });

  it('an upgrade to what is not served ends at once', async () => {
    const upgrade = (path: string, extra: string): Promise<string> =>
      raw(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n${extra}\r\n`, 2_000);
    expect(await upgrade('/', '')).toMatch(/^HTTP\/1\.1 400/);
    expect(await upgrade('/graphql', '')).toMatch(/^HTTP\/1\.1 400/);
    expect(await upgrade('/graphqlx', 'Sec-WebSocket-Protocol: graphql-transport-ws\r\n')).toMatch(/^HTTP\/1\.1 400/);
  });
});

describe('a socket', () => {
  const ask = async (...messages: readonly (Record<string, unknown> | string)[]): Promise<{ seen: { type: string; id?: string; payload?: unknown }[]; code: number }> => {
    const socket = new WebSocket(`${node.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    const seen: { type: string; id?: string; payload?: unknown }[] = [];
    socket.on('message', (data) => seen.push(JSON.parse((data as Buffer).toString()) as { type: string })).on('error', () => undefined);
    await once(socket, 'open');
    socket.send('{"type":"connection_init","payload":{"__proto__":{"x":1},"token":"x"}}');
    await once(socket, 'message');
    for (const message of messages) socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    const timer = setTimeout(() => socket.close(4999), 700);
    const [code] = (await once(socket, 'close')) as [number];
    clearTimeout(timer);
    return { seen, code };
  };
  const subscribe = (query: unknown, id = '1', variables?: unknown): Record<string, unknown> => ({ type: 'subscribe', id, payload: { query, variables } });

  it.each([
    ['a query', '{ ledger { origin } }'],
    ['a mutation', 'mutation { beginLogin { __typename } }'],
    ['a query of any cost', `{ ${Array.from({ length: 200 }, (_, i) => `a${i}: ledger { entries(first: 100) { edges { node { json } } } }`).join(' ')} }`],
    ['introspection', '{ __schema { types { fields { type { fields { name } } } } } }'],
    ['no GraphQL', '{{{{'],
    ['too many words', `subscription { ${'a '.repeat(5_000)} }`],
    ['too many aliases', `subscription { checkpointPublished { ${Array.from({ length: 40 }, (_, i) => `a${i}: size`).join(' ')} } }`],
  ])('takes no %s', async (_name, query) => {
    const { seen } = await ask(subscribe(query));
    expect(seen.map(({ type }) => type)).toEqual(['connection_ack', 'error']);
    expect(JSON.stringify(seen)).not.toMatch(/"data"|node_modules/);
  });

  it('has few subscriptions', async () => {
    const { seen } = await ask(...Array.from({ length: 30 }, (_, i) => subscribe('subscription { checkpointPublished { size } }', String(i))));
    expect(seen.filter(({ type }) => type === 'error').length).toBe(25);
  });

  it.each([
    ['too large', JSON.stringify(subscribe(`subscription { checkpointPublished { ${'size '.repeat(20_000)} } }`))],
    ['no message', 'x'],
    ['of another form', '{"type":"subscribe"}'],
    ['deep', '['.repeat(10_000)],
  ])('that says something %s is closed, and the node goes on', async (_name, message) => {
    const { code } = await ask(message);
    expect(code).not.toBe(4999);
    expect((await node.get('/healthz')).status).toBe(200);
  });
});
