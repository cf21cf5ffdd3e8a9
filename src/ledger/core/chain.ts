import type { Instant } from '../../kernel/instant.js';
import { parseEntry, type Entry } from './entry.js';
import { sha256Hex, ZERO_HASH_HEX } from './hash.js';

/**
 * Walks the log from its first entry: every entry names the fingerprint of the one before it, in the log and in its own
 * stream, so nothing can be taken out or exchanged without a trace, and every stream can be shown to be complete.
 *
 *     const chain = new Chain();
 *     for (const bytes of entries) for (const finding of chain.append(bytes)) report(finding);
 */
export type ChainFindingKind =
  | 'MALFORMED_ENTRY'
  | 'WRONG_SEQ'
  | 'WRONG_PREV'
  | 'WRONG_STREAM_NUMBER'
  | 'WRONG_STREAM_PREV'
  | 'SEQUENCED_BACKWARDS'
  | 'SEQUENCED_BEFORE_JUDGED'
  | 'JUDGED_BACKWARDS'
  | 'REPEATED_ID'
  | 'REPEATED_REQUEST';

export interface ChainFinding {
  readonly seq: number;
  readonly kind: ChainFindingKind;
}

interface StreamEnd {
  readonly n: number;
  readonly hash: string;
  readonly at: Instant;
}

export class Chain {
  #size = 0;
  #prev = ZERO_HASH_HEX;
  #sequencedAt = '';
  readonly #streams = new Map<string, StreamEnd>();
  readonly #ids = new Set<string>();
  readonly #requests = new Set<string>();

  get size(): number {
    return this.#size;
  }

  /** Hex hash of the last entry. */
  get prev(): string {
    return this.#prev;
  }

  /**
   * Takes the next entry. Follows the log after a finding, so that one fault gives one finding and not one for every entry behind
   * it. `visit` is handed the entry where it could be read.
   */
  append(bytes: Uint8Array, visit?: (entry: Entry) => void): ChainFinding[] {
    const seq = this.#size++;
    const hash = sha256Hex(bytes);
    const prev = this.#prev;
    this.#prev = hash;
    let entry: Entry;
    try {
      entry = parseEntry(bytes);
    } catch {
      return [{ seq, kind: 'MALFORMED_ENTRY' }];
    }
    const kinds = [...this.#place(entry, seq, prev), ...this.#stream(entry, hash), ...this.#once(entry)];
    visit?.(entry);
    return kinds.map((kind) => ({ seq, kind }));
  }

  #place(entry: Entry, seq: number, prev: string): ChainFindingKind[] {
    const kinds: ChainFindingKind[] = [];
    if (entry.seq !== seq) kinds.push('WRONG_SEQ');
    if (entry.prev !== prev) kinds.push('WRONG_PREV');
    if (entry.sequencedAt < this.#sequencedAt) kinds.push('SEQUENCED_BACKWARDS');
    if (entry.sequencedAt < entry.at) kinds.push('SEQUENCED_BEFORE_JUDGED');
    this.#sequencedAt = entry.sequencedAt;
    return kinds;
  }

  #stream(entry: Entry, hash: string): ChainFindingKind[] {
    const kinds: ChainFindingKind[] = [];
    const { kind, id, n, prev } = entry.stream;
    const end = this.#streams.get(`${kind}/${id}`);
    if (n !== (end ? end.n + 1 : 0)) kinds.push('WRONG_STREAM_NUMBER');
    if (prev !== (end ? end.hash : ZERO_HASH_HEX)) kinds.push('WRONG_STREAM_PREV');
    if (end && entry.at < end.at) kinds.push('JUDGED_BACKWARDS');
    this.#streams.set(`${kind}/${id}`, { n, hash, at: entry.at });
    return kinds;
  }

  /** Ids are unique, and a signed act counts once per actor, or a stolen signature could be used again. */
  #once({ id, actor, authorization }: Entry): ChainFindingKind[] {
    const kinds: ChainFindingKind[] = [];
    if (this.#ids.has(id)) kinds.push('REPEATED_ID');
    this.#ids.add(id);
    if ('request' in authorization) {
      const who = actor.kind === 'member' ? actor.id : actor.kind === 'reporter' ? actor.key : actor.kind;
      const request = `${who} ${authorization.request}`;
      if (this.#requests.has(request)) kinds.push('REPEATED_REQUEST');
      this.#requests.add(request);
    }
    return kinds;
  }
}
