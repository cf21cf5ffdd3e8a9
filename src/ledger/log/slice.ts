import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/actor.js';
import type { Decider } from '../../kernel/decider.js';
import type { Instant } from '../../kernel/instant.js';
import type { Json, JsonObject } from '../../kernel/json.js';
import type { Authorization } from '../core/index.js';
import type { SealedFields } from './commitments.js';

/** One event as it became durable, with what a projection needs to write its rows. */
export interface Fact<C, E, S> {
  readonly entryId: string;
  readonly streamId: string;
  readonly at: Instant;
  readonly actor: Actor;
  readonly command: C;
  readonly event: E;
  /** Folded state after this event. */
  readonly state: S;
  /** Openings of the entry that still exist: an erased field is absent when rows are rebuilt. */
  readonly openings: SealedFields;
}

/**
 * One kind of business as the ledger sees it: its frozen rules, and how its events become rows for queries.
 *
 * `project` runs inside the business transaction, and again when rows are rebuilt from the log: it may read nothing but
 * the fact and the rows that earlier facts made.
 */
export interface Slice<S, C extends { readonly type: string }, E extends { readonly type: string }, R extends string> {
  readonly decider: Decider<S, C, E, R>;
  project(tx: EntityManager, fact: Fact<C, E, S>): Promise<void>;
  /** The same rows as `project` makes of each, in few statements; only for kinds that are asked by `Ledger.performMany`. Each stream comes once. */
  projectMany?(tx: EntityManager, facts: readonly Fact<C, E, S>[]): Promise<void>;
  /** Only for kinds of business that are opened by `Ledger.open`. */
  readonly firstRows?: FirstRows<S, C, E>;
}

/**
 * The same rows as `project` makes of a fact that opens a stream, as parts of a WITH that read them from a table `first`. The text is
 * always the same, so that PostgreSQL need not plan it again, and a table of many rows costs little more than one.
 *
 *     columns: 'id text, status text', parts: 'filed AS (INSERT INTO report (id, status) SELECT id, status FROM first)'
 */
export interface FirstRows<S, C, E> {
  readonly columns: string;
  readonly parts: string;
  row(fact: Fact<C, E, S>): Readonly<Record<string, Json>>;
}

/** The same with its types forgotten, for lists of slices. */
export type AnySlice = Slice<unknown, { readonly type: string }, { readonly type: string }, string>;

/** What is asked of the ledger. */
export interface Ask<C> {
  /** Built per attempt, under the lock, with the instant that the entry will carry. */
  readonly command: C | ((at: Instant) => C);
  readonly actor: Actor;
  readonly authorization: Authorization;
  readonly openings?: SealedFields;
  /** The same request asked again is answered with the first receipt and does nothing. */
  readonly request?: string;
  /** Entry id where the caller needs it beforehand. */
  readonly entryId?: string;
  /** The act speaks of something that stands in the log with this instant, and so cannot be earlier, whatever the clock says. */
  readonly notBefore?: Instant;
  /** The caller made the stream's id just now: saves a look. A clash is found by the unique key. */
  readonly fresh?: boolean;
}

/** The node's answer to a durable command: not yet in the tree, but promised (docs/spec/entry.md, "Promise"). */
export interface Receipt {
  readonly entryId: string;
  readonly stream: { readonly kind: string; readonly id: string };
  readonly promise: string;
  /** True where this request had been performed before. */
  readonly repeated: boolean;
}

export type LedgerRefusal = 'CLOCK_WENT_BACK' | 'ENTRY_TOO_LARGE';

export type Outcome<R extends string> =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly refusal: R | LedgerRefusal };

export type CommandJson = JsonObject & { readonly type: string };
