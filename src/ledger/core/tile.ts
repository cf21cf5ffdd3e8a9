import { concat } from '../../kernel/bytes.js';

/**
 * A log as static files that anybody can fetch and keep (C2SP tlog-tiles). Hashes lie in tiles of 256: level 0 holds the
 * leaves, level 1 the roots of full tiles of level 0, and so on. Entries lie in bundles of 256.
 *
 *     tile/0/x001/x234/067      full tile 1,234,067 of level 0
 *     tile/1/000.p/17           the first 17 hashes of tile 0 of level 1
 *     tile/entries/000          entries 0 to 255
 */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  /** Hashes or entries in a partial tile, 1 to 255; 0 means that it is full and holds 256. */
  readonly width: number;
}

export const TILE_WIDTH = 256;
const LEVEL_LIMIT = 63;

export function tilePath(level: number | 'entries', index: number, width: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/[0-9]{3}/g)!;
  const number = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${number}${width === 0 ? '' : `.p/${width}`}`;
}

const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** Undefined for whatever is not the one spelling of a tile's path. */
export function parseTilePath(path: string): Tile | undefined {
  const match = PATH.exec(path);
  if (!match) return undefined;
  const level = match[1] === 'entries' ? 'entries' : Number(match[1]);
  const index = Number(match[2]!.replaceAll(/[x/]/g, ''));
  const width = Number(match[3] ?? 0);
  if ((level !== 'entries' && level > LEVEL_LIMIT) || !Number.isSafeInteger(index) || width >= TILE_WIDTH) return undefined;
  return tilePath(level, index, width) === path ? { level, index, width } : undefined;
}

/** How many hashes level `level` has in a log of `size` entries; entries count like leaves. */
export function levelCount(level: number | 'entries', size: number): number {
  let count = size;
  for (let i = level === 'entries' ? 0 : level; i > 0 && count > 0; i--) count = Math.floor(count / TILE_WIDTH);
  return count;
}

/** Tile `index` of a level as a log of `size` entries has it; undefined where it has none. */
export function tileAt(level: number | 'entries', index: number, size: number): Tile | undefined {
  const width = Math.min(levelCount(level, size) - index * TILE_WIDTH, TILE_WIDTH);
  return width > 0 ? { level, index, width: width === TILE_WIDTH ? 0 : width } : undefined;
}

/** What is to be written when a log grows: bundles first, then tiles from the leaves up. The checkpoint comes after them. */
export function tilesFor(oldSize: number, newSize: number): Tile[] {
  const tiles: Tile[] = [];
  const grow = (level: number | 'entries') => {
    const before = levelCount(level, oldSize);
    const after = levelCount(level, newSize);
    if (after <= before) return;
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < after; index++) tiles.push(tileAt(level, index, newSize)!);
  };
  grow('entries');
  for (let level = 0; levelCount(level, newSize) > 0; level++) grow(level);
  return tiles;
}

export class MalformedBundle extends Error {
  constructor() {
    super('malformed entry bundle');
    this.name = 'MalformedBundle';
  }
}

/** Each entry behind its length in two bytes, big end first. */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH) throw new Error('a bundle holds 1 to 256 entries');
  const parts: Uint8Array[] = [];
  for (const entry of entries) {
    if (entry.length > 0xffff) throw new Error('an entry of a bundle has at most 65,535 bytes');
    parts.push(Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry);
  }
  return concat(...parts);
}

/** Throws MalformedBundle unless the bytes are 1 to 256 whole entries. */
export function parseBundle(bytes: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const start = at + 2;
    const end = start + ((bytes[at]! << 8) | (bytes[at + 1] ?? 0));
    if (start > bytes.length || end > bytes.length || entries.length === TILE_WIDTH) throw new MalformedBundle();
    entries.push(bytes.slice(start, end));
    at = end;
  }
  if (entries.length === 0) throw new MalformedBundle();
  return entries;
}
