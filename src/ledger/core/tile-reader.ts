import { equalBytes } from '../../kernel/bytes.js';
import { levelCount, tileAt, tilePath, TILE_WIDTH, type Tile } from './tile.js';
import { HASH_BYTES, nodeHash, type HashReader, type Position } from './tree.js';

/**
 * Reads hashes out of tiles that came from anywhere, a mirror or an attacker included: not one hash is handed out before its
 * whole tile has been shown to belong to the signed root.
 *
 *     const tiles = tilesToRead(size, positionsRead((read) => proveInclusion(9, size, read)));
 *     const read = authenticTiles({ size, root }, await fetchAll(tiles));   // throws TileNotAuthentic
 *     proveInclusion(9, size, read);
 *
 * A full tile is checked against its hash in the tile above. The partial tiles of all levels, one on each, are the right edge
 * of the tree: together they give the root itself.
 */
export class TileNotAuthentic extends Error {
  constructor(readonly path: string) {
    super(`${path} is missing, malformed or does not belong to the signed root`);
    this.name = 'TileNotAuthentic';
  }
}

const TILE_BITS = 8;

/** Where a complete subtree lies: tile level and hashes [from, to) of that level. */
function placeOf({ level, index }: Position): { level: number; from: number; to: number } {
  const width = 2 ** (level % TILE_BITS);
  return { level: Math.floor(level / TILE_BITS), from: index * width, to: (index + 1) * width };
}

/** The tiles that hold the wanted hashes, and those that are needed to authenticate them; highest level first. */
export function tilesToRead(size: number, positions: readonly Position[]): Tile[] {
  const wanted = new Map<string, Tile>();
  const add = (level: number, index: number): void => {
    const tile = tileAt(level, index, size);
    if (!tile) throw new RangeError('no such hash in a log of this size');
    const path = tilePath(level, index, tile.width);
    if (wanted.has(path)) return;
    wanted.set(path, tile);
    if (tile.width === 0) add(level + 1, Math.floor(index / TILE_WIDTH));
  };
  for (const tile of edgeTiles(size)) add(tile.level, tile.index);
  for (const position of positions) {
    const place = placeOf(position);
    if (place.to > levelCount(place.level, size)) throw new RangeError('no such hash in a log of this size');
    add(place.level, Math.floor(place.from / TILE_WIDTH));
  }
  return [...wanted.values()].sort((a, b) => Number(b.level) - Number(a.level) || a.index - b.index);
}

/**
 * `fetched` gives the bytes by path. The full tile may stand in for a partial one that a server has deleted: it holds the same
 * hashes first. Bytes of tiles that were not asked for are not looked at.
 */
export function authenticTiles(
  checkpoint: { readonly size: number; readonly root: Uint8Array },
  tiles: readonly Tile[],
  fetched: (path: string) => Uint8Array | undefined,
): HashReader {
  const { size, root } = checkpoint;
  const rows = new Map<string, readonly Uint8Array[]>();
  const key = (level: number, index: number) => `${level}/${index}`;
  const load = (tile: Tile): readonly Uint8Array[] => {
    const path = tilePath(tile.level, tile.index, tile.width);
    const row = parseTile(fetched(path), tile.width === 0 ? TILE_WIDTH : tile.width);
    if (!row) throw new TileNotAuthentic(path);
    return row;
  };

  const edge = edgeTiles(size);
  let folded: Uint8Array | undefined;
  for (const tile of edge) {
    const row = load(tile);
    rows.set(key(tile.level, tile.index), row);
    folded = foldEdge(row, folded);
  }
  const top = edge.at(-1);
  if (top && !(folded && equalBytes(folded, root))) throw new TileNotAuthentic(tilePath(top.level, top.index, top.width));

  const full = tiles.filter((tile) => tile.width === 0).sort((a, b) => Number(b.level) - Number(a.level));
  for (const tile of full) {
    const level = Number(tile.level);
    const above = rows.get(key(level + 1, Math.floor(tile.index / TILE_WIDTH)));
    const row = load(tile);
    if (!above || !equalBytes(above[tile.index % TILE_WIDTH]!, foldEdge(row, undefined))) {
      throw new TileNotAuthentic(tilePath(level, tile.index, 0));
    }
    rows.set(key(level, tile.index), row);
  }

  return (level, index) => {
    const place = placeOf({ level, index });
    const row = rows.get(key(place.level, Math.floor(place.from / TILE_WIDTH)));
    const start = place.from % TILE_WIDTH;
    const width = place.to - place.from;
    if (!row || start + width > row.length) throw new RangeError('a hash that was not asked for');
    return foldEdge(row.slice(start, start + width), undefined);
  };
}

/** The partial tiles of a log, from the leaves up. */
function edgeTiles(size: number): (Tile & { level: number })[] {
  const tiles: (Tile & { level: number })[] = [];
  for (let level = 0; levelCount(level, size) > 0; level++) {
    const count = levelCount(level, size);
    const width = count % TILE_WIDTH;
    if (width > 0) tiles.push({ level, index: Math.floor(count / TILE_WIDTH), width });
  }
  return tiles;
}

function parseTile(bytes: Uint8Array | undefined, width: number): readonly Uint8Array[] | undefined {
  if (!bytes || (bytes.length !== width * HASH_BYTES && bytes.length !== TILE_WIDTH * HASH_BYTES)) return undefined;
  return Array.from({ length: width }, (_, i) => bytes.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES));
}

/** Folds a row of complete subtrees of one size into the root over them, with what stands to the right of them, if anything. */
function foldEdge(hashes: readonly Uint8Array[], right: Uint8Array | undefined): Uint8Array {
  let row = hashes;
  let rest = right;
  while (row.length > 1 || (row.length === 1 && rest)) {
    if (row.length % 2 === 1) {
      const last = row.at(-1)!;
      rest = rest ? nodeHash(last, rest) : last;
    }
    const above: Uint8Array[] = [];
    for (let i = 0; i + 1 < row.length; i += 2) above.push(nodeHash(row[i]!, row[i + 1]!));
    row = above;
  }
  return row[0] && rest ? nodeHash(row[0], rest) : (row[0] ?? rest)!;
}
