import { equalBytes, fromBase64, toBase64, toHex } from '../../kernel/bytes.js';
import { parseCheckpoint } from './checkpoint.js';
import { parseDecimal } from './decimal.js';
import { openNote } from './note.js';
import { PROOF_LIMIT } from './add-checkpoint.js';
import { quorumMet, type Policy } from './policy.js';
import { checkInclusion, HASH_BYTES, leafHash } from './tree.js';
import { parseVerifierKey, type VerifierKey } from './verifier-key.js';

/**
 * A file that shows, without asking anybody, that an entry is in the log (C2SP tlog-proof): its index, the hashes from the
 * leaf to the root, and the signed checkpoint with that root.
 *
 *     c2sp.org/tlog-proof@v1
 *     index 100
 *     xIyl/VWrEQiit4aSm0pmgurd+V102G/BGToKYzuU9Dw=
 *     …
 *
 *     folkmoot.example/log
 *     …
 */
export interface TlogProof {
  /** Whatever the maker put beside the proof. Nobody has signed it. */
  readonly extra?: Uint8Array;
  readonly index: number;
  /** From the leaf's sibling up to the root's child. */
  readonly hashes: readonly Uint8Array[];
  /** The signed note, as it is. */
  readonly checkpoint: string;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

export class MalformedProof extends Error {
  constructor() {
    super('malformed proof');
    this.name = 'MalformedProof';
  }
}

export function formatTlogProof({ extra, index, hashes, checkpoint }: TlogProof): string {
  const lines = [HEADER, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...hashes.map(toBase64)];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

export function parseTlogProof(text: string): TlogProof {
  const split = text.indexOf('\n\n');
  if (split < 0) throw new MalformedProof();
  const [header, ...lines] = text.slice(0, split).split('\n');
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()!.slice(6)) : null;
  const first = lines.shift();
  const index = first?.startsWith('index ') ? parseDecimal(first.slice(6)) : undefined;
  const hashes = lines.map(fromBase64);
  if (header !== HEADER || extra === undefined || index === undefined || hashes.length > PROOF_LIMIT) throw new MalformedProof();
  if (!hashes.every((hash) => hash?.length === HASH_BYTES)) throw new MalformedProof();
  return { ...(extra ? { extra } : {}), index, hashes: hashes as Uint8Array[], checkpoint: text.slice(split + 2) };
}

/** Whom to believe: a whole policy, or the log's key alone, which asks for no witness. */
export type Trust = { readonly policy: Policy } | { readonly vkeys: readonly (VerifierKey | string)[] };

export interface SeenBy {
  readonly name: string;
  /** Seconds since 1970. */
  readonly time: number;
}

export type ProofResult =
  | { readonly ok: true; readonly origin: string; readonly size: number; readonly index: number; readonly root: string; readonly witnesses: readonly SeenBy[] }
  | { readonly ok: false; readonly step: ProofStep };

/** The step that failed: all of them are run, in this order, and none can be skipped. */
export type ProofStep = 'CHECKPOINT_MALFORMED' | 'CHECKPOINT_SIGNATURE' | 'CHECKPOINT_ORIGIN' | 'WITNESS_QUORUM' | 'INCLUSION';

export function checkTlogProof(proof: TlogProof, entry: Uint8Array, trust: Trust): ProofResult {
  const { logs, witnesses } = keysOf(trust);
  const opened = openNote(proof.checkpoint, [...logs, ...witnesses]);
  if (!opened.ok) return { ok: false, step: opened.reason === 'MALFORMED_NOTE' ? 'CHECKPOINT_MALFORMED' : 'CHECKPOINT_SIGNATURE' };
  let checkpoint;
  try {
    checkpoint = parseCheckpoint(opened.text);
  } catch {
    return { ok: false, step: 'CHECKPOINT_MALFORMED' };
  }
  const { origin, size, root } = checkpoint;
  const signers = opened.verified.filter(({ key }) => key.kind === 'ed25519');
  if (signers.length === 0) return { ok: false, step: 'CHECKPOINT_SIGNATURE' };
  // A log may not speak for another: the name of the key is the origin it signs for.
  if (!signers.some(({ name }) => name === origin)) return { ok: false, step: 'CHECKPOINT_ORIGIN' };

  const seen = opened.verified.filter(({ time }) => time !== undefined).map(({ name, time }) => ({ name, time: time! }));
  if ('policy' in trust) {
    const cosigned = (key: VerifierKey) => opened.verified.some((signature) => equalBytes(signature.key.publicKey, key.publicKey) && signature.time !== undefined);
    const names = trust.policy.witnesses.filter(({ key }) => cosigned(key)).map(({ name }) => name);
    if (!quorumMet(trust.policy, names)) return { ok: false, step: 'WITNESS_QUORUM' };
  }
  if (!checkInclusion(proof.index, size, leafHash(entry), proof.hashes, root)) return { ok: false, step: 'INCLUSION' };
  return { ok: true, origin, size, index: proof.index, root: toHex(root), witnesses: seen };
}

function keysOf(trust: Trust): { logs: VerifierKey[]; witnesses: VerifierKey[] } {
  if ('policy' in trust) return { logs: trust.policy.logs.map(({ key }) => key), witnesses: trust.policy.witnesses.map(({ key }) => key) };
  const keys = trust.vkeys.map((key) => (typeof key === 'string' ? parseVerifierKey(key) : key));
  return { logs: keys.filter(({ kind }) => kind === 'ed25519'), witnesses: keys.filter(({ kind }) => kind === 'cosignature') };
}
