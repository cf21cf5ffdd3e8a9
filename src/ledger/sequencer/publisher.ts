import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { formatBundle, tilePath, tilesFor } from '../core/index.js';
import { concat } from '../../kernel/bytes.js';
import { loadHashes, type Query } from '../log/tree-store.js';
import type { Sequenced } from './batch.js';
import { writeDurably } from './guard.js';

const TILE = 256;

/**
 * Writes the log as static files (C2SP tlog-tiles): entry bundles, then tiles, then the checkpoint last. A crash in between
 * leaves files that nothing refers to yet; the next run writes them again with the same bytes.
 */
export class Publisher {
  /** Entries from the start of the last bundle that is not full, so that a batch need not be read back. */
  #tail: Sequenced[] = [];
  #tailStart = -1;

  constructor(
    private readonly folder: string,
    private readonly query: Query,
  ) {}

  get checkpointFile(): string {
    return join(this.folder, 'checkpoint');
  }

  /** Keeps entries of a committed batch for the publication that follows. */
  remember(entries: readonly Sequenced[]): void {
    if (this.#tailStart < 0) this.#tailStart = entries[0]!.seq;
    this.#tail.push(...entries);
  }

  /** Files for a log that grew from `from` to `to` entries; the checkpoint is not written here. */
  async writeTiles(from: number, to: number): Promise<void> {
    const tiles = tilesFor(from, to);
    for (const tile of tiles) {
      const start = tile.index * TILE;
      const width = tile.width === 0 ? TILE : tile.width;
      const path = join(this.folder, tilePath(tile.level, tile.index, tile.width));
      const bytes =
        tile.level === 'entries'
          ? formatBundle((await this.#entries(start, start + width)).map((entry) => entry.bytes))
          : tile.level === 0
            ? concat(...(await this.#entries(start, start + width)).map((entry) => entry.leaf))
            : concat(...(await loadHashes(this.query, tile.level, start, start + width)));
      await writeDurably(path, bytes);
      if (tile.width === 0) await rm(`${path}.p`, { recursive: true, force: true });
    }
    this.#forget(Math.floor(to / TILE) * TILE);
  }

  async writeCheckpoint(note: string): Promise<void> {
    await writeDurably(this.checkpointFile, note);
  }

  async #entries(from: number, to: number): Promise<Pick<Sequenced, 'bytes' | 'leaf'>[]> {
    if (this.#tailStart >= 0 && from >= this.#tailStart && to <= this.#tailStart + this.#tail.length) {
      return this.#tail.slice(from - this.#tailStart, to - this.#tailStart);
    }
    const rows = await this.query<{ bytes: Buffer; leaf: Buffer }>(
      'SELECT bytes, leaf FROM ledger_entry WHERE seq >= $1 AND seq < $2 ORDER BY seq',
      [from, to],
    );
    if (rows.length !== to - from) throw new Error(`the log lacks entries in [${from}, ${to})`);
    return rows.map((row) => ({ bytes: new Uint8Array(row.bytes), leaf: new Uint8Array(row.leaf) }));
  }

  #forget(before: number): void {
    if (this.#tailStart < 0 || before <= this.#tailStart) return;
    this.#tail = this.#tail.slice(before - this.#tailStart);
    this.#tailStart = this.#tail.length === 0 ? -1 : before;
  }
}
