import { addSeconds, parseInstant, type Instant } from '../../kernel/instant.js';
import { isUuid } from '../../kernel/ids.js';
import { toHex } from '../../kernel/bytes.js';
import { parseDecimal } from './decimal.js';
import { bodyBytes, type Entry } from './entry.js';
import { sha256 } from './hash.js';
import { openNote, parseNote, signNote } from './note.js';
import type { NoteSigner } from './note-signer.js';
import type { VerifierKey } from './verifier-key.js';

/**
 * The node's word, given at once, that something will stand in the log before long (docs/spec/entry.md, "Promise"). Who
 * holds it and later finds no such entry can prove to anybody that the node broke its word.
 */
export interface InclusionPromise {
  readonly origin: string;
  readonly entryId: string;
  /** Lower-case hex SHA-256 of the body bytes. */
  readonly bodyHash: string;
  readonly stagedAt: Instant;
  readonly maxMergeDelaySeconds: number;
}

const HEADER = 'folkmoot/promise/v1';

export class MalformedPromise extends Error {
  constructor() {
    super('malformed promise');
    this.name = 'MalformedPromise';
  }
}

/** The signed note. */
export function formatPromise(promise: InclusionPromise, signer: NoteSigner): string {
  const { origin, entryId, bodyHash, stagedAt, maxMergeDelaySeconds } = promise;
  return signNote(`${[HEADER, origin, entryId, bodyHash, stagedAt, maxMergeDelaySeconds].join('\n')}\n`, [signer]);
}

/** Reads the text of the note and leaves its signature to `checkPromise`. */
export function parsePromise(note: string): InclusionPromise {
  let lines: string[];
  try {
    lines = parseNote(note).text.slice(0, -1).split('\n');
  } catch {
    throw new MalformedPromise();
  }
  const [header, origin, entryId, bodyHash = '', staged, delay] = lines;
  const stagedAt = parseInstant(staged);
  const maxMergeDelaySeconds = parseDecimal(delay);
  if (lines.length !== 6 || header !== HEADER || !origin || !isUuid(entryId) || !/^[0-9a-f]{64}$/.test(bodyHash)) throw new MalformedPromise();
  if (stagedAt === undefined || maxMergeDelaySeconds === undefined) throw new MalformedPromise();
  return { origin, entryId, bodyHash, stagedAt, maxMergeDelaySeconds };
}

export type PromiseFinding = 'KEPT' | 'BAD_SIGNATURE' | 'OTHER_ENTRY' | 'OTHER_BODY' | 'LATE';

/** Whether the entry in the log is what was promised, and in time. */
export function checkPromise(note: string, keys: readonly (VerifierKey | string)[], entry: Entry): PromiseFinding {
  const promise = parsePromise(note);
  if (!openNote(note, keys).ok) return 'BAD_SIGNATURE';
  if (promise.entryId !== entry.id) return 'OTHER_ENTRY';
  if (promise.bodyHash !== toHex(sha256(bodyBytes(entry)))) return 'OTHER_BODY';
  return entry.sequencedAt > addSeconds(promise.stagedAt, promise.maxMergeDelaySeconds) ? 'LATE' : 'KEPT';
}
