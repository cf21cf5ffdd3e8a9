import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { formatTlogProof, parseEntry, type Entry } from '../core/index.js';
import { PublishedLog } from './published-log.js';
import { TreeStore } from './tree-store.js';

/** An entry as it stands in the log, with its exact bytes. */
export interface LoggedEntry {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly entry: Entry;
}

/** Questions about the log: entries, histories, proofs. All answers are about what is *published*, so that each can be proved. */
@Injectable()
export class LogReader {
  readonly #tree: TreeStore;

  constructor(
    private readonly dataSource: DataSource,
    private readonly published: PublishedLog,
  ) {
    this.#tree = new TreeStore(<Row>(text: string, values: unknown[]) => dataSource.query<Row[]>(text, values));
  }

  get size(): number {
    return this.published.size;
  }

  async entry(seq: number): Promise<LoggedEntry | undefined> {
    return (await this.#read('e.seq = $1 AND e.seq < $2', [seq, this.size]))[0];
  }

  async entryById(id: string): Promise<LoggedEntry | undefined> {
    return (await this.#read('e.pending_id = (SELECT p.id FROM ledger_pending p WHERE p.entry_id = $1) AND e.seq < $2', [id, this.size]))[0];
  }

  /** Entries from `from` on, at most `take`. */
  entries(from: number, take: number): Promise<LoggedEntry[]> {
    return this.#read('e.seq >= $1 AND e.seq < $2', [from, Math.min(this.size, from + take)]);
  }

  /** The entries of one stream in order, from number `from` within the stream on. */
  stream(kind: string, id: string, from: number, take: number): Promise<LoggedEntry[]> {
    return this.#read('e.stream_kind = $1 AND e.stream_id = $2 AND e.seq < $3 AND e.stream_n >= $4 AND e.stream_n < $5', [kind, id, this.size, from, from + take]);
  }

  /** Last published entry of a stream. */
  async streamEnd(kind: string, id: string): Promise<LoggedEntry | undefined> {
    const rows = await this.#read('e.stream_kind = $1 AND e.stream_id = $2 AND e.seq < $3', [kind, id, this.size], 'e.seq DESC LIMIT 1');
    return rows[0];
  }

  /** Hashes from leaf to root for a size that was published (RFC 6962 section 2.1.1). */
  inclusion(seq: number, size: number): Promise<Uint8Array[]> {
    return this.#tree.inclusion(seq, size);
  }

  consistency(from: number, to: number): Promise<Uint8Array[]> {
    return this.#tree.consistency(from, to);
  }

  /** The C2SP `.tlog-proof` of an entry under the newest checkpoint; nothing where it is not published yet. */
  async proof(seq: number, extra?: Uint8Array): Promise<string | undefined> {
    const latest = this.published.latest;
    if (!latest || seq < 0 || seq >= latest.size) return undefined;
    const hashes = await this.inclusion(seq, latest.size);
    return formatTlogProof({ ...(extra ? { extra } : {}), index: seq, hashes, checkpoint: latest.note });
  }

  async #read(where: string, values: unknown[], order = 'e.seq'): Promise<LoggedEntry[]> {
    const rows = await this.dataSource.query<{ seq: string; bytes: Buffer }[]>(
      `SELECT e.seq::text AS seq, e.bytes FROM ledger_entry e WHERE ${where} ORDER BY ${order}`,
      values,
    );
    return rows.map((row) => {
      const bytes = new Uint8Array(row.bytes);
      return { seq: Number(row.seq), bytes, entry: parseEntry(bytes) };
    });
  }
}
