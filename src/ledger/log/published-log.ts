import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../../platform/config.js';
import { Database } from '../../platform/database/database.js';
import { parseCheckpoint, type Checkpoint } from '../core/index.js';
import { LogIdentity } from './identity.js';

export const PUBLISHED = 'ledger_published';

export interface PublishedCheckpoint extends Checkpoint {
  readonly note: string;
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
  readonly folder: string;
  #latest: PublishedCheckpoint | undefined;
  #client: pg.Client | undefined;
  #closed = false;

  readonly origin: string;

  constructor(
    config: Config,
    identity: LogIdentity,
    private readonly database: Database,
  ) {
    this.folder = join(config.dataDir, 'log');
    this.origin = identity.origin;
  }

  /** The newest published checkpoint; nothing before the first is signed. */
  get latest(): PublishedCheckpoint | undefined {
    return this.#latest;
  }

  get size(): number {
    return this.#latest?.size ?? 0;
  }

  async open(): Promise<void> {
    await this.#connect();
    await this.refresh();
  }

  /** Reads the published checkpoint again and tells those who wait. */
  async refresh(): Promise<void> {
    let note: string;
    try {
      note = await readFile(join(this.folder, 'checkpoint'), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    if (note === this.#latest?.note) return;
    this.#latest = { ...parseCheckpoint(note), note };
    this.#events.emit('published', this.#latest);
  }

  onPublished(listener: (checkpoint: PublishedCheckpoint) => void): () => void {
    this.#events.on('published', listener);
    return () => this.#events.off('published', listener);
  }

  /** Sequence number of an entry once it is published, or nothing where that takes longer than `ms`. */
  async included(entryId: string, ms: number): Promise<number | undefined> {
    const deadline = Date.now() + ms;
    for (;;) {
      const seq = await this.seqOf(entryId);
      if (seq !== undefined && seq < this.size) return seq;
      const left = deadline - Date.now();
      if (left <= 0 || !(await this.#nextPublication(left))) return undefined;
    }
  }

  async seqOf(entryId: string): Promise<number | undefined> {
    const [row] = await this.database.dataSource.query<{ seq: string }[]>(
      'SELECT e.seq::text AS seq FROM ledger_pending p JOIN ledger_entry e ON e.pending_id = p.id WHERE p.entry_id = $1',
      [entryId],
    );
    return row && Number(row.seq);
  }

  async onApplicationShutdown(): Promise<void> {
    this.#closed = true;
    await this.#client?.end().catch(() => undefined);
  }

  #nextPublication(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => finish(false), ms);
      const off = this.onPublished(() => finish(true));
      function finish(published: boolean): void {
        clearTimeout(timer);
        off();
        resolve(published);
      }
    });
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.database.appUrl, application_name: 'folkmoot follower', keepAlive: true });
    client.on('notification', () => void this.refresh().catch((error: unknown) => this.#log.warn(String(error))));
    client.on('error', () => undefined);
    client.on('end', () => {
      if (!this.#closed) setTimeout(() => void this.#reconnect(), RECONNECT_MS).unref();
    });
    await client.connect();
    await client.query(`LISTEN ${PUBLISHED}`);
    this.#client = client;
  }

  /** After a lost connection a notification may have been missed: look once. */
  async #reconnect(): Promise<void> {
    try {
      await this.#connect();
      await this.refresh();
    } catch {
      if (!this.#closed) setTimeout(() => void this.#reconnect(), RECONNECT_MS).unref();
    }
  }
}
