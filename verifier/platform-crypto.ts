import { createHash, createPublicKey, hash, verify } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { SignatureCheck } from '../src/audit/index.js';
import { fromBase64, toBase64Url } from '../src/kernel/bytes.js';
import { actBytes, checkEntrySignature, useSha256 } from '../src/ledger/core/index.js';

/** Has the platform compute SHA-256: several times faster, and checked against the standard's answers when installed. */
export function usePlatformSha256(): void {
  // crypto.hash came with Node 20.12 and 21.7; types and older runtimes may lack it.
  if (typeof hash === 'function') useSha256((bytes) => hash('sha256', bytes, 'buffer'), (bytes) => hash('sha256', bytes, 'hex'));
  else useSha256((bytes) => createHash('sha256').update(bytes).digest());
}

/**
 * The same answers as `checkEntrySignature`, sooner for good Ed25519 signatures. The platform's check (OpenSSL, without
 * cofactor) takes no signature that the strict one refuses, once the key itself has been looked at; where it says no, or there
 * is anything else to look at, the strict one decides.
 */
export const platformSignatureCheck: SignatureCheck = (entry, origin, key) => {
  const { authorization, actor, stream, rules, command } = entry;
  const plain = authorization.method === 'ed25519' && key.alg === 'EdDSA' && key.rpId === undefined && actor.kind !== 'reporter';
  const own = authorization.method === 'ed25519' && actor.kind === 'reporter' && actor.key === authorization.key && actor.key === key.publicKey;
  if (authorization.method !== 'ed25519' || !(plain || own)) return checkEntrySignature(entry, origin, key);
  const publicKey = fromBase64(key.publicKey);
  const signature = fromBase64(authorization.signature);
  if (!publicKey || !signature || !isSoundKey(publicKey)) return checkEntrySignature(entry, origin, key);
  const act = actBytes({ origin, stream, rules, command, request: authorization.request });
  const platformKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: toBase64Url(publicKey) }, format: 'jwk' });
  return verify(null, act, platformKey, signature) ? 'ok' : checkEntrySignature(entry, origin, key);
};

/** A point in its one spelling, and none of the few for which anybody can make signatures. */
function isSoundKey(bytes: Uint8Array): boolean {
  try {
    return bytes.length === 32 && !ed25519.Point.fromBytes(bytes, false).isSmallOrder();
  } catch {
    return false;
  }
}
