import { Injectable } from '@nestjs/common';
import { fromUtf8, toBase64, toHex } from '../../kernel/bytes.js';
import { formatReceipt, sha256 } from '../core/index.js';
import { LogReader, type LoggedEntry } from '../log/log-reader.js';
import { PublicOpenings } from '../log/public-openings.js';
import { PublishedLog } from '../log/published-log.js';
import type { Receipt } from '../log/slice.js';
import type { EntryReceipt, InclusionProof, LedgerEntry } from './types.js';

/** More entries about one record than this are read page by page from `ledger.stream`. */
const HISTORY = 500;

/** Turns what the log holds into the API's types; resolvers of all modules answer `history` and `proof` with it. */
@Injectable()
export class LedgerPresenter {
  constructor(
    private readonly reader: LogReader,
    private readonly published: PublishedLog,
    private readonly openings: PublicOpenings,
  ) {}

  async history(kind: string, id: string): Promise<LedgerEntry[]> {
    return (await this.reader.stream(kind, id, 0, HISTORY)).map(presentEntry);
  }

  /** Proof of the newest published entry about a record. */
  async proof(kind: string, id: string): Promise<InclusionProof | null> {
    const end = await this.reader.streamEnd(kind, id);
    return end ? this.proofOf(end.seq) : null;
  }

  async proofOf(seq: number): Promise<InclusionProof | null> {
    const latest = this.published.latest;
    if (!latest || seq >= latest.size) return null;
    const hashes = await this.reader.inclusion(seq, latest.size);
    const { bytes, entry } = (await this.reader.entry(seq))!;
    // What everybody may read goes with the proof, so that it proves the words and not their fingerprints alone.
    const openings = await this.openings.ofEntry(entry.id);
    const file = formatReceipt({ entry: bytes, openings, proof: { index: seq, hashes, checkpoint: latest.note } });
    return { seq, size: latest.size, hashes: hashes.map(toBase64), checkpoint: latest.note, file };
  }
}

export function presentEntry({ seq, bytes, entry }: LoggedEntry): LedgerEntry {
  return {
    seq,
    id: entry.id,
    at: entry.at,
    sequencedAt: entry.sequencedAt,
    streamKind: entry.stream.kind,
    streamId: entry.stream.id,
    streamNumber: entry.stream.n,
    rules: entry.rules,
    actorKind: entry.actor.kind,
    actorId: entry.actor.kind === 'member' ? entry.actor.id : null,
    authorization: entry.authorization.method,
    command: entry.command.type,
    events: entry.events.map((event) => event.type),
    json: fromUtf8(bytes),
    hash: toHex(sha256(bytes)),
  };
}

export function presentReceipt(receipt: Receipt): EntryReceipt {
  return { entryId: receipt.entryId, streamKind: receipt.stream.kind, streamId: receipt.stream.id, promise: receipt.promise, repeated: receipt.repeated };
}
