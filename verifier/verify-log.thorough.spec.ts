import { describe, expect, it } from '@jest/globals';
import { Frontier, tilePath, tilesFor, TILE_WIDTH } from '../src/ledger/core/index.js';
import { concat, fromUtf8, utf8 } from '../src/kernel/bytes.js';
import { TileRows } from '../src/audit/tile-rows.js';
import { committed } from '../testdata/logs/committed.js';
import { InMemorySource } from '../testdata/logs/in-memory.js';
import { longLog } from '../testdata/logs/long.js';
import { usePlatformSha256 } from './platform-crypto.js';
import { readingOrder, verifyLog } from './verify-log.js';

usePlatformSha256();

const paths = (size: number) => [...readingOrder(size)].map((tile) => tilePath(tile.level, tile.index, tile.width));

describe('the reading order', () => {
  it.each([0, 1, 255, 256, 257, 300, 511, 512, 65_535, 65_536, 65_537, 65_792, 70_000, 131_072, 200_000])('holds every tile of a log of %d entries once', (size) => {
    const all = tilesFor(0, size).map((tile) => tilePath(tile.level, tile.index, tile.width));
    expect(paths(size).sort()).toEqual(all.sort());
  });

  it('has each tile right behind the entries that complete it', () => {
    const order = paths(65_537);
    expect(order.indexOf('tile/1/000')).toBe(order.indexOf('tile/0/255') + 1);
  });

  it('of a log that claims to be endless can be begun', () => {
    expect(readingOrder(Number.MAX_SAFE_INTEGER).next().value).toEqual({ level: 'entries', index: 0, width: 0 });
  });
});

describe('tiles against entries', () => {
  it('agree at every level, and no hash of them may differ', () => {
    const size = 66_000;
    const rows = new TileRows();
    const frontier = Frontier.empty();
    const published: Uint8Array[][] = [];
    const visit = (level: number, index: number, hash: Uint8Array) => {
      rows.visit(level, index, hash);
      if (level % 8 === 0) (published[level / 8] ??= []).push(hash);
    };
    for (const tile of readingOrder(size)) {
      const width = tile.width === 0 ? TILE_WIDTH : tile.width;
      const from = tile.index * TILE_WIDTH;
      if (tile.level === 'entries') {
        for (let i = from; i < from + width; i++) frontier.append(utf8(String(i).padStart(32, '0')), visit);
        continue;
      }
      const bytes = concat(...published[tile.level]!.slice(from, from + width));
      expect(rows.agrees(tile, bytes, size)).toBe(true);
      bytes[bytes.length - 1]! ^= 1;
      expect(rows.agrees(tile, bytes, size)).toBe(false);
      expect(rows.agrees(tile, bytes.subarray(32), size)).toBe(false);
    }
  });
});

describe('a log of several bundles', () => {
  const files = longLog(700);

  it('has no finding', async () => {
    const told: number[] = [];
    const report = await verifyLog(new InMemorySource(files), { progress: (done) => told.push(done) });
    expect(report).toMatchObject({ ok: true, size: 700, checked: { entries: 700, tiles: 4, streams: 1 }, findings: [] });
    expect(told).toEqual([256, 512, 700]);
  });

  it('may have lost partial tiles for which the full one is there', async () => {
    const grown = longLog(700);
    const smaller = longLog(690);
    grown.set('checkpoint', smaller.get('checkpoint')!);
    grown.set('tile/entries/002', concat(grown.get('tile/entries/002.p/188')!));
    grown.set('tile/0/002', concat(grown.get('tile/0/002.p/188')!, new Uint8Array((256 - 188) * 32)));
    const report = await verifyLog(new InMemorySource(grown));
    expect(report).toMatchObject({ ok: true, size: 690, checked: { entries: 690 } });
  });

  it('is unreadable behind a bundle that is missing, and that is all that is said', async () => {
    const holed = new Map(files);
    holed.delete('tile/entries/001');
    const { findings, checked } = await verifyLog(new InMemorySource(holed));
    expect(findings.map(({ kind, text }) => [kind, text])).toEqual([
      ['FILE_UNREADABLE', expect.stringContaining('tile/entries/001 is missing')],
      ['LOG_INCOMPLETE', expect.stringContaining('256 entries, not 700')],
    ]);
    expect(checked.entries).toBe(256);
  });

  it.each([
    ['cut off', (bundle: Uint8Array) => bundle.subarray(0, 1000)],
    ['empty', () => new Uint8Array()],
    ['of other bytes', () => utf8('not found')],
    ['too short', (bundle: Uint8Array) => bundle.subarray(0, ((bundle[0]! << 8) | bundle[1]!) + 2)],
  ])('survives a bundle that is %s', async (_, spoil) => {
    const spoilt = new Map(files).set('tile/entries/000', spoil(files.get('tile/entries/000')!));
    const { findings } = await verifyLog(new InMemorySource(spoilt));
    expect(findings.map(({ kind }) => kind)).toContain('FILE_UNREADABLE');
  });

  it('is found with any tile missing or spoilt', async () => {
    for (const path of [...files.keys()].filter((each) => /^tile\/\d/.test(each))) {
      const without = new Map(files);
      without.delete(path);
      expect((await verifyLog(new InMemorySource(without))).findings.map(({ kind }) => kind)).toEqual(['FILE_UNREADABLE']);
      const bytes = files.get(path)!;
      const spoilt = new Map(files).set(path, concat(Uint8Array.of(bytes[0]! ^ 1), bytes.subarray(1)));
      expect((await verifyLog(new InMemorySource(spoilt))).findings.map(({ kind }) => kind)).toEqual(['TILE_DIFFERS']);
    }
  });
});

describe('what stands beside the tiles', () => {
  const good = committed('good');

  it.each(['checkpoint', 'log.json'])('%s is missed', async (path) => {
    const without = new Map(good);
    without.delete(path);
    expect((await verifyLog(new InMemorySource(without))).findings[0]).toMatchObject({ kind: 'FILE_UNREADABLE', text: expect.stringContaining(path) });
  });

  it('a checkpoint over more entries than there are is found without asking for all of them', async () => {
    const [origin, , root, ...rest] = fromUtf8(good.get('checkpoint')!).split('\n');
    const source = new InMemorySource(new Map(good).set('checkpoint', utf8([origin, '9007199254740991', root, ...rest].join('\n'))));
    const report = await verifyLog(source);
    expect(report.findings.map(({ kind }) => kind)).toContain('LOG_INCOMPLETE');
    expect(source.asked.length).toBeLessThan(20);
  });
});
