import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Instant } from '../../kernel/instant.js';
import type { Json } from '../../kernel/json.js';
import { EntryTooLong, formatPromise, stageBody, type StagedBody } from '../core/index.js';
import { sqlState, Transactions, violates } from '../../platform/database/transactions.js';
import { Clock } from '../../platform/clock.js';
import { uuidv7 } from '../../platform/random.js';
import { CommitSignal } from './commit-signal.js';
import { LogIdentity } from './identity.js';
import { type OthersRead, readOthers, readOthersOfMany } from './read-others.js';
import { Gathering } from './gathering.js';
import type { Ask, Fact, FirstRows, LedgerRefusal, Outcome, Receipt, Slice } from './slice.js';
import { type Opened, stage, stageMany, stageOpened, type Staging } from './staging.js';

class RolledBack extends Error {
  constructor(readonly outcome: unknown) {
    super('refused');
  }
}

const OPENING_ATTEMPTS = 5;
/** Classes of SQLSTATE: data, constraints, and the choice of a victim between two transactions. */
const REFUSALS: ReadonlySet<string> = new Set(['22', '23', '40']);

interface StreamRow {
  readonly n: number;
  readonly last_at: Instant;
  readonly state: unknown;
}

/**
 * The one door through which a decision becomes durable: rows and one pending entry commit together, or neither does.
 *
 * The stream's row is locked before the clock is read, so that time within a stream cannot go back by waiting; and before
 * the pending row takes its number, so that whatever waited for a lock is numbered after what it waited for.
 */
@Injectable()
export class Ledger {
  /** By kind of stream. */
  readonly #gatherings = new Map<string, Gathering<Opened>>();

  constructor(
    private readonly clock: Clock,
    private readonly identity: LogIdentity,
    private readonly transactions: Transactions,
    private readonly committed: CommitSignal,
  ) {}

