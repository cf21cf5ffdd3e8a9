import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseCheckpoint, type Checkpoint } from '../core/index.js';
import { equalBytes, toBase64 } from '../../kernel/bytes.js';
import { SequencerFatal } from '../log/fatal.js';

/**
 * Keeps the last signed checkpoint outside the database, so that a database restored from an old backup cannot make the
 * log sign a second history. Whoever can change this file can make the log fork: it belongs on storage of its own.
 *
 * At start: the same, or the database ahead on the same history, goes on; behind or different refuses to sign.
 */
export class RollbackGuard {
  #last: string | undefined;

  constructor(private readonly file: string) {}

  /** Reads the kept checkpoint and compares. `rootAt` gives the root that the database has for a size up to its own. */
  async open(databaseSize: number, rootAt: (size: number) => Promise<Uint8Array>): Promise<Checkpoint | undefined> {
    this.#last = await this.#read();
    if (this.#last === undefined) return undefined;
    const kept = parseCheckpoint(this.#last);
    if (kept.size > databaseSize) {
      throw new SequencerFatal(
        `The database holds ${databaseSize} entries, but a checkpoint over ${kept.size} was signed and is kept in ${this.file}. ` +
          'It looks like a database restored from an old backup. Nothing will be signed. Restore the database to a state at or after that ' +
          'checkpoint, or rebuild it from the published tiles; see docs/operations.md, "Restoring".',
      );
    }
    const root = await rootAt(kept.size);
    if (!equalBytes(root, kept.root)) {
      throw new SequencerFatal(
        `The database has another history than the one signed: over ${kept.size} entries its root is ${toBase64(root)}, signed was ` +
          `${toBase64(kept.root)} (${this.file}). Nothing will be signed. See docs/operations.md, "Restoring".`,
      );
    }
    return kept;
  }

  /** Replaces the kept checkpoint, only if it is still the one this process wrote or read last. */
  async swap(note: string): Promise<void> {
    const present = await this.#read();
    if (present !== this.#last) {
      throw new SequencerFatal(`${this.file} was changed by somebody else: is a second node signing with these keys? Nothing more will be signed.`);
    }
    if (present === note) return;
    await writeDurably(this.file, note);
    this.#last = note;
  }

  async #read(): Promise<string | undefined> {
    try {
      return await readFile(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}

/** Whole new content or whole old content, also after a power cut: written aside, flushed, renamed. */
export async function writeDurably(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const aside = `${file}.new`;
  const handle = await open(aside, 'w', 0o644);
  try {
    await handle.writeFile(content);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(aside, file);
}
