import { canonicalJson, isJsonObject, parseBundle, tilePath, TILE_WIDTH, type Opening, type Tile } from '../../src/ledger/core/index.js';
import type { PublishedOpening } from '../../src/audit/index.js';

/** Where a published log is read from. Whoever keeps it may lie, so nothing here is believed; it is only carried. */
export interface LogSource {
  /** For people. */
  readonly name: string;
  /** Undefined where there is no such file. Throws Unreadable. `limit`: more bytes than these are refused. */
  read(path: string, limit: number): Promise<Uint8Array | undefined>;
  /** Openings of the first `size` entries, in their order; `undefined` for a line that is none. */
  openings(size: number): AsyncIterable<PublishedOpening | undefined>;
}

/** A file of the log could not be had; the message is ours and safe to show. */
export class Unreadable extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'Unreadable';
  }
}

/** One line of `openings.jsonl`, or of what a node serves. */
export function parseOpening(line: string): PublishedOpening | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
    canonicalJson(value); // What has no canonical form cannot have been committed to.
  } catch {
    return undefined;
  }
  if (!isJsonObject(value) || !('value' in value)) return undefined;
  const { seq, entry, path, salt } = value;
  const named = typeof entry === 'string' && typeof path === 'string' && typeof salt === 'string';
  return named && Number.isSafeInteger(seq) ? (value as unknown as Opening & { readonly seq: number }) : undefined;
}

const HASH_BYTES = 32;
const BUNDLE_LIMIT = TILE_WIDTH * (2 + 65_535);

/** Entries of a bundle. A server may drop a partial bundle once the full one exists, so that is looked for as well. */
export async function readBundle(source: LogSource, tile: Tile): Promise<Uint8Array[]> {
  const { path, bytes } = await readTile(source, tile, BUNDLE_LIMIT);
  let entries: Uint8Array[];
  try {
    entries = parseBundle(bytes);
  } catch {
    throw new Unreadable(`${path} is not a bundle of entries`);
  }
  const width = widthOf(tile);
  if (entries.length < width) throw new Unreadable(`${path} holds ${entries.length} entries, not ${width}`);
  return entries.slice(0, width);
}

/** Bytes of a tile of hashes, cut to its width where the full tile stands in for a partial one. */
export async function readHashes(source: LogSource, tile: Tile): Promise<Uint8Array> {
  const { bytes, full } = await readTile(source, tile, TILE_WIDTH * HASH_BYTES);
  return full && bytes.length === TILE_WIDTH * HASH_BYTES ? bytes.slice(0, widthOf(tile) * HASH_BYTES) : bytes;
}

async function readTile(source: LogSource, tile: Tile, limit: number): Promise<{ path: string; bytes: Uint8Array; full: boolean }> {
  const path = tilePath(tile.level, tile.index, tile.width);
  const bytes = await source.read(path, limit);
  if (bytes) return { path, bytes, full: false };
  const fullPath = tilePath(tile.level, tile.index, 0);
  const full = tile.width === 0 ? undefined : await source.read(fullPath, limit);
  if (!full) throw new Unreadable(`${path} is missing`);
  return { path: fullPath, bytes: full, full: true };
}

function widthOf(tile: Tile): number {
  return tile.width === 0 ? TILE_WIDTH : tile.width;
}
