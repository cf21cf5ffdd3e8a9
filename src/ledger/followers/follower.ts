import { Logger } from '@nestjs/common';
import { parseEntry, type Entry } from '../core/index.js';
import type { Transactions } from '../../platform/database/transactions.js';
import { errorKind } from '../../platform/logger.js';
import type { PublishedLog } from '../log/published-log.js';

const BATCH = 200;
const RETRY_MS = 2_000;

/** What happens after publication. `follow` may see an entry again after a crash: whatever it starts must be idempotent. */
export interface Following {
  /** Names the cursor; never changed once used. */
  readonly name: string;
  follow(entry: Entry): Promise<void>;
}

/**
 * Reads the published log in order and remembers how far it came. The cursor is saved after the handler ran: a crash in
 * between shows an entry twice, never not at all.
 */
export class Follower {
  readonly #log: Logger;
  #stopped = false;
  #running: Promise<void> | undefined;
  #again = false;
  #off: (() => void) | undefined;
  #wake: (() => void) | undefined;

  constructor(
    private readonly following: Following,
    private readonly published: PublishedLog,
    private readonly transactions: Transactions,
  ) {
    this.#log = new Logger(`Follower ${following.name}`);
  }

  start(): void {
    this.#off ??= this.published.onPublished(() => this.#catchUp());
    this.#catchUp();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#off?.();
    this.#wake?.();
    await this.#running;
  }

  #catchUp(): void {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#again && !this.#stopped) this.#catchUp();
    });
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        while (!this.#stopped && (await this.#batch())) continue;
      } catch (error) {
        this.#log.warn(`tries again: ${errorKind(error)}`);
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
          setTimeout(resolve, RETRY_MS);
          if (this.#stopped) resolve();
        });
        this.#again = true;
      }
    }
  }

  /** True where there may be more. */
  async #batch(): Promise<boolean> {
    const { name } = this.following;
    const size = this.published.size;
    const rows = await this.transactions.run((tx) =>
      tx.query<{ seq: string; bytes: Buffer }[]>(
        `SELECT e.seq::text AS seq, e.bytes FROM ledger_entry e
          WHERE e.seq >= coalesce((SELECT seq FROM follower_cursor WHERE name = $1), 0) AND e.seq < $2
          ORDER BY e.seq LIMIT $3`,
        [name, size, BATCH],
      ),
    );
    let next: number | undefined;
    try {
      for (const row of rows) {
        if (this.#stopped) return false;
        await this.following.follow(parseEntry(new Uint8Array(row.bytes)));
        next = Number(row.seq) + 1;
      }
    } finally {
      if (next !== undefined) await this.#save(next);
    }
    return rows.length === BATCH;
  }

  /** Never back: another worker with the same name may have come further. */
  async #save(next: number): Promise<void> {
    await this.transactions.run((tx) =>
      tx.query('INSERT INTO follower_cursor AS c (name, seq) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET seq = greatest(c.seq, excluded.seq)', [
        this.following.name,
        next,
      ]),
    );
  }
}
