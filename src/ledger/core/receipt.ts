import { fromBase64, fromUtf8, toBase64, utf8 } from '../../kernel/bytes.js';
import type { Json } from '../../kernel/json.js';
import { canonicalJson, isJsonObject, parseCanonical } from './canonical-json.js';
import { checkOpening, type Opening } from './commitment.js';
import { parseEntry, type Entry } from './entry.js';
import { checkTlogProof, formatTlogProof, parseTlogProof, type ProofResult, type TlogProof, type Trust } from './proof.js';
import { checkPromise, parsePromise, type PromiseFinding } from './promise.js';
import type { VerifierKey } from './verifier-key.js';

/**
 * What a reporter takes home: one text file with his entry, the words behind its sealed fields, and the proof that the entry
 * is in the log. It is an ordinary `.tlog-proof` whose `extra` line holds canonical JSON (docs/spec/receipts.md):
 *
 *     {"entry":"<base64 of the entry's bytes>","openings":[{"entry":…,"path":…,"salt":…,"value":…}],"promise":"<note>"}
 *
 * `extra` is signed by nobody, so nothing in it is believed: the entry counts because the proof leads from its bytes to the
 * signed root, the openings because they match the entry's commitments.
 */
export interface ReporterReceipt {
  readonly entry: Uint8Array;
  readonly openings: readonly Opening[];
  readonly promise?: string;
  readonly proof: Omit<TlogProof, 'extra'>;
}

export class MalformedReceipt extends Error {
  constructor() {
    super('malformed receipt');
    this.name = 'MalformedReceipt';
  }
}

export function formatReceipt({ entry, openings, promise, proof }: ReporterReceipt): string {
  const extra = canonicalJson({
    entry: toBase64(entry),
    openings: openings.map(({ entry: id, path, salt, value }) => ({ entry: id, path, salt, value })),
    ...(promise === undefined ? {} : { promise }),
  });
  return formatTlogProof({ index: proof.index, hashes: proof.hashes, checkpoint: proof.checkpoint, extra: utf8(extra) });
}

export function parseReceipt(text: string): ReporterReceipt {
  try {
    const { extra, ...proof } = parseTlogProof(text);
    const value = parseCanonical(fromUtf8(extra ?? malformed()));
    if (!isJsonObject(value)) return malformed();
    const { entry, openings, promise, ...others } = value;
    if (typeof entry !== 'string' || !Array.isArray(openings) || Object.keys(others).length > 0) return malformed();
    if (promise !== undefined && typeof promise !== 'string') return malformed();
    if (promise !== undefined) parsePromise(promise);
    return { entry: fromBase64(entry) ?? malformed(), openings: openings.map(parseOpening), proof, ...(promise === undefined ? {} : { promise }) };
  } catch {
    throw new MalformedReceipt();
  }
}

function parseOpening(value: Json): Opening {
  if (!isJsonObject(value) || Object.keys(value).sort().join() !== 'entry,path,salt,value') return malformed();
  const { entry, path, salt } = value;
  if (typeof entry !== 'string' || typeof path !== 'string' || typeof salt !== 'string') return malformed();
  return { entry, path, salt, value: value['value']! };
}

function malformed(): never {
  throw new MalformedReceipt();
}

/** Every step with its outcome, for a page that explains them one by one. `ok` is true only where nothing is wrong. */
export interface ReceiptResult {
  readonly ok: boolean;
  readonly entry: Entry;
  readonly proof: ProofResult;
  readonly openings: readonly { readonly opening: Opening; readonly matches: boolean }[];
  /** The entry's own number says the same as the proof. */
  readonly placeMatches: boolean;
  /** Absent where the receipt holds no promise or no promise key was given. */
  readonly promise?: PromiseFinding;
}

/** Throws MalformedReceipt or MalformedEntry; whatever else is wrong is said in the result. */
export function checkReceipt(text: string, trust: Trust & { readonly promiseKeys?: readonly (VerifierKey | string)[] }): ReceiptResult {
  const receipt = parseReceipt(text);
  const entry = parseEntry(receipt.entry);
  const proof = checkTlogProof(receipt.proof, receipt.entry, trust);
  const openings = receipt.openings.map((opening) => ({ opening, matches: checkOpening(entry, opening) }));
  const placeMatches = entry.seq === receipt.proof.index;
  const promise = receipt.promise !== undefined && trust.promiseKeys ? checkPromise(receipt.promise, trust.promiseKeys, entry) : undefined;
  const ok = proof.ok && placeMatches && openings.every(({ matches }) => matches) && (promise === undefined || promise === 'KEPT');
  return { ok, entry, proof, openings, placeMatches, ...(promise === undefined ? {} : { promise }) };
}
