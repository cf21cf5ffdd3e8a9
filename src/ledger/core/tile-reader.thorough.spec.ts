import { hash as nodeHashOf } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { concat, toHex, utf8 } from '../../kernel/bytes.js';
import { Frontier } from './frontier.js';
import { useSha256 } from './hash.js';
import { parseTilePath, tilePath, TILE_WIDTH, type Tile } from './tile.js';
import { authenticTiles, TileNotAuthentic, tilesToRead } from './tile-reader.js';
import { leafHash, nodeHash, positionsRead, proveInclusion, proveConsistency, checkInclusion, checkConsistency, treeRoot } from './tree.js';

/** A log of 70,000 leaves: level rows, and tiles cut out of them. */
const SIZE = 70_000;
const levels: Uint8Array[][] = [[], [], [], []];

function tileBytes(tile: Tile): Uint8Array {
  const start = tile.index * TILE_WIDTH;
  return concat(...levels[Number(tile.level)]!.slice(start, start + (tile.width || TILE_WIDTH)));
}

const rootOf = (size: number): Uint8Array =>
  treeRoot(size, (level, index) => {
    let row = levels[Math.floor(level / 8)]!.slice(index * 2 ** (level % 8), (index + 1) * 2 ** (level % 8));
    while (row.length > 1) row = row.flatMap((hash, i) => (i % 2 === 0 ? [nodeHash(hash, row[i + 1]!)] : []));
    return row[0]!;
  });

describe('a reader of tiles', () => {
  beforeAll(() => {
    useSha256((bytes) => nodeHashOf('sha256', bytes, 'buffer'));
    const frontier = Frontier.empty();
    for (let i = 0; i < SIZE; i++) {
      frontier.append(leafHash(utf8(String(i))), (level, _index, hash) => {
        if (level % 8 === 0) levels[level / 8]!.push(hash);
      });
    }
  });

  it.each([1, 2, 255, 256, 257, 1000, 1023, 65_536, 65_537, 70_000])('authenticates every tile it was given, at size %d', (size) => {
    const root = rootOf(size);
    const wanted = new Set([0, Math.floor(size / 2), size - 1]);
    for (const index of wanted) {
      const positions = positionsRead((read) => proveInclusion(index, size, read));
      const tiles = tilesToRead(size, [...positions, { level: 0, index }]);
      const stored = new Map(tiles.map((tile) => [tilePath(tile.level, tile.index, tile.width), tileBytes(tile)]));
      const read = authenticTiles({ size, root }, tiles, (path) => stored.get(path));
      expect(checkInclusion(index, size, read(0, index), proveInclusion(index, size, read), root)).toBe(true);

      for (const [path, bytes] of stored) {
        // One bit anywhere in any tile, the last hash of a partial one included.
        for (const at of new Set([0, bytes.length - 1])) {
          const changed = Uint8Array.from(bytes);
          changed[at]! ^= 1;
          expect(() => authenticTiles({ size, root }, tiles, (p) => (p === path ? changed : stored.get(p)))).toThrow(TileNotAuthentic);
        }
        for (const wrong of [undefined, bytes.subarray(1)]) {
          expect(() => authenticTiles({ size, root }, tiles, (p) => (p === path ? wrong : stored.get(p)))).toThrow(TileNotAuthentic);
        }
      }
      expect(() => authenticTiles({ size, root: root.map((byte) => byte ^ 1) }, tiles, (path) => stored.get(path))).toThrow(TileNotAuthentic);
    }
  });

  it('takes the full tile where the partial one is gone, and hands out nothing beyond the size', () => {
    const size = 1000;
    const tiles = tilesToRead(size, [{ level: 0, index: 999 }]);
    const read = authenticTiles({ size, root: rootOf(size) }, tiles, (path) => {
      const tile = parseTilePath(path)!;
      return tileBytes({ ...tile, width: tile.level === 0 ? 0 : tile.width });
    });
    expect(toHex(read(0, 999))).toBe(toHex(levels[0]![999]!));
    expect(() => read(0, 1000)).toThrow(RangeError);
    expect(() => read(0, 0)).toThrow(RangeError);
    expect(() => tilesToRead(size, [{ level: 0, index: 1000 }])).toThrow(RangeError);
  });

  it('proves consistency out of tiles', () => {
    const [old, size] = [1023, 70_000];
    const tiles = tilesToRead(size, positionsRead((read) => proveConsistency(old, size, read)));
    const read = authenticTiles({ size, root: rootOf(size) }, tiles, (path) => tileBytes(parseTilePath(path)!));
    expect(checkConsistency(old, size, rootOf(old), rootOf(size), proveConsistency(old, size, read))).toBe(true);
  });

  it('needs no tile of an empty log', () => {
    expect(tilesToRead(0, [])).toEqual([]);
    expect(toHex(treeRoot(0, authenticTiles({ size: 0, root: new Uint8Array(32) }, [], () => undefined)))).toMatch(/^e3b0c442/);
  });
});
