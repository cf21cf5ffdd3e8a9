import { fromBase64, toBase64 } from '../../kernel/bytes.js';
import { parseDecimal } from './decimal.js';
import { HASH_BYTES } from './tree.js';

/**
 * What a log sends to a witness (C2SP tlog-witness, `POST …/add-checkpoint`): the size that the witness saw last, the proof
 * that the log only grew since, and the new checkpoint.
 *
 *     old 20852014
 *     KgESqpgbXwUjGZyXXHh4Zz…=
 *
 *     example.com/log
 *     20852163
 *     …
 */
export interface AddCheckpoint {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  /** The signed note, as it is. */
  readonly checkpoint: string;
}

export const PROOF_LIMIT = 63;

export class MalformedAddCheckpoint extends Error {
  constructor() {
    super('malformed add-checkpoint request');
    this.name = 'MalformedAddCheckpoint';
  }
}

export function formatAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  return `old ${oldSize}\n${proof.map((hash) => `${toBase64(hash)}\n`).join('')}\n${checkpoint}`;
}

export function parseAddCheckpoint(body: string): AddCheckpoint {
  const split = body.indexOf('\n\n');
  if (split < 0) throw new MalformedAddCheckpoint();
  const [first = '', ...lines] = body.slice(0, split).split('\n');
  const oldSize = first.startsWith('old ') ? parseDecimal(first.slice(4)) : undefined;
  if (oldSize === undefined || lines.length > PROOF_LIMIT) throw new MalformedAddCheckpoint();
  return { oldSize, proof: lines.map(parseHash), checkpoint: body.slice(split + 2) };
}

function parseHash(line: string): Uint8Array {
  const hash = fromBase64(line);
  if (hash?.length !== HASH_BYTES) throw new MalformedAddCheckpoint();
  return hash;
}
