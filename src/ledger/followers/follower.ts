import { Logger } from '@nestjs/common';
import { parseEntry, type Entry } from '../core/index.js';
import type { Transactions } from '../../platform/database/transactions.js';
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

  constructor(
    private readonly following: Following,
    private readonly published: PublishedLog,
    private readonly transactions: Transactions,
  ) {
    this.#log = new Logger(`Follower ${following.name}`);
  }

  start(): void {
    this.published.onPublished(() => this.#catchUp());
    this.#catchUp();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
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
        this.#log.warn(`tries again: ${error instanceof Error ? error.message : String(error)}`);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
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
    if (rows.length === 0) return false;
    for (const row of rows) await this.following.follow(parseEntry(new Uint8Array(row.bytes)));
    const next = Number(rows.at(-1)!.seq) + 1;
    await this.transactions.run((tx) =>
      tx.query('INSERT INTO follower_cursor (name, seq) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET seq = $2', [name, next]),
    );
    return rows.length === BATCH;
  }
}
