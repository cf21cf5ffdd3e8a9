import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { guardedRequest } from '../../src/platform/guarded-request.js';

const POST = { method: 'POST', headers: {}, body: new Uint8Array([1]), mostBytes: 0 } as const;

describe('a request to a server that somebody else named', () => {
  let server: Server;
  let port: number;
  let asked = 0;
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked++;
      if (request.url === '/away') response.writeHead(302, { location: '/' }).end();
      else response.end('x'.repeat(1000));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '127.1', '2130706433', '0x7f.1', '0.0.0.0', 'localhost', 'LOCALHOST', '169.254.169.254', '10.0.0.1', '[fe80::1]'])(
    'never reaches this machine or its network by %s',
    async (host) => {
      for (const scheme of ['http', 'https']) {
        await expect(guardedRequest(new URL(`${scheme}://${host}:${port}/`), POST)).resolves.toBe('no-address');
      }
      expect(asked).toBe(0);
    },
  );

  it('follows no redirect, and reads no more than it was told to', async () => {
    const here = { privateAddresses: true };
    const url = (path: string): URL => new URL(`http://127.0.0.1:${port}${path}`);
    const before = asked;
    await expect(guardedRequest(url('/away'), POST, here)).resolves.toEqual({ status: 302, body: undefined });
    expect(asked).toBe(before + 1);
    await expect(guardedRequest(url('/'), { method: 'GET', headers: {}, mostBytes: 999 }, here)).resolves.toEqual({ status: 200, body: undefined });
    await expect(guardedRequest(url('/'), { method: 'GET', headers: {}, mostBytes: 1000 }, here)).resolves.toMatchObject({ status: 200, body: { length: 1000 } });
  });
});
