import { finished } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { utf8 } from '../../kernel/bytes.js';

/** One row of `ledger_entry`. */
export interface EntryRow {
  readonly seq: number;
  readonly pendingId: string;
  readonly prev: Uint8Array;
  readonly hash: Uint8Array;
  readonly leaf: Uint8Array;
  readonly streamKind: string;
  readonly streamId: string;
  readonly streamNumber: number;
  readonly bytes: Uint8Array;
}

const COLUMNS = 'seq, pending_id, prev, hash, leaf, stream_kind, stream_id, stream_n, bytes';
const FIELDS = 9;

/** "PGCOPY" with its line-end check, no flags, no header extension (PostgreSQL manual, COPY, "Binary Format"). */
const HEADER = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex');
const TRAILER = Buffer.from('ffff', 'hex');

/** Inserts the rows by binary COPY, within the client's open transaction: about twice the rate of `unnest`. */
export async function copyEntries(client: Client, rows: readonly EntryRow[]): Promise<void> {
  const stream = client.query(copyFrom(`COPY ledger_entry (${COLUMNS}) FROM STDIN (FORMAT binary)`));
  stream.write(HEADER);
  for (const row of rows) stream.write(formatRow(row));
  stream.end(TRAILER);
  await finished(stream);
}

function formatRow(row: EntryRow): Buffer {
  const kind = utf8(row.streamKind);
  const id = utf8(row.streamId);
  const variable = [row.prev, row.hash, row.leaf, kind, id, row.bytes].reduce((sum, part) => sum + part.length, 0);
  const out = Buffer.allocUnsafe(2 + FIELDS * 4 + 8 + 8 + 4 + variable);
  let at = out.writeInt16BE(FIELDS, 0);
  const long = (value: bigint): void => {
    at = out.writeInt32BE(8, at);
    at = out.writeBigInt64BE(value, at);
  };
  const bytes = (value: Uint8Array): void => {
    at = out.writeInt32BE(value.length, at);
    out.set(value, at);
    at += value.length;
  };
  long(BigInt(row.seq));
  long(BigInt(row.pendingId));
  bytes(row.prev);
  bytes(row.hash);
  bytes(row.leaf);
  bytes(kind);
  bytes(id);
  at = out.writeInt32BE(4, at);
  at = out.writeInt32BE(row.streamNumber, at);
  bytes(row.bytes);
  return out;
}
