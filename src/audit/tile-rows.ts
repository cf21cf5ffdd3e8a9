import { equalBytes } from '../kernel/bytes.js';
import { levelCount, TILE_WIDTH, type Tile } from '../ledger/core/index.js';

/** Bits of an index within a tile. */
const TILE_BITS = 8;

/**
 * The hashes that published tiles must hold, as they come out of the entries: one row of at most 256 for each level, so that
 * whoever trusts tiles instead of entries (for a proof, say) is not told something else.
 *
 * A tile is compared when the row it shows is complete, or at the log's end; the next row of that level then begins.
 */
export class TileRows {
  readonly #rows: { index: number; hashes: Uint8Array[] }[] = [];

  /** For `Frontier.append`, whose levels are of two: every eighth of them is a level of tiles. */
  readonly visit = (level: number, index: number, hash: Uint8Array): void => {
    if (level % TILE_BITS !== 0) return;
    const tileLevel = Math.floor(level / TILE_BITS);
    const tile = Math.floor(index / TILE_WIDTH);
    const row = this.#rows[tileLevel];
    if (row?.index === tile) row.hashes.push(hash);
    else this.#rows[tileLevel] = { index: tile, hashes: [hash] };
  };

  /** True where `bytes` are the tile of a log of `size` entries; its row must be the last one of its level. */
  agrees(tile: Tile, bytes: Uint8Array, size: number): boolean {
    if (tile.level === 'entries' || tile.index * TILE_WIDTH >= levelCount(tile.level, size)) return false;
    const row = this.#rows[tile.level];
    const width = tile.width === 0 ? TILE_WIDTH : tile.width;
    if (row?.index !== tile.index || row.hashes.length < width || bytes.length !== width * 32) return false;
    return row.hashes.slice(0, width).every((hash, i) => equalBytes(hash, bytes.subarray(i * 32, (i + 1) * 32)));
  }
}
