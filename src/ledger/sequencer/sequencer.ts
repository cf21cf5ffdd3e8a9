import { join } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import pg from 'pg';
import { Config } from '../../platform/config.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import { Health } from '../../platform/health.js';
import { CommitSignal } from '../log/commit-signal.js';
import { SequencerFatal } from '../log/fatal.js';
import { LogIdentity } from '../log/identity.js';
import { Witnesses } from '../witness/witnesses.js';
import { BrokenPromises } from './broken-promises.js';
import { SequencerMetrics } from './sequencer-metrics.js';
import { Term } from './term.js';

const LEADER_LOCK = 0x666f6c6b; // "folk"
/**
 * Between two rounds that found work, unless a publication falls due later: gathers what comes in meanwhile into one batch. A round costs
 * some ten round trips whether it numbers one entry or a hundred, and what is numbered is not shown before it is published.
 */
const REST_MS = 20;
/** Between two looks where nothing is known to be pending. Entries of other processes wait this long at most. */
const IDLE_MS = 100;
const RETRY_MS = 1_000;
/** A statement that takes longer means a connection that is gone without a word. */
const STATEMENT_MS = 60_000;

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
  #nudged = false;
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
    private readonly metrics: SequencerMetrics,
    private readonly health: Health,
    committed: CommitSignal,
  ) {
    committed.on(() => this.nudge());
  }

  start(): void {
    if (this.#running) return;
    // Who waits for another leader is ready too: only who must not sign, or cannot, is not.
    this.health.register('sequencer', () => Promise.resolve(this.refusal === undefined));
    this.#running = this.#lead();
  }

  /** Finishes the round under way, publishes what it made, gives the lock back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake?.();
    await this.#running;
  }

  /** A hint that something was committed; looking finds it all the same. */
  nudge(): void {
    this.#nudged = true;
    if (this.leading) this.#wake?.();
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
        this.metrics.restarts.inc();
        this.#log.warn(`sequencer begins again: ${error instanceof Error ? error.message : String(error)}`);
        await this.#sleep(RETRY_MS);
      } finally {
        this.leading = false;
        this.metrics.leading.set(0);
      }
    }
  }

  /** One term as leader: from taking the lock to losing the connection or being told to stop. */
  async #term(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.database.appUrl,
      application_name: 'folkmoot sequencer',
      keepAlive: true,
      query_timeout: STATEMENT_MS,
    });
    let lost: Error | undefined;
    client.on('error', (error) => (lost = error));
    await client.connect();
    try {
      if (!(await this.#becomeLeader(client))) return;
      const folders = { log: join(this.config.dataDir, 'log'), guard: this.config.guardFile };
      const term = new Term(client, folders, this.clock, this.identity, this.witnesses, this.broken, this.metrics);
      await term.begin();
      this.leading = true;
      this.metrics.leading.set(1);
      for (;;) {
        if (lost) throw lost;
        this.#nudged = false;
        const stopping = this.#stopping;
        const round = await term.round(stopping);
        if (stopping && round !== 'full') return;
        if (round === 'full') continue;
        if (round === 'some' || this.#nudged) await this.#sleep(Math.max(REST_MS, term.dueIn()), 'whatever comes');
        else await this.#sleep(term.waiting ? Math.min(IDLE_MS, term.dueIn()) : IDLE_MS);
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

  /** Ends early when told to stop, and on a nudge unless the rest is meant to gather several. */
  #sleep(ms: number, through?: 'whatever comes'): Promise<void> {
    if (this.#stopping || (!through && this.leading && this.#nudged)) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms);
      this.#wake = () => {
        if (!through || this.#stopping) done();
      };
      function done(): void {
        clearTimeout(timer);
        resolve();
      }
    });
  }
}
