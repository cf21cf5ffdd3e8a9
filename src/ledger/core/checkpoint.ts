import { fromBase64, toBase64 } from '../../kernel/bytes.js';
import { parseDecimal } from './decimal.js';
import { parseNote } from './note.js';
import { HASH_BYTES } from './tree.js';
import { isKeyName } from './verifier-key.js';

/**
 * The state of a whole log in three lines: which log, how many entries, and the root over all of them. Signed as a note it
 * is a promise: no entry among these will ever be changed (C2SP tlog-checkpoint).
 *
 *     folkmoot.example/log
 *     300
 *     VofhGcTFCnv1L5u3pZurMPHnN0OKnBmLt2kMYTfTgrk=
 */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** Lines after the root, of other people's logs; ours has none, since not every kind of cosignature covers them. */
  readonly extensions?: readonly string[];
}

export class MalformedCheckpoint extends Error {
  constructor() {
    super('malformed checkpoint');
    this.name = 'MalformedCheckpoint';
  }
}

/** The body: what is signed, with its last newline. */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  const body = [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join('');
  parseBody(body); // A checkpoint that nobody could read must not be signed.
  return body;
}

/** Reads a body, or a note around one, whose signatures this does not check: `openNote` does. Throws MalformedCheckpoint. */
export function parseCheckpoint(bodyOrNote: string): Checkpoint {
  if (!bodyOrNote.includes('\n\n')) return parseBody(bodyOrNote);
  try {
    return parseBody(parseNote(bodyOrNote).text);
  } catch {
    throw new MalformedCheckpoint();
  }
}

function parseBody(body: string): Checkpoint {
  if (!body.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]|\p{Cs}/u.test(body)) throw new MalformedCheckpoint();
  const [origin = '', decimal, base64 = '', ...extensions] = body.slice(0, -1).split('\n');
  const size = parseDecimal(decimal);
  const root = fromBase64(base64);
  if (!isKeyName(origin) || size === undefined || root?.length !== HASH_BYTES || extensions.includes('')) throw new MalformedCheckpoint();
  return { origin, size, root, ...(extensions.length > 0 ? { extensions } : {}) };
}
