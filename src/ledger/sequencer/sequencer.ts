import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import pg from 'pg';
import type { Instant } from '../../kernel/instant.js';
import { Config } from '../../platform/config.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { formatCheckpoint, parseCheckpoint, signNote } from '../core/index.js';
import { LogIdentity } from '../log/identity.js';
import { PUBLISHED } from '../log/published-log.js';
import { TreeStore } from '../log/tree-store.js';
import { Witnesses } from '../witness/witnesses.js';
import { Batcher, loadHead, type Head } from './batch.js';
import { SequencerFatal } from '../log/fatal.js';
import { RollbackGuard } from './guard.js';
import { activeLogKeys } from './active-keys.js';
import { BrokenPromises } from './broken-promises.js';
import { Publisher } from './publisher.js';
import { queryOf } from './query-of.js';

const LEADER_LOCK = 0x666f6c6b; // "folk"
const BATCH_LIMIT = 2_000;
const IDLE_MS = 50;
const PUBLISH_EVERY_MS = 200;
const RETRY_MS = 1_000;

/**
 * Orders, signs and publishes. One process at a time leads, by an advisory lock held on the very connection that writes; the
 * others wait for it. Any error but SequencerFatal drops the connection and begins again, by the code that a start runs.
 */
@Injectable()
export class Sequencer {
  readonly #log = new Logger('Sequencer');
  #stopping = false;
  #running: Promise<void> | undefined;
  #wake: (() => void) | undefined;
  /** Why this node no longer signs; shown by /readyz. */
  refusal: string | undefined;
  leading = false;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly identity: LogIdentity,
    private readonly witnesses: Witnesses,
    private readonly broken: BrokenPromises,
  ) {}

  start(): void {
    this.#running ??= this.#lead();
  }

  /** Finishes the round under way, publishes what it made, gives the lock back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake?.();
    await this.#running;
  }

  /** A hint that something was committed; polling finds it all the same. */
  nudge(): void {
    this.#wake?.();
  }

  async #lead(): Promise<void> {
    while (!this.#stopping) {
      try {
        await this.#term();
      } catch (error) {
        if (error instanceof SequencerFatal) {
          this.refusal = error.message;
          this.#log.fatal(error.message);
          return;
        }
        this.#log.warn(`sequencer begins again: ${error instanceof Error ? error.message : String(error)}`);
        await this.#sleep(RETRY_MS);
      } finally {
        this.leading = false;
      }
    }
  }

  /** One term as leader: from taking the lock to losing the connection or being told to stop. */
  async #term(): Promise<void> {
    const client = new pg.Client({ connectionString: this.database.appUrl, application_name: 'folkmoot sequencer', keepAlive: true });
    let lost: Error | undefined;
    client.on('error', (error) => (lost = error));
    await client.connect();
    try {
      if (!(await this.#becomeLeader(client))) return;
      const query = queryOf(client);
      const tree = new TreeStore(query);
      const publisher = new Publisher(join(this.config.dataDir, 'log'), query);
      const guard = new RollbackGuard(join(this.config.dataDir, 'guard', 'checkpoint'));
      let head = await loadHead(client);
      const kept = await guard.open(head.size, (size) => tree.root(size));
      let publishedSize = await this.#resume(client, publisher, guard, kept?.size ?? 0);
      let publishedAt = 0;
      const batcher = new Batcher(client, BATCH_LIMIT);
      this.leading = true;

      for (;;) {
        if (lost) throw lost;
        const now = laterOf(this.clock.now(), head.at);
        const batch = await batcher.next(head, now);
        if (batch) {
          head = batch.head;
          publisher.remember(batch.entries);
          await this.broken.watch(batch.entries, now);
        }
        const due = Date.now() - publishedAt >= PUBLISH_EVERY_MS;
        if (head.size > publishedSize && (due || this.#stopping)) {
          if (await this.#publish(client, publisher, guard, publishedSize, head)) publishedSize = head.size;
          publishedAt = Date.now();
        }
        if (this.#stopping && !batch) return;
        if (!batch?.full) await this.#sleep(head.size > publishedSize ? PUBLISH_EVERY_MS / 4 : IDLE_MS);
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async #becomeLeader(client: pg.Client): Promise<boolean> {
    while (!this.#stopping) {
      const { rows } = await client.query<{ led: boolean }>('SELECT pg_try_advisory_lock($1) AS led', [LEADER_LOCK]);
      if (rows[0]!.led) return true;
      await this.#sleep(RETRY_MS);
    }
    return false;
  }

  /**
   * Writes again whatever a crash may have cut off: the tiles of the last saved checkpoint, that checkpoint, the guard. Returns
   * the size that is published then. Tiles below the guard's size were flushed before the guard was swapped.
   */
  async #resume(client: pg.Client, publisher: Publisher, guard: RollbackGuard, keptSize: number): Promise<number> {
    const { rows } = await client.query<{ note: string }>('SELECT note FROM ledger_checkpoint ORDER BY id DESC LIMIT 1');
    const note = rows[0]?.note;
    if (note === undefined) return 0;
    const { size } = parseCheckpoint(note);
    if (size < keptSize) {
      throw new SequencerFatal(`The guard keeps a checkpoint over ${keptSize} entries, but the database remembers none beyond ${size}. Nothing will be signed.`);
    }
    await publisher.writeTiles(Math.max(0, Math.min(keptSize, size) - 1), size);
    await publisher.writeCheckpoint(note);
    await guard.swap(note);
    return size;
  }

  /** Signs and publishes `head`. False where the witness policy is not met yet: nothing is shown, and it is tried again. */
  async #publish(client: pg.Client, publisher: Publisher, guard: RollbackGuard, from: number, head: Head): Promise<boolean> {
    const body = formatCheckpoint({ origin: this.identity.origin, size: head.size, root: head.root });
    const keys = await activeLogKeys(client, this.identity, this.clock.now());
    const signed = signNote(body, keys);
    const note = await this.witnesses.cosign(signed, head.size, new TreeStore(queryOf(client)));
    if (note === undefined) return false;
    // From here on the checkpoint is signed for good: it is saved before anybody may see it.
    await client.query('INSERT INTO ledger_checkpoint (size, note, at) VALUES ($1, $2, $3)', [head.size, note, this.clock.now()]);
    await publisher.writeTiles(from, head.size);
    await publisher.writeCheckpoint(note);
    await guard.swap(note);
    await client.query(`SELECT pg_notify('${PUBLISHED}', $1)`, [String(head.size)]);
    return true;
  }

  #sleep(ms: number): Promise<void> {
    if (this.#stopping) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      const wake = () => done();
      this.#wake = wake;
      function done(): void {
        clearTimeout(timer);
        resolve();
      }
    });
  }
}

/** Time in the log never goes back: a clock that does is held at the last instant until it has caught up. */
function laterOf(now: Instant, last: Instant | undefined): Instant {
  return last !== undefined && last > now ? last : now;
}
