import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { formatBundle, type Tile, tilePath, tilesFor, TILE_WIDTH } from '../core/index.js';
import { concat } from '../../kernel/bytes.js';
import { loadHashes, type Query } from '../log/tree-store.js';
import type { Sequenced } from './batch.js';
import { DURABLE_FILES, type DurableFiles } from './durable-file.js';

/** Files under way at a time: most of the work is waiting for the disk. */
const ABREAST = 8;
/** Entries kept in memory while nothing may be published; beyond them they are read back. */
const TAIL_LIMIT = 20_000;

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
    private readonly files: DurableFiles = DURABLE_FILES,
  ) {}

  get checkpointFile(): string {
    return join(this.folder, 'checkpoint');
  }

  /** The published checkpoint: all files below it are there. Nothing where the folder was lost; then everything is written again. */
  async written(): Promise<string | undefined> {
    try {
      return await readFile(this.checkpointFile, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Keeps entries of a committed batch for the publication that follows. */
  remember(entries: readonly Sequenced[]): void {
    if (this.#tail.length > TAIL_LIMIT) {
      this.#tail = [];
      this.#tailStart = -1;
    }
    if (this.#tailStart < 0) this.#tailStart = entries[0]!.seq;
    for (const entry of entries) this.#tail.push(entry);
  }

  /** All files for a log that grew from `from` to `to` entries, and then the checkpoint that shows them. */
  async publish(from: number, to: number, note: string): Promise<void> {
    const tiles = tilesFor(from, to);
    const folders = new Set<string>();
    for (let i = 0; i < tiles.length; i += ABREAST) {
      // One connection answers one query at a time; the disk takes several files at once.
      const files: { readonly path: string; readonly bytes: Uint8Array }[] = [];
      for (const tile of tiles.slice(i, i + ABREAST)) files.push({ path: this.#path(tile), bytes: await this.#bytes(tile) });
      await Promise.all(
        files.map(async ({ path, bytes }) => {
          await this.files.writeAside(path, bytes);
          folders.add(dirname(path));
        }),
      );
    }
    for (const folder of folders) await this.files.syncFolder(folder);
    await this.files.writeDurably(this.checkpointFile, note);
    this.#forget(Math.floor(to / TILE_WIDTH) * TILE_WIDTH);
    // Readers of the checkpoint before this one find the full tile in their place (C2SP tlog-tiles, "Partial Tiles").
    for (const tile of tiles) if (tile.width === 0) await rm(`${this.#path(tile)}.p`, { recursive: true, force: true });
  }

  #path(tile: Tile): string {
    return join(this.folder, tilePath(tile.level, tile.index, tile.width));
  }

  async #bytes(tile: Tile): Promise<Uint8Array> {
    const start = tile.index * TILE_WIDTH;
    const end = start + (tile.width === 0 ? TILE_WIDTH : tile.width);
    if (tile.level === 'entries') return formatBundle((await this.#entries(start, end)).map((entry) => entry.bytes));
    if (tile.level > 0) return concat(...(await loadHashes(this.query, tile.level, start, end)));
    return concat(...(this.#remembered(start, end)?.map((entry) => entry.leaf) ?? (await loadHashes(this.query, 0, start, end))));
  }

  async #entries(from: number, to: number): Promise<Pick<Sequenced, 'bytes'>[]> {
    const remembered = this.#remembered(from, to);
    if (remembered) return remembered;
    const rows = await this.query<{ bytes: Buffer }>('SELECT bytes FROM ledger_entry WHERE seq >= $1 AND seq < $2 ORDER BY seq', [from, to]);
    if (rows.length !== to - from) throw new Error(`the log lacks entries in [${from}, ${to})`);
    return rows.map((row) => ({ bytes: new Uint8Array(row.bytes) }));
  }

  #remembered(from: number, to: number): Sequenced[] | undefined {
    if (this.#tailStart < 0 || from < this.#tailStart || to > this.#tailStart + this.#tail.length) return undefined;
    return this.#tail.slice(from - this.#tailStart, to - this.#tailStart);
  }

  #forget(before: number): void {
    if (this.#tailStart < 0 || before <= this.#tailStart) return;
    this.#tail = this.#tail.slice(before - this.#tailStart);
    this.#tailStart = this.#tail.length === 0 ? -1 : before;
  }
}
