import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { fromBase64, toBase64Url } from '../../../kernel/bytes.js';
import { type ActKey, type Authorization, checkActSignature } from '../../../ledger/core/index.js';

/**
 * The same answers as `checkActSignature`, sooner for good Ed25519 signatures. The platform's check (OpenSSL, without cofactor)
 * takes no signature that the strict one refuses, once the key itself has been looked at; where it says no, or there is anything
 * else to look at, the strict one decides.
 */
export function checkSignatureOfAct(authorization: Authorization, act: Uint8Array, key: ActKey): 'ok' | ReturnType<typeof checkActSignature> {
  if (authorization.method === 'ed25519' && key.alg === 'EdDSA' && key.rpId === undefined) {
    const sound = soundKey(key.publicKey);
    const signature = fromBase64(authorization.signature);
    if (sound && signature?.length === 64 && verify(null, act, sound, signature)) return 'ok';
  }
  return checkActSignature(authorization, act, key);
}

const KEPT = 2_000;
const keys = new Map<string, KeyObject>();

/** A point in its one spelling, and none of the few for which anybody can make signatures. Looked at once for each key. */
function soundKey(publicKey: string): KeyObject | undefined {
  const known = keys.get(publicKey);
  if (known) return known;
  const bytes = fromBase64(publicKey);
  try {
    if (bytes?.length !== 32 || ed25519.Point.fromBytes(bytes, false).isSmallOrder()) return undefined;
    const made = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(bytes) }, format: 'jwk' });
    if (keys.size >= KEPT) keys.delete([...keys.keys()][0]!);
    keys.set(publicKey, made);
    return made;
  } catch {
    return undefined;
  }
}
