import type pg from 'pg';
import { epochMs } from '../../kernel/instant.js';
import type { Clock } from '../../platform/clock.js';
import { formatCheckpoint, parseCheckpoint, signNote } from '../core/index.js';
import { SequencerFatal } from '../log/fatal.js';
import type { LogIdentity } from '../log/identity.js';
import { PUBLISHED } from '../log/published-log.js';
import { TreeStore } from '../log/tree-store.js';
import type { Witnesses } from '../witness/witnesses.js';
import { activeLogKeys } from './active-keys.js';
import { Batcher, EMPTY_HEAD, lastBatch, loadHead, type Head, type Sequenced } from './batch.js';
import type { BrokenPromises } from './broken-promises.js';
import { DURABLE_FILES, type DurableFiles } from './durable-file.js';
import { type KnownLog, refuseOtherHistory, RollbackGuard } from './guard.js';
import { Publisher } from './publisher.js';
import { queryOf } from './query-of.js';
import type { SequencerMetrics } from './sequencer-metrics.js';

const BATCH_LIMIT = 2_000;
/**
 * From one publication to the next. Each writes the last bundle anew, up to 255 entries, and flushes some six files: many entries wait
 * a little longer for one another, few are shown sooner.
 */
const PUBLISH_EVERY_MS = { few: 100, many: 400 } as const;
const FEW = 20;
/** Delays measured of one publication: witnesses may withhold it for days. */
const MEASURED_LIMIT = 100_000;

export interface LogFolders {
  /** The published files. */
  readonly log: string;
  /** The guard's file. */
  readonly guard: string;
}

/**
 * The work of a leader, from the moment it holds the lock: takes up what the last one left, then numbers and publishes, round
 * by round. Whatever throws here ends the term, and the next one begins by the same code; see docs/design/lifecycle.md.
 */
export class Term {
  readonly #tree: TreeStore;
  readonly #publisher: Publisher;
  readonly #guard: RollbackGuard;
  readonly #batcher: Batcher;
  #head: Head = EMPTY_HEAD;
  #publishedSize = 0;
  #triedAt = 0;
  #publishEveryMs: number = PUBLISH_EVERY_MS.few;
  /** When the numbered but unpublished entries were judged. */
  #unpublished: Sequenced['stagedAt'][] = [];

  constructor(
    private readonly client: pg.Client,
    folders: LogFolders,
    private readonly clock: Clock,
    private readonly identity: LogIdentity,
    private readonly witnesses: Pick<Witnesses, 'cosign'>,
    private readonly broken: Pick<BrokenPromises, 'admit'>,
    private readonly metrics: SequencerMetrics,
    files: DurableFiles = DURABLE_FILES,
  ) {
    const query = queryOf(client);
    this.#tree = new TreeStore(query);
    this.#publisher = new Publisher(folders.log, query, files);
    this.#guard = new RollbackGuard(folders.guard, files);
    this.#batcher = new Batcher(client, BATCH_LIMIT);
  }

  /** True while entries are numbered that no published checkpoint shows. */
  get waiting(): boolean {
    return this.#head.size > this.#publishedSize;
  }

  /** Milliseconds until the next publication may be tried. */
  dueIn(): number {
    return Math.max(0, this.#triedAt + this.#publishEveryMs - Date.now());
  }

  /**
   * Compares with what was signed before, then writes again whatever a crash may have cut off: the guard, the files, the
   * notification, the admission of broken promises.
   */
  async begin(): Promise<void> {
    this.#head = await loadHead(this.client);
    const { rows } = await this.client.query<{ note: string; count: string }>(
      'SELECT note, (SELECT count(*) FROM (SELECT FROM ledger_checkpoint LIMIT 2) c)::text AS count FROM ledger_checkpoint ORDER BY id DESC LIMIT 1',
    );
    const known: KnownLog = { size: this.#head.size, checkpoints: Number(rows[0]?.count ?? 0), rootAt: (size) => this.#tree.root(size) };
    const kept = await this.#guard.open(known);
    const written = await this.#publisher.written();
    if (written !== undefined) await refuseOtherHistory(written, this.#publisher.checkpointFile, known);

    const notes = [rows[0]?.note, kept?.note].filter((note) => note !== undefined);
    const last = notes.reduce<string | undefined>((a, b) => (a === undefined || parseCheckpoint(b).size > parseCheckpoint(a).size ? b : a), undefined);
    if (last !== undefined) {
      const { size } = parseCheckpoint(last);
      const from = written === undefined ? 0 : parseCheckpoint(written).size;
      if (from > size) throw new SequencerFatal(`A checkpoint over ${from} entries is published in ${this.#publisher.checkpointFile}, but the database remembers none beyond ${size}. Nothing will be signed.`);
      await this.#show(from, size, last);
    }
    const late = await lastBatch(this.client);
    if (late) await this.broken.admit(late.entries, late.at);
  }

  /** Numbers what is pending and publishes what is numbered, when that is due or `now` is asked for. */
  async round(now: boolean): Promise<'none' | 'some' | 'full'> {
    const batch = await this.#batcher.next(this.#head, () => this.clock.now());
    this.metrics.pending.set(batch?.entries.length ?? 0);
    if (batch) {
      this.#head = batch.head;
      this.#publisher.remember(batch.entries);
      if (this.#unpublished.length < MEASURED_LIMIT) for (const entry of batch.entries) this.#unpublished.push(entry.stagedAt);
      await this.broken.admit(batch.entries, batch.head.at!);
    }
    if (this.waiting && (now || this.dueIn() === 0)) {
      this.#publishEveryMs = this.#head.size - this.#publishedSize <= FEW ? PUBLISH_EVERY_MS.few : PUBLISH_EVERY_MS.many;
      await this.#publish();
      this.#triedAt = Date.now();
    }
    if (!batch) return 'none';
    return batch.full ? 'full' : 'some';
  }

  /** Signs the head and publishes it, unless the witness policy is not met yet: then nothing is shown, and it is tried again. */
  async #publish(): Promise<void> {
    const head = this.#head;
    const keys = await activeLogKeys(this.client, this.identity, this.clock.now());
    const signed = signNote(formatCheckpoint({ origin: this.identity.origin, size: head.size, root: head.root }), keys);
    const note = await this.witnesses.cosign(signed, head.size, this.#tree);
    if (note === undefined) {
      this.metrics.withheld.inc();
      return;
    }
    // From here on the checkpoint is signed for good: it is saved before anybody may see it.
    await this.client.query('INSERT INTO ledger_checkpoint (size, note, at) VALUES ($1, $2, $3)', [head.size, note, this.clock.now()]);
    await this.#show(this.#publishedSize, head.size, note);
    const now = epochMs(this.clock.now());
    for (const stagedAt of this.#unpublished) this.metrics.mergeDelay.observe(Math.max(0, now - epochMs(stagedAt)) / 1000);
    this.#unpublished = [];
  }

  /**
   * The guard before the files: whoever lost the lock without knowing is stopped here, before he could put an older checkpoint
   * over a newer one; and nothing was ever shown that the guard does not know.
   */
  async #show(from: number, size: number, note: string): Promise<void> {
    await this.#guard.swap(note);
    await this.#publisher.publish(from, size, note);
    await this.client.query(`SELECT pg_notify('${PUBLISHED}', $1)`, [String(size)]);
    this.#publishedSize = size;
    this.metrics.publishedSize.set(size);
  }
}
