import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { good } from '../../testdata/logs/forgeries.js';
import { HttpSource } from '../../verifier/sources/http.js';
import { readBundle, readHashes, Unreadable } from '../../verifier/sources/source.js';
import { runVerify } from '../../verifier/verify.js';
import { verifyLog } from '../../verifier/verify-log.js';
import { startTestNode } from '../support/node.js';
import { withEditor } from '../support/people.js';
import { expectVerified } from '../support/verified.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
});

/** A node that publishes the golden log, and may lie about some of its files. */
async function serve(lies: Readonly<Record<string, Answer>> = {}): Promise<string> {
  const started = createServer((request, response) => {
    const path = request.url!.replace(/^\/log\//, '');
    const lie = lies[path] ?? lies['*'];
    if (lie) return lie(request, response);
    const bytes = good.get(path);
    if (!bytes || path.startsWith('kept/')) return void response.writeHead(404).end('no such file');
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes);
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

/** Twenty kilobytes that swell beyond what any file of a log may hold. */
const BOMB = gzipSync(Buffer.alloc(20_000_000));
const quick = { pauses: [5, 5], timeoutMs: 1_000 };
const size = Number(/\n(\d+)\n/.exec(new TextDecoder().decode(good.get('checkpoint')))![1]);
const bundle = `tile/entries/000.p/${size}`;
const leaves = `tile/0/000.p/${size}`;

describe('a log read over HTTP', () => {
  it('is verified by its address, with or without /log/', async () => {
    const address = await serve();
    for (const spelling of [address, `${address}/`, `${address}/log`, `${address}/log/`]) {
      const report = await verifyLog(new HttpSource(spelling, quick));
      expect(report.findings).toEqual([]);
      expect(report.checked.entries).toBe(size);
    }
  });

  it('is verified by the command', async () => {
    let out = '';
    const status = await runVerify([await serve(), '--json'], { out: (text) => (out += text), err: () => undefined });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, size, findings: [] });
  });

  it('has its public texts compared where it serves them, as much of them as the checkpoint covers', async () => {
    const lines = new TextDecoder().decode(good.get('openings.jsonl')).trimEnd().split('\n');
    const texts = (...of: readonly string[]): Promise<string> => serve({ 'openings/000': (_, response) => response.writeHead(200).end(of.map((line) => `${line}\n`).join('')) });
    const told = async (...of: readonly string[]): Promise<unknown> => {
      const { checked, findings } = await verifyLog(new HttpSource(await texts(...of), quick));
      await new Promise((resolve) => server!.close(resolve).closeAllConnections());
      return [checked.openings, findings.map(({ kind }) => kind)];
    };
    expect(await told(...lines)).toEqual([lines.length, []]);
    expect(await told(...lines, JSON.stringify({ ...JSON.parse(lines[0]!), seq: size }))).toEqual([lines.length, []]);
    expect(await told(JSON.stringify({ ...JSON.parse(lines[0]!), value: 'other words' }))).toEqual([1, ['OPENING_DIFFERS']]);
    expect(await told('nonsense')).toEqual([0, ['FILE_UNREADABLE']]);
  });

  it('may be compressed', async () => {
    const address = await serve({
      [bundle]: (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(good.get(bundle)!)),
    });
    expect((await verifyLog(new HttpSource(address, quick))).ok).toBe(true);
  });

  it('is asked again after a failure, and the full tile stands in for a partial one that is gone', async () => {
    let asked = 0;
    const address = await serve({
      checkpoint: (_, response) => (asked++ < 2 ? response.writeHead(503).end() : response.writeHead(200).end(good.get('checkpoint'))),
      [bundle]: (_, response) => response.writeHead(404).end(),
      'tile/entries/000': (_, response) => response.writeHead(200).end(good.get(bundle)),
      [leaves]: (_, response) => response.writeHead(404).end(),
      'tile/0/000': (_, response) => response.writeHead(200).end(Buffer.concat([good.get(leaves)!, Buffer.alloc((256 - size) * 32)])),
    });
    expect(await verifyLog(new HttpSource(address, quick))).toMatchObject({ ok: true, checked: { tiles: 1 } });
    expect(asked).toBe(3);
  });
});

describe('a hostile server', () => {
  const unreadable: Readonly<Record<string, Answer>> = {
    'sends without end': (_, response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    },
    'sends a bomb': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB),
    'sends no gzip for gzip': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain'),
    'breaks off': (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('a');
      setTimeout(() => response.destroy(), 5);
    },
    'says nothing': () => undefined,
    'says a little and then nothing': (_, response) => void response.writeHead(200).write('a'),
    'sends elsewhere': (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
    'fails always': (_, response) => response.writeHead(500).end(),
    'forbids': (_, response) => response.writeHead(403).end(),
  };

  it.each(Object.entries(unreadable))('%s: that is told, and the reader goes on', async (_, answer) => {
    const source = new HttpSource(await serve({ '*': answer }), { pauses: [5], timeoutMs: 300 });
    await expect(source.read('checkpoint', 500_000)).rejects.toThrow(Unreadable);
    await expect(readBundle(source, { level: 'entries', index: 0, width: 0 })).rejects.toThrow(Unreadable);
    await expect(readHashes(source, { level: 0, index: 0, width: 0 })).rejects.toThrow(Unreadable);
    const report = await verifyLog(source);
    expect(report.ok).toBe(false);
    expect(report.findings.map(({ kind }) => kind)).toContain('FILE_UNREADABLE');
  });

  it('sends a tile that is too long, too short or empty', async () => {
    const bytes = good.get(leaves)!;
    for (const body of [Buffer.concat([bytes, bytes]), bytes.subarray(1), Buffer.alloc(0)]) {
      const address = await serve({ [leaves]: (_, response) => response.writeHead(200).end(body) });
      const { findings } = await verifyLog(new HttpSource(address, quick));
      expect(findings.map(({ kind }) => kind)).toEqual(['TILE_DIFFERS']);
      server!.close();
    }
  });

  it('is not there', async () => {
    const report = await verifyLog(new HttpSource('http://127.0.0.1:9', { pauses: [], timeoutMs: 300 }));
    expect(report.findings[0]).toMatchObject({ kind: 'FILE_UNREADABLE', text: expect.stringContaining('the server does not answer') });
  });
});

describe('a node of this project', () => {
  it('is verified from outside after people have joined, by the key that it announces', async () => {
    const node = await startTestNode();
    try {
      await Promise.all([withEditor(node, 'Ben'), withEditor(node, 'Cleo')]);
      await published(node.url, 7);
      const { vkey } = (await (await fetch(`${node.url}/log/log.json`)).json()) as { vkey: string };
      const { checked, size: entries } = await expectVerified(node, { vkeys: [vkey] });
      expect(checked).toMatchObject({ entries, decisions: entries, promises: entries });
      expect(checked.signatures).toBeGreaterThanOrEqual(2);
    } finally {
      await node.stop();
    }
  }, 60_000);
});

/** Waits until the checkpoint covers that many entries. */
async function published(url: string, entries: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const note = await (await fetch(`${url}/log/checkpoint`)).text();
    if (Number(note.split('\n')[1]) >= entries) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`fewer than ${entries} entries were published`);
}
