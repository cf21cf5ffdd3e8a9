import { readFileSync } from 'node:fs';
import { parseCheckpoint, type Checkpoint } from '../core/index.js';
import { equalBytes, toBase64 } from '../../kernel/bytes.js';
import { SequencerFatal } from '../log/fatal.js';
import { DURABLE_FILES, type DurableFiles } from './durable-file.js';

export interface KeptCheckpoint extends Checkpoint {
  readonly note: string;
}

/** What the database knows of the log, as far as the guard asks. */
export interface KnownLog {
  readonly size: number;
  /** How many checkpoints the database remembers: more than one cannot have been signed without the guard. */
  readonly checkpoints: number;
  /** Root over the first `size` entries. */
  rootAt(size: number): Promise<Uint8Array>;
}

/**
 * Keeps the last signed checkpoint outside the database, so that a database restored from an old backup cannot make the
 * log sign a second history. Whoever can change this file can make the log fork: it belongs on storage of its own.
 *
 * At start: the same, or the database ahead on the same history, goes on; behind or different refuses to sign.
 */
export class RollbackGuard {
  #last: string | undefined;

  constructor(
    private readonly file: string,
    private readonly files: DurableFiles = DURABLE_FILES,
  ) {}

  /** Reads the kept checkpoint and compares. */
  async open(log: KnownLog): Promise<KeptCheckpoint | undefined> {
    this.#last = this.#read();
    if (this.#last === undefined) {
      // One may have been saved by a node that was killed before it could be kept here for the first time.
      if (log.checkpoints <= 1) return undefined;
      throw new SequencerFatal(
        `This log has signed checkpoints, but the last one is not kept in ${this.file}. Nothing will be signed. Put that file back, or put the ` +
          'newest checkpoint there that you can get from a witness or a mirror; see docs/operations.md, "Restoring".',
      );
    }
    await refuseOtherHistory(this.#last, this.file, log);
    return { ...parseCheckpoint(this.#last), note: this.#last };
  }

  /**
   * Replaces the kept checkpoint, only if it is still the one this process wrote or read last. Reading and writing are two
   * steps: what really keeps two leaders apart is the database's lock, this finds a second node on another database.
   */
  async swap(note: string): Promise<void> {
    const present = this.#read();
    if (present !== this.#last) {
      throw new SequencerFatal(`${this.file} was changed by somebody else: is a second node signing with these keys? Nothing more will be signed.`);
    }
    if (present === note) return;
    await this.files.writeDurably(this.file, note);
    this.#last = note;
  }

  #read(): string | undefined {
    try {
      return readFileSync(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}

/** Throws SequencerFatal unless the database continues the history of a checkpoint that was signed and is kept in `file`. */
export async function refuseOtherHistory(note: string, file: string, log: KnownLog): Promise<void> {
  let kept: Checkpoint;
  try {
    kept = parseCheckpoint(note);
  } catch {
    throw new SequencerFatal(`${file} does not hold a checkpoint. Nothing will be signed. Put the right file back; see docs/operations.md, "Restoring".`);
  }
  if (kept.size > log.size) {
    throw new SequencerFatal(
      `The database holds ${log.size} entries, but a checkpoint over ${kept.size} was signed and is kept in ${file}. ` +
        'It looks like a database restored from an old backup. Nothing will be signed. Restore the database to a state at or after that ' +
        'checkpoint; see docs/operations.md, "Restoring".',
    );
  }
  const root = await log.rootAt(kept.size);
  if (equalBytes(root, kept.root)) return;
  throw new SequencerFatal(
    `The database has another history than the one signed: over ${kept.size} entries its root is ${toBase64(root)}, signed was ` +
      `${toBase64(kept.root)} (${file}). Nothing will be signed. See docs/operations.md, "Restoring".`,
  );
}
