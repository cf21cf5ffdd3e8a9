import { concat, utf8 } from '../../kernel/bytes.js';
import { checkEd25519 } from './ed25519.js';
import type { NoteSigner } from './note-signer.js';
import { signNoteLine } from './signature-line.js';

/**
 * A witness puts its name and the time under a checkpoint of somebody else's log, after it has seen that the log only grew
 * (C2SP tlog-cosignature, `cosignature/v1`). It signs
 *
 *     cosignature/v1
 *     time 1800000000
 *     <the checkpoint without signatures>
 */
export function cosignedMessage(checkpointBody: string, time: number): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time}\n${checkpointBody}`);
}

/** Eight bytes of seconds since 1970, then 64 of signature. */
const BLOB_BYTES = 72;

/** The cosigner's line, without newline. `time` is in seconds. */
export function signCosignature(checkpointBody: string, time: number, cosigner: NoteSigner): string {
  if (cosigner.kind !== 'cosignature' || !Number.isSafeInteger(time) || time < 0) throw new Error('not a cosigner or not a time');
  const seconds = new Uint8Array(8);
  new DataView(seconds.buffer).setBigUint64(0, BigInt(time));
  return signNoteLine(cosigner.name, cosigner.keyId, concat(seconds, cosigner.sign(cosignedMessage(checkpointBody, time))));
}

/** The instant, in seconds since 1970, at which the witness vouched for this checkpoint; undefined where it did not. */
export function checkCosignature(blob: Uint8Array, checkpointBody: string, publicKey: Uint8Array): number | undefined {
  if (blob.length !== BLOB_BYTES) return undefined;
  const time = Number(new DataView(blob.buffer, blob.byteOffset).getBigUint64(0));
  if (!Number.isSafeInteger(time)) return undefined;
  return checkEd25519(blob.subarray(8), cosignedMessage(checkpointBody, time), publicKey) ? time : undefined;
}
