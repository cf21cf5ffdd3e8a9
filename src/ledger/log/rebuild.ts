import type { EntityManager } from 'typeorm';
import type { Instant } from '../../kernel/instant.js';
import { parseEntry, type Entry } from '../core/index.js';
import type { SealedFields } from './commitments.js';
import type { AnySlice } from './slice.js';

/** A slice with the tables that its `project` writes, all of which can be made anew from the log. */
export interface Rebuildable {
  readonly slice: AnySlice;
  readonly tables: readonly string[];
}

export type RebuildRefusal = 'TABLES_NOT_EMPTY' | 'ENTRIES_PENDING';
export type RebuildOutcome =
  | { readonly ok: true; readonly entries: number; readonly streams: number }
  | { readonly ok: false; readonly refusal: RebuildRefusal };

interface Row {
  readonly bytes: Buffer;
  readonly fields: SealedFields | null;
}

interface Stream {
  readonly kind: string;
  readonly id: string;
  n: number;
  lastAt: Instant;
  state: unknown;
}

const PAGE = 1_000;

/**
 * Makes all rows anew: reads the log in order, folds each stream as the node did, and has every event projected again, with
 * the openings that still exist. What was erased stays away; files, contacts and sessions are not rows of the log and are left alone.
 *
 * Runs in the caller's transaction, with the owner's rights. The tables are locked: whoever writes waits, and after a crash or a
 * refusal everything is as it was.
 */
export class Rebuild {
  readonly #streams = new Map<string, Stream>();
  readonly #slices: ReadonlyMap<string, AnySlice>;
  readonly #tables: readonly string[];

  constructor(parts: readonly Rebuildable[]) {
    this.#slices = new Map(parts.map(({ slice }) => [`${slice.decider.kind} ${slice.decider.rules}`, slice]));
    this.#tables = ['stream', ...parts.flatMap(({ tables }) => tables)];
  }

  async run(tx: EntityManager, options: { readonly truncate: boolean; readonly progress?: (done: number, size: number) => void }): Promise<RebuildOutcome> {
    const tables = this.#tables.join(', ');
    // In the order in which commands take them: the stream first, the pending row last.
    await tx.query(`LOCK TABLE ${tables} IN ACCESS EXCLUSIVE MODE`);
    await tx.query('LOCK TABLE ledger_pending IN SHARE MODE');
    // Rows of an entry that has no number yet would be lost: they are not in the log so far.
    const [{ pending, size }] = (await tx.query(
      `SELECT EXISTS (SELECT FROM ledger_pending p WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.pending_id = p.id)) AS pending,
              (SELECT count(*) FROM ledger_entry)::int AS size`,
    )) as [{ pending: boolean; size: number }];
    if (pending) return { ok: false, refusal: 'ENTRIES_PENDING' };
    if (options.truncate) await tx.query(`TRUNCATE ${tables}`);
    else if (await this.#filled(tx)) return { ok: false, refusal: 'TABLES_NOT_EMPTY' };

    for (let from = 0; from < size; from += PAGE) {
      const rows = await tx.query<Row[]>(
        `SELECT e.bytes, o.fields FROM ledger_entry e JOIN ledger_pending p ON p.id = e.pending_id LEFT JOIN opening o ON o.entry_id = p.entry_id
          WHERE e.seq >= $1 AND e.seq < $2 ORDER BY e.seq`,
        [from, from + PAGE],
      );
      for (const row of rows) await this.#apply(tx, parseEntry(new Uint8Array(row.bytes)), row.fields ?? {});
      options.progress?.(Math.min(size, from + PAGE), size);
    }
    await this.#saveStreams(tx);
    return { ok: true, entries: size, streams: this.#streams.size };
  }

  async #filled(tx: EntityManager): Promise<boolean> {
    for (const table of this.#tables) {
      const [row] = await tx.query<{ filled: boolean }[]>(`SELECT EXISTS (SELECT FROM ${table}) AS filled`);
      if (row!.filled) return true;
    }
    return false;
  }

  async #apply(tx: EntityManager, entry: Entry, openings: SealedFields): Promise<void> {
    const { kind, id } = entry.stream;
    const slice = this.#slices.get(`${kind} ${entry.rules}`);
    if (!slice) throw new Error(`entry ${entry.seq} was judged by ${entry.rules} for ${kind}, which this program does not have`);
    const stream = this.#streams.get(`${kind}/${id}`) ?? { kind, id, n: 0, lastAt: entry.at, state: slice.decider.initial(id) };
    this.#streams.set(`${kind}/${id}`, stream);
    const circumstances = { at: entry.at, actor: entry.actor, authorization: entry.authorization.method };
    for (const event of entry.events) {
      stream.state = slice.decider.evolve(stream.state, event, circumstances);
      await slice.project(tx, {
        entryId: entry.id,
        streamId: id,
        at: entry.at,
        actor: entry.actor,
        command: entry.command,
        event,
        state: stream.state,
        openings,
      });
    }
    stream.n += 1;
    stream.lastAt = entry.at;
  }

  async #saveStreams(tx: EntityManager): Promise<void> {
    const all = [...this.#streams.values()];
    for (let from = 0; from < all.length; from += PAGE) {
      const page = all.slice(from, from + PAGE);
      await tx.query(
        `INSERT INTO stream (kind, id, n, last_at, state)
         SELECT kind, id, n, last_at, state::jsonb FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[]) AS s (kind, id, n, last_at, state)`,
        [page.map((s) => s.kind), page.map((s) => s.id), page.map((s) => s.n), page.map((s) => s.lastAt), page.map((s) => JSON.stringify(s.state))],
      );
    }
  }
}
