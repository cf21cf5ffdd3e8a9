import { describe, expect, it } from '@jest/globals';
import { toHex, utf8 } from '../../kernel/bytes.js';
import { formatBundle, levelCount, MalformedBundle, parseBundle, parseTilePath, tileAt, tilePath, tilesFor, TILE_WIDTH, type Tile } from './tile.js';

describe('tile paths', () => {
  it.each<[number | 'entries', number, number, string]>([
    [0, 0, 0, 'tile/0/000'],
    [1, 0, 17, 'tile/1/000.p/17'],
    ['entries', 1234067, 255, 'tile/entries/x001/x234/067.p/255'],
    [63, 999_999, 1, 'tile/63/x999/999.p/1'],
    [0, Number.MAX_SAFE_INTEGER, 0, 'tile/0/x009/x007/x199/x254/x740/991'],
  ])('%s %d %d', (level, index, width, path) => {
    expect(tilePath(level, index, width)).toBe(path);
    expect(parseTilePath(path)).toEqual({ level, index, width });
  });

  it.each([
    '', 'tile', 'tile/0', 'tile/0/0', 'tile/0/01', 'tile/0/0000', 'tile/00/000', 'tile/01/000', 'tile/64/000', 'tile/-1/000', 'tile/0/000.p/0', 'tile/0/000.p/256',
    'tile/0/000.p/01', 'tile/0/000.p/', 'tile/0/000.p', 'tile/0/001/000', 'tile/0/x000/001', 'tile/0/x001', 'tile/0/x001/x000', 'tile/0/x01/000', '/tile/0/000',
    'tile/0/000/', 'tile/0/000\n', 'tile/0/../000', 'tile/entry/000', 'tile/Entries/000', 'tile/0/٠٠٠', 'tile/0/x999/x999/x999/x999/x999/999', `tile/0/${'x001/'.repeat(9999)}000`,
  ])('refuses %j', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });
});

describe('entry bundles', () => {
  it('hold entries of any length', () => {
    const entries = [new Uint8Array(0), utf8('one'), new Uint8Array(0xffff).fill(7)];
    expect(parseBundle(formatBundle(entries)).map(toHex)).toEqual(entries.map(toHex));
  });

  it.each([
    ['nothing', new Uint8Array(0)],
    ['half a length', Uint8Array.of(0)],
    ['an entry cut off', Uint8Array.of(0, 3, 1, 2)],
    ['something behind the last entry', Uint8Array.of(0, 1, 1, 0)],
    ['257 entries', new Uint8Array(257 * 2)],
  ])('refuse %s', (_name, bytes) => {
    expect(() => parseBundle(bytes)).toThrow(MalformedBundle);
  });

  it('are not made of too much', () => {
    expect(() => formatBundle([])).toThrow();
    expect(() => formatBundle([new Uint8Array(0x10000)])).toThrow();
  });
});

describe('tilesFor', () => {
  it('writes each tile that the new size has and the old one had not, and no other', () => {
    const all = (size: number): Map<string, Tile> => {
      const tiles = new Map<string, Tile>();
      for (const level of ['entries', 0, 1, 2] as const) {
        for (let index = 0; index * TILE_WIDTH < levelCount(level, size); index++) {
          const tile = tileAt(level, index, size)!;
          tiles.set(tilePath(level, index, tile.width), tile);
        }
      }
      return tiles;
    };
    for (const [before, after] of [[0, 0], [0, 1], [0, 70_000], [255, 256], [256, 257], [255, 600], [300, 300], [65_535, 65_537], [70_000, 70_001]] as const) {
      const had = all(before);
      const expected = [...all(after).keys()].filter((path) => !had.has(path));
      const paths = tilesFor(before, after).map((tile) => tilePath(tile.level, tile.index, tile.width));
      expect([...paths].sort()).toEqual(expected.sort());
      const bundles = paths.filter((path) => path.startsWith('tile/entries'));
      expect(paths.slice(0, bundles.length)).toEqual(bundles);
    }
  });
});
