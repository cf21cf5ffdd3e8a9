import type { Client } from 'pg';
import { concat, toHex } from '../../kernel/bytes.js';
import { EMPTY_ROOT, Frontier, leafHash, sealBody, sha256, ZERO_HASH_HEX } from '../core/index.js';
import type { Instant } from '../../kernel/instant.js';
import { copyEntries } from './copy-entries.js';
import { queryOf } from './query-of.js';
import { tileRoots, type TileRoot } from './tile-roots.js';

/** A pending row as the sequencer reads it. */
interface Pending {
  readonly id: string;
  readonly head: string;
  readonly rules: string;
  readonly stream_kind: string;
  readonly stream_id: string;
  readonly stream_n: number;
  readonly entry_id: string;
  readonly staged_at: Instant;
}

/** An entry with its place in the log. */
export interface Sequenced {
  readonly seq: number;
  readonly entryId: string;
  readonly stagedAt: Instant;
  readonly prev: Uint8Array;
  readonly hash: Uint8Array;
  readonly leaf: Uint8Array;
  readonly bytes: Uint8Array;
}

/** The log's end as the last committed batch left it. */
export interface Head {
  readonly size: number;
  readonly root: Uint8Array;
  readonly lastHash: Uint8Array;
  readonly frontier: Frontier;
  readonly at: Instant | undefined;
}

export const EMPTY_HEAD: Head = { size: 0, root: EMPTY_ROOT, lastHash: new Uint8Array(32), frontier: Frontier.empty(), at: undefined };

export interface Batch {
  readonly head: Head;
  readonly entries: readonly Sequenced[];
  /** True where more rows may be pending than the batch could hold. */
  readonly full: boolean;
}

const KEPT_STREAM_ENDS = 20_000;

/**
 * Numbers committed pending rows. One batch is one transaction: sequence numbers, chain hashes, leaves, tile roots and the
 * new head, all or none. It runs on the connection that holds the leader's lock, so a node that lost the lock cannot commit.
 *
 * Ids of pending rows are not commit order: a row that commits late has a low id and falls into a later batch. Rows are
 * found by anti-join above a low-water mark, which moves only past ids whose transactions have all ended. Why it may:
 *
 * 1. `id` was seen in a committed row, so every lower id had been taken by then; and each was taken by a transaction that
 *    had its xid already (`stage` in ledger.ts).
 * 2. The batch's own xid is assigned after that row was seen, so it is higher than all of theirs.
 * 3. Once no transaction up to the batch's xid runs, every row up to `id` is visible or never will be.
 */
export class Batcher {
  /** Hash of the last entry of streams seen lately; a stream that is not here is looked up. */
  readonly #ends = new Map<string, string>();
  /** No row up to this id will ever need a number again. 0 is always right, and is where a restart begins. */
  #lowWater = 0n;
  /** Every row up to this id is visible or never will be. */
  #settled = 0n;
  #candidate: { readonly id: bigint; readonly xid: bigint } | undefined;

  constructor(
    private readonly client: Client,
    private readonly limit: number,
  ) {}