  /**
   * Runs commands in one transaction: all are durable, or none is. `work` may run more than once, from BEGIN; only its last
   * run counts. A refusal rolls back whatever was performed before it in the same work.
   */
  async transact<T extends { readonly ok: boolean }>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const outcome = await this.transactions.run(async (tx) => {
          const answer = await work(tx);
          if (!answer.ok) throw new RolledBack(answer);
          return answer;
        });
        this.committed.give();
        return outcome;
      } catch (error) {
        if (error instanceof RolledBack) return error.outcome as T;
        // Two transactions opened one stream: the second runs again, finds the stream there and judges by its state. Who says
        // that a stream is fresh when it is not would run for ever, and is told.
        if (!violates(error, 'stream_pkey') || attempt === OPENING_ATTEMPTS) throw error;
      }
    }
  }

  /**
   * One command in a transaction of its own. A request that was performed before is answered with its first receipt, also
   * where two clients send it at the same instant.
   */
  async ask<S, C extends { readonly type: string }, E extends { readonly type: string }, R extends string>(
    slice: Slice<S, C, E, R>,
    streamId: string,
    ask: Ask<C>,
  ): Promise<Outcome<R>> {
    try {
      return await this.transact((tx) => this.perform(tx, slice, streamId, ask));
    } catch (error) {
      if (ask.request === undefined || !violates(error, 'ledger_pending_request')) throw error;
      const receipt = await this.transactions.run((tx) => this.receiptOfRequest(tx, ask.request!));
      if (!receipt) throw error;
      return { ok: true, receipt };
    }
  }

  /** Must be called within `transact`. */
  async perform<S, C extends { readonly type: string }, E extends { readonly type: string }, R extends string>(
    tx: EntityManager,
    slice: Slice<S, C, E, R>,
    streamId: string,
    ask: Ask<C>,
  ): Promise<Outcome<R>> {
    const { decider } = slice;
    const before = ask.fresh ? undefined : await this.#lock(tx, decider.kind, streamId);
    if (ask.request !== undefined && !ask.fresh) {
      const first = await this.receiptOfRequest(tx, ask.request);
      if (first) return { ok: true, receipt: first };
    }

    const state = before ? (before.state as S) : decider.initial(streamId);
    // A command that is built from the instant names the same streams whatever the instant is.
    const named = (): C => (typeof ask.command === 'function' ? ask.command(this.clock.now()) : ask.command);
    const read = decider.reads && (await readOthers(tx, decider, named(), state, 'hold'));
    const judged = this.#judge(slice, streamId, ask, before, read);
    if (!judged.ok) return judged;
    for (const fact of judged.facts) await slice.project(tx, fact);
    await stage(tx, judged.staging);
    return { ok: true, receipt: judged.receipt };
  }

  /**
   * The first command of a stream whose id was made just now, with its rows, in one statement, which is its own transaction: for
   * what strangers send in numbers. Those who ask at the same time share the statement; one that is refused is refused alone.
   */
  async open<S, C extends { readonly type: string }, E extends { readonly type: string }, R extends string>(
    slice: Slice<S, C, E, R> & Required<Pick<Slice<S, C, E, R>, 'firstRows'>>,
    streamId: string,
    ask: Ask<C>,
  ): Promise<Outcome<R>> {
    if (slice.decider.reads) throw new Error(`${slice.decider.kind} reads other streams, which one statement cannot hold`);
    const judged = this.#judge(slice, streamId, ask, undefined, undefined);
    if (!judged.ok) return judged;
    await this.#gatheringOf(slice.decider.kind, slice.firstRows).add({ staging: judged.staging, rows: judged.facts.map((fact) => slice.firstRows.row(fact)) });
    return { ok: true, receipt: judged.receipt };
  }

  /**
   * Commands on different streams of one kind, each judged by itself: what is refused hurts no other, and what is not is written in a
   * handful of statements for all of them. Must be called within `transact`, with each stream once. A stream that another
   * transaction opens meanwhile makes the whole fail with its unique key: then ask one at a time.
   */
  async performMany<S, C extends { readonly type: string }, E extends { readonly type: string }, R extends string>(
    tx: EntityManager,
    slice: Slice<S, C, E, R> & Required<Pick<Slice<S, C, E, R>, 'projectMany'>>,
    asks: readonly { readonly streamId: string; readonly ask: Ask<C> & { readonly command: C } }[],
  ): Promise<readonly Outcome<R>[]> {
    const { decider } = slice;
    const streams = await tx.query<(StreamRow & { readonly id: string })[]>(
      'SELECT id, n, last_at, state FROM stream WHERE kind = $1 AND id = ANY($2) ORDER BY id COLLATE "C" FOR UPDATE',
      [decider.kind, asks.map(({ streamId }) => streamId)],
    );
    const before = new Map(streams.map((row) => [row.id, row]));
    const states = asks.map(({ streamId }) => (before.get(streamId)?.state as S | undefined) ?? decider.initial(streamId));
    const read = await readOthersOfMany(tx, asks.map(({ ask }, i) => decider.reads?.(ask.command, states[i]!) ?? []));
    const judged = asks.map(({ streamId, ask }, i) => this.#judge(slice, streamId, ask, before.get(streamId), decider.reads && read[i]));
    // What was performed before is refused now by the rules, or by the unique key of its request; alone it is looked for first.
    const doubtful = asks.flatMap(({ ask }, i) => (ask.request !== undefined && (asks.length === 1 || !judged[i]!.ok) ? [ask.request] : []));
    const first = await this.#receiptsOfRequests(tx, doubtful);
    const known = (i: number): Receipt | undefined => (asks[i]!.ask.request === undefined ? undefined : first.get(asks[i]!.ask.request!));
    const lawful = judged.filter((one, i): one is Judged<S, C, E> => one.ok && !known(i));
    if (lawful.length > 0) {
      await slice.projectMany(tx, lawful.flatMap(({ facts }) => facts));
      await stageMany(tx, decider.kind, lawful.map(({ staging }) => staging));
    }
    return judged.map((one, i) => {
      const receipt = known(i) ?? (one.ok ? one.receipt : undefined);
      return receipt ? { ok: true, receipt } : (one as { readonly ok: false; readonly refusal: R | LedgerRefusal });
    });
  }

  /** Folded state of a stream as committed; undefined where it has no entry. */
  async stateOf<S>(kind: string, id: string): Promise<S | undefined> {
    const [row] = await this.transactions.run((tx) => tx.query<{ state: S }[]>('SELECT state FROM stream WHERE kind = $1 AND id = $2', [kind, id]));
    return row?.state;
  }

  /** The first receipt of a request that was performed before. */
  async receiptOfRequest(tx: EntityManager, request: string): Promise<Receipt | undefined> {
    const [row] = await tx.query<{ entry_id: string; stream_kind: string; stream_id: string; promise: string }[]>(
      'SELECT entry_id, stream_kind, stream_id, promise FROM ledger_pending WHERE request_id = $1',
      [request],
    );
    return row && { entryId: row.entry_id, stream: { kind: row.stream_kind, id: row.stream_id }, promise: row.promise, repeated: true };
  }

  async #receiptsOfRequests(tx: EntityManager, requests: readonly string[]): Promise<ReadonlyMap<string, Receipt>> {
    if (requests.length === 0) return new Map();
    const rows = await tx.query<{ request_id: string; entry_id: string; stream_kind: string; stream_id: string; promise: string }[]>(
      'SELECT request_id, entry_id, stream_kind, stream_id, promise FROM ledger_pending WHERE request_id = ANY($1)',
      [requests],
    );
    return new Map(rows.map((row) => [row.request_id, { entryId: row.entry_id, stream: { kind: row.stream_kind, id: row.stream_id }, promise: row.promise, repeated: true }]));
  }

  #gatheringOf(kind: string, first: Pick<FirstRows<never, never, never>, 'columns' | 'parts'>): Gathering<Opened> {
    const known = this.#gatherings.get(kind);
    if (known) return known;
    const write = async (opened: readonly Opened[]): Promise<void> => {
      await stageOpened(this.transactions, kind, first, opened);
      this.committed.give();
    };
    // PostgreSQL's own refusals roll the statement back; with a lost connection nobody knows.
    const gathering = new Gathering(write, (error) => REFUSALS.has(sqlState(error)?.slice(0, 2) ?? ''));
    this.#gatherings.set(kind, gathering);
    return gathering;
  }

  async #lock(tx: EntityManager, kind: string, id: string): Promise<StreamRow | undefined> {
    const [row] = await tx.query<StreamRow[]>('SELECT n, last_at, state FROM stream WHERE kind = $1 AND id = $2 FOR UPDATE', [kind, id]);
    return row;
  }

  /** What follows from the command, as it is to be written; nothing is written here. */
  #judge<S, C extends { readonly type: string }, E extends { readonly type: string }, R extends string>(
    { decider }: Slice<S, C, E, R>,
    streamId: string,
    ask: Ask<C>,
    before: StreamRow | undefined,
    read: OthersRead | undefined,
  ): Judged<S, C, E> | { readonly ok: false; readonly refusal: R | LedgerRefusal } {
    const now = this.clock.now();
    const at = latest(now, ask.notBefore, read?.lastAt);
    if (before && at < before.last_at) return { ok: false, refusal: 'CLOCK_WENT_BACK' };
    const command = typeof ask.command === 'function' ? ask.command(at) : ask.command;
    const circumstances = { at, actor: ask.actor, authorization: ask.authorization.method };
    let state = before ? (before.state as S) : decider.initial(streamId);
    const decision = decider.decide(state, command, read ? { ...circumstances, others: read.others } : circumstances);
    if (!decision.ok) return decision;

    const entryId = ask.entryId ?? uuidv7();
    let body: StagedBody;
    try {
      body = stageBody({
        id: entryId,
        at,
        rules: decider.rules,
        stream: { kind: decider.kind, id: streamId },
        actor: ask.actor,
        authorization: ask.authorization,
        command: command as unknown as Json,
        events: decision.events as unknown as Json,
      });
    } catch (error) {
      if (error instanceof EntryTooLong) return { ok: false, refusal: 'ENTRY_TOO_LARGE' };
      throw error;
    }

    const openings = ask.openings ?? {};
    const facts: Fact<C, E, S>[] = [];
    for (const event of decision.events) {
      state = decider.evolve(state, event, circumstances);
      facts.push({ entryId, streamId, at, actor: ask.actor, command, event, state, openings });
    }
    const promise = this.#promise(entryId, body, at);
    const staging = { body, entryId, request: ask.request, n: before?.n ?? 0, at, state, promise, openings, fresh: !before };
    return { ok: true, facts, staging, receipt: { entryId, stream: { kind: decider.kind, id: streamId }, promise, repeated: false } };
  }

  #promise(entryId: string, body: StagedBody, at: Instant): string {
    const { origin, maxMergeDelaySeconds, promiseSigner } = this.identity;
    return formatPromise({ origin, entryId, bodyHash: body.bodyHash, stagedAt: at, maxMergeDelaySeconds }, promiseSigner);
  }
}

function latest(now: Instant, ...others: readonly (Instant | undefined)[]): Instant {
  return others.reduce<Instant>((last, one) => (one !== undefined && one > last ? one : last), now);
}

interface Judged<S, C, E> {
  readonly ok: true;
  readonly facts: readonly Fact<C, E, S>[];
  readonly staging: Staging;
  readonly receipt: Receipt;
}
