import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../../platform/config.js';
import { Database } from '../../platform/database/database.js';
import { errorKind } from '../../platform/logger.js';
import { Health } from '../../platform/health.js';
import { parseCheckpoint, type Checkpoint } from '../core/index.js';
import { LogIdentity } from './identity.js';

export const PUBLISHED = 'ledger_published';

export interface PublishedCheckpoint extends Checkpoint {
  readonly note: string;
}

interface Waiter {
  resolve(seq: number | undefined): void;
}

const RECONNECT_MS = 1_000;

/**
 * What this node has published so far, and who waits for more. Every process follows it, whether it runs the sequencer or
 * not, by a notification on a connection of its own; the checkpoint itself is always read from the published file.
 */
@Injectable()
export class PublishedLog implements OnApplicationShutdown {
  readonly #log = new Logger('PublishedLog');
  readonly #events = new EventEmitter().setMaxListeners(0);
  readonly #waiters = new Map<string, Set<Waiter>>();
  readonly folder: string;
  readonly origin: string;
  #latest: PublishedCheckpoint | undefined;
  #client: pg.Client | undefined;
  #closed = false;
  /** A look for waiters is under way; another publication meanwhile asks for one more. */
  #looking = false;
  #lookAgain = false;

  constructor(
    config: Config,
    identity: LogIdentity,
    private readonly database: Database,
    private readonly health: Health,
  ) {
    this.folder = join(config.dataDir, 'log');
    this.origin = identity.origin;
    this.onPublished(() => void this.#answerWaiters());
  }

  /** The newest published checkpoint; nothing before the first is signed. */
  get latest(): PublishedCheckpoint | undefined {
    return this.#latest;
  }

  get size(): number {
    return this.#latest?.size ?? 0;
  }

  async open(): Promise<void> {
    this.health.register('ledger', () => Promise.resolve(this.#latest !== undefined && this.#client !== undefined));
    await this.#connect();
    await this.refresh();
  }

  /** Reads the published checkpoint again and tells those who wait. */
  async refresh(): Promise<void> {
    let note: string;
    try {
      note = readFileSync(join(this.folder, 'checkpoint'), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    const checkpoint = { ...parseCheckpoint(note), note };
    // Two notifications may be read in the other order: what was shown once is never taken back.
    if (note === this.#latest?.note || checkpoint.size < this.size) return;
    this.#latest = checkpoint;
    this.#events.emit('published', checkpoint);
  }

  onPublished(listener: (checkpoint: PublishedCheckpoint) => void): () => void {
    this.#events.on('published', listener);
    return () => this.#events.off('published', listener);
  }

  /** Sequence number of an entry once it is published, or nothing where that takes longer than `ms`. */
  async included(entryId: string, ms: number): Promise<number | undefined> {
    let waiter: Waiter | undefined;
    const published = new Promise<number | undefined>((resolve) => {
      const timer = setTimeout(resolve, ms);
      waiter = {
        resolve: (seq) => {
          clearTimeout(timer);
          resolve(seq);
        },
      };
      this.#wait(entryId, waiter);
    });
    try {
      // It may have been published before anybody waited for it.
      const seq = await this.seqOf(entryId);
      return seq !== undefined && seq < this.size ? seq : await published;
    } finally {
      this.#forget(entryId, waiter!);
      waiter!.resolve(undefined);
    }
  }

  async seqOf(entryId: string): Promise<number | undefined> {
    return (await this.#seqsOf([entryId])).get(entryId);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#closed = true;
    for (const waiters of this.#waiters.values()) for (const waiter of waiters) waiter.resolve(undefined);
    await this.#client?.end().catch(() => undefined);
  }

  #wait(entryId: string, waiter: Waiter): void {
    const others = this.#waiters.get(entryId);
    if (others) others.add(waiter);
    else this.#waiters.set(entryId, new Set([waiter]));
  }

  #forget(entryId: string, waiter: Waiter): void {
    const waiters = this.#waiters.get(entryId);
    waiters?.delete(waiter);
    if (waiters?.size === 0) this.#waiters.delete(entryId);
  }

  /** One question to the database for all who wait, however many they are. */
  async #answerWaiters(): Promise<void> {
    this.#lookAgain = true;
    if (this.#looking) return;
    this.#looking = true;
    try {
      while (this.#lookAgain && this.#waiters.size > 0) {
        this.#lookAgain = false;
        const seqs = await this.#seqsOf([...this.#waiters.keys()]);
        for (const [entryId, seq] of seqs) {
          if (seq < this.size) for (const waiter of this.#waiters.get(entryId) ?? []) waiter.resolve(seq);
        }
      }
    } catch (error) {
      this.#log.warn(`who waits for publication is answered later: ${error instanceof Error ? error.name : 'error'}`);
    } finally {
      this.#looking = false;
    }
  }

  async #seqsOf(entryIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.dataSource.query<{ entry_id: string; seq: string }[]>(
      'SELECT p.entry_id, e.seq::text AS seq FROM ledger_pending p JOIN ledger_entry e ON e.pending_id = p.id WHERE p.entry_id = ANY($1::uuid[])',
      [entryIds],
    );
    return new Map(rows.map((row) => [row.entry_id, Number(row.seq)]));
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.database.appUrl, application_name: 'folkmoot follower', keepAlive: true });
    client.on('notification', () => void this.refresh().catch((error: unknown) => this.#log.warn(errorKind(error))));
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(`LISTEN ${PUBLISHED}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    // Only now: a connection that was never made ends too, and would start a second row of attempts beside the first.
    client.once('end', () => {
      this.#client = undefined;
      if (!this.#closed) void this.#reconnect();
    });
    this.#client = client;
    if (this.#closed) await client.end();
  }

  /** After a lost connection a notification may have been missed: look once. */
  async #reconnect(): Promise<void> {
    while (!this.#closed) {
      await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS).unref());
      try {
        if (!this.#closed) await this.#connect();
        break;
      } catch {
        continue;
      }
    }
    await this.refresh().catch((error: unknown) => this.#log.warn(errorKind(error)));
  }
}