  /** The next batch, committed; or nothing where no row is pending. */
  async next(head: Head, clock: () => Instant): Promise<Batch | undefined> {
    await this.#settle();
    const pending = await this.#pending();
    const first = pending[0];
    const bound = first === undefined ? this.#settled : min(this.#settled, BigInt(first.id) - 1n);
    if (bound > this.#lowWater) this.#lowWater = bound;
    if (first === undefined) return undefined;

    const ends = await this.#streamEnds(pending);
    const now = instantOfBatch(clock(), head, pending);
    const entries = seal(head, pending, ends, now);
    const frontier = head.frontier.clone();
    for (const entry of entries) frontier.append(entry.leaf);
    const next: Head = { size: head.size + entries.length, root: frontier.root(), lastHash: entries.at(-1)!.hash, frontier, at: now };
    const xid = await this.#commit(entries, pending, await tileRoots(queryOf(this.client), head.size, entries), next);
    this.#candidate ??= { id: BigInt(pending.at(-1)!.id), xid };
    this.#remember(ends);
    return { head: next, entries, full: pending.length === this.limit };
  }

  async #settle(): Promise<void> {
    if (!this.#candidate) return;
    const { rows } = await this.client.query<{ xmin: string }>({
      name: 'xmin',
      text: 'SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xmin',
    });
    if (BigInt(rows[0]!.xmin) <= this.#candidate.xid) return;
    this.#settled = this.#candidate.id;
    this.#candidate = undefined;
  }

  async #pending(): Promise<Pending[]> {
    const { rows } = await this.client.query<Pending>({
      name: 'pending',
      text: `SELECT p.id::text AS id, p.head, p.rules, p.stream_kind, p.stream_id, p.stream_n, p.entry_id, p.staged_at
               FROM ledger_pending p
              WHERE p.id > $1 AND NOT EXISTS (SELECT FROM ledger_entry e WHERE e.pending_id = p.id)
              ORDER BY p.id LIMIT $2`,
      values: [this.#lowWater.toString(), this.limit],
    });
    return rows;
  }

  /** Hash of the entry before the first of this batch, for each stream that has one. */
  async #streamEnds(pending: readonly Pending[]): Promise<Map<string, string>> {
    const ends = new Map<string, string>();
    const kinds: string[] = [];
    const ids: string[] = [];
    const numbers: number[] = [];
    for (const row of pending) {
      const key = streamKey(row);
      if (row.stream_n === 0 || ends.has(key)) continue;
      const known = this.#ends.get(key);
      if (known !== undefined) {
        ends.set(key, known);
        continue;
      }
      ends.set(key, '');
      kinds.push(row.stream_kind);
      ids.push(row.stream_id);
      numbers.push(row.stream_n - 1);
    }
    if (kinds.length === 0) return ends;
    const { rows } = await this.client.query<{ stream_kind: string; stream_id: string; hash: Buffer }>({
      name: 'ends',
      text: `SELECT e.stream_kind, e.stream_id, e.hash
               FROM unnest($1::text[], $2::text[], $3::int[]) AS w (kind, id, n)
               JOIN ledger_entry e ON e.stream_kind = w.kind AND e.stream_id = w.id AND e.stream_n = w.n`,
      values: [kinds, ids, numbers],
    });
    for (const row of rows) ends.set(streamKey(row), toHex(row.hash));
    return ends;
  }

  /** Answers with the transaction's xid. */
  async #commit(entries: readonly Sequenced[], pending: readonly Pending[], roots: readonly TileRoot[], head: Head): Promise<bigint> {
    await this.client.query('BEGIN');
    try {
      await copyEntries(
        this.client,
        entries.map((entry, i) => {
          const row = pending[i]!;
          return { ...entry, pendingId: row.id, streamKind: row.stream_kind, streamId: row.stream_id, streamNumber: row.stream_n };
        }),
      );
      if (roots.length > 0) {
        await this.client.query(
          'INSERT INTO ledger_node (level, index, hash) SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])',
          [roots.map((root) => root.level), roots.map((root) => root.index), roots.map((root) => root.hash)],
        );
      }
      const { rows } = await this.client.query<{ xid: string }>(
        `INSERT INTO ledger_head (size, root, last_hash, frontier, at) VALUES ($1, $2, $3, $4, $5)
         RETURNING pg_current_xact_id()::text AS xid`,
        [head.size, head.root, head.lastHash, concat(...head.frontier.hashes()), head.at],
      );
      await this.client.query('COMMIT');
      return BigInt(rows[0]!.xid);
    } catch (error) {
      await this.client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  #remember(ends: ReadonlyMap<string, string>): void {
    if (this.#ends.size > KEPT_STREAM_ENDS) this.#ends.clear();
    for (const [key, hash] of ends) this.#ends.set(key, hash);
  }
}

/** Final bytes, hashes and leaves of the pending rows, in order; `ends` is brought up to the last entry of each stream. */
function seal(head: Head, pending: readonly Pending[], ends: Map<string, string>, now: Instant): Sequenced[] {
  let prev = head.lastHash;
  return pending.map((row, i) => {
    const key = streamKey(row);
    const streamPrev = row.stream_n === 0 ? ZERO_HASH_HEX : ends.get(key);
    if (!streamPrev) throw new Error(`stream ${key} lacks its entry ${row.stream_n - 1}`);
    const staged = { head: row.head, rules: row.rules, kind: row.stream_kind, streamId: row.stream_id };
    const bytes = sealBody(staged, { seq: head.size + i, prev: toHex(prev), sequencedAt: now, n: row.stream_n, streamPrev });
    const hash = sha256(bytes);
    const entry: Sequenced = { seq: head.size + i, entryId: row.entry_id, stagedAt: row.staged_at, prev, hash, leaf: leafHash(bytes), bytes };
    ends.set(key, toHex(hash));
    prev = hash;
    return entry;
  });
}

/**
 * The instant at which a batch is numbered. It never lies before the last batch, nor before an entry was judged, whatever the
 * clocks of this machine and of the others say: an auditor could not tell such a clock from a forged entry.
 */
function instantOfBatch(now: Instant, head: Head, pending: readonly Pending[]): Instant {
  return pending.reduce((latest, row) => (row.staged_at > latest ? row.staged_at : latest), head.at !== undefined && head.at > now ? head.at : now);
}

function streamKey(row: { readonly stream_kind: string; readonly stream_id: string }): string {
  return `${row.stream_kind}/${row.stream_id}`;
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** Entries of the last committed batch that were promised and came: see BrokenPromises. */
export async function lastBatch(client: Client): Promise<{ readonly at: Instant; readonly entries: Pick<Sequenced, 'entryId' | 'stagedAt'>[] } | undefined> {
  const { rows: heads } = await client.query<{ size: string; at: Instant }>('SELECT h.size::text, h.at FROM ledger_head h ORDER BY h.size DESC LIMIT 2');
  if (!heads[0]) return undefined;
  const { rows } = await client.query<{ entry_id: string; staged_at: Instant }>(
    'SELECT p.entry_id, p.staged_at FROM ledger_entry e JOIN ledger_pending p ON p.id = e.pending_id WHERE e.seq >= $1 AND e.seq < $2',
    [heads[1]?.size ?? '0', heads[0].size],
  );
  return { at: heads[0].at, entries: rows.map((row) => ({ entryId: row.entry_id, stagedAt: row.staged_at })) };
}

/** The head as the last committed batch left it. */
export async function loadHead(client: Client): Promise<Head> {
  const { rows } = await client.query<{ size: string; root: Buffer; last_hash: Buffer; frontier: Buffer; at: Instant }>(
    'SELECT h.size::text, h.root, h.last_hash, h.frontier, h.at FROM ledger_head h ORDER BY h.size DESC LIMIT 1',
  );
  const row = rows[0];
  if (!row) return EMPTY_HEAD;
  const size = Number(row.size);
  const hashes: Uint8Array[] = [];
  for (let i = 0; i < row.frontier.length; i += 32) hashes.push(new Uint8Array(row.frontier.subarray(i, i + 32)));
  return { size, root: new Uint8Array(row.root), lastHash: new Uint8Array(row.last_hash), frontier: Frontier.of(size, hashes), at: row.at };
}
