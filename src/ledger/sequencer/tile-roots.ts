import { fold, loadHashes, type Query } from '../log/tree-store.js';

/** Root of a full tile: hash `index` at C2SP level `level` (>= 1). */
export interface TileRoot {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

const TILE = 256;

/** Roots of the tiles, at all levels, that become full when `entries` are added to a log of `size` entries. */
export async function tileRoots(query: Query, size: number, entries: readonly { readonly leaf: Uint8Array }[]): Promise<TileRoot[]> {
  const added: TileRoot[] = [];
  let level = 0;
  let start = size;
  let hashes: readonly Uint8Array[] = entries.map((entry) => entry.leaf);
  for (;;) {
    const end = start + hashes.length;
    const first = Math.floor(start / TILE);
    const last = Math.floor(end / TILE);
    if (first === last) return added;
    const before = await loadHashes(query, level, first * TILE, start);
    const all = [...before, ...hashes];
    const roots: Uint8Array[] = [];
    for (let tile = first; tile < last; tile++) roots.push(fold(all.slice((tile - first) * TILE, (tile - first + 1) * TILE)));
    level += 1;
    added.push(...roots.map((hash, i) => ({ level, index: first + i, hash })));
    start = first;
    hashes = roots;
  }
}
