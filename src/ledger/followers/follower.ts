import { Logger } from '@nestjs/common';
import { parseEntry, type Entry } from '../core/index.js';
import type { Transactions } from '../../platform/database/transactions.js';
import { errorKind } from '../../platform/logger.js';
import type { PublishedLog } from '../log/published-log.js';

const BATCH = 200;
/** Between two looks: under load a log is published several times a second. */
const REST_MS = 250;
const RETRY_MS = 2_000;

/** What happens after publication. `follow` may see an entry again after a crash: whatever it starts must be idempotent. */
export interface Following {
  /** Names the cursor; never changed once used. */
  readonly name: string;
  /** Kinds of streams; entries of others are not even read. */
  readonly kinds: readonly string[];
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
        await this.#rest(REST_MS);
      } catch (error) {
        this.#log.warn(`tries again: ${errorKind(error)}`);
        await this.#rest(RETRY_MS);
        this.#again = true;
      }
    }
  }

  #rest(ms: number): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** True where there may be more. */
  async #batch(): Promise<boolean> {
    const { name, kinds } = this.following;
    const size = this.published.size;
    const rows = await this.transactions.prepared<{ seq: string; bytes: Buffer }>(
      'follow',
      `SELECT e.seq::text AS seq, e.bytes FROM ledger_entry e
        WHERE e.seq >= coalesce((SELECT seq FROM follower_cursor WHERE name = $1), 0) AND e.seq < $2 AND e.stream_kind = ANY($3)
        ORDER BY e.seq LIMIT $4`,
      [name, size, kinds, BATCH],
    );
    const more = rows.length === BATCH;
    let next: number | undefined;
    try {
      for (const row of rows) {
        if (this.#stopped) return false;
        await this.following.follow(parseEntry(new Uint8Array(row.bytes)));
        next = Number(row.seq) + 1;
      }
      if (!more && size > (next ?? 0)) next = size;
    } finally {
      if (next !== undefined) await this.#save(next);
    }
    return more;
  }

  /** Never back: another worker with the same name may have come further. */
  async #save(next: number): Promise<void> {
    await this.transactions.prepared(
      'followed',
      'INSERT INTO follower_cursor AS c (name, seq) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET seq = greatest(c.seq, excluded.seq)',
      [this.following.name, next],
    );
  }
}
