import { createPrivateKey, createPublicKey, randomBytes, sign as signBytes } from 'node:crypto';
import { join } from 'node:path';
import { fromHex, toHex } from '../kernel/bytes.js';
import { readOrCreateSecret } from './secret-file.js';

/** An Ed25519 key of the node. The seed stays inside. */
export interface SigningKey {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/** RFC 8410 section 7: what stands before the 32 bytes of the seed in PKCS #8. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key kept in `<folder>/<name>.seed` (64 hex digits, mode 0600), made on first use. The folder is `keysFolder(dataDir)`. */
export function openKey(folder: string, name: string): SigningKey {
  const path = join(folder, `${name}.seed`);
  const seed = fromHex(readOrCreateSecret(path, () => toHex(randomBytes(32))));
  if (seed === undefined || seed.length !== 32) {
    throw new Error(`${path} does not hold a key (64 lower-case hex digits). Put the right file back from your backup.`);
  }
  return signingKeyOf(seed);
}

export function signingKeyOf(seed: Uint8Array): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return {
    publicKey: new Uint8Array(spki.subarray(-32)),
    sign: (message) => new Uint8Array(signBytes(null, message, privateKey)),
  };
}

/** RFC 8032 section 7.1, test 1. */
const KNOWN = { seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a' };

/**
 * The public half of an Ed25519 key, eight times sooner than by reading PKCS #8. Node computes it from the seed and does not look at
 * `x`, which the form of a JWK wants; where the standard's example says otherwise, the slower way is taken.
 */
export const publicKeyOf: (seed: Uint8Array) => Uint8Array = isKnownBy(fromJwk) ? fromJwk : (seed) => signingKeyOf(seed).publicKey;

function fromJwk(seed: Uint8Array): Uint8Array {
  const key = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', d: Buffer.from(seed).toString('base64url'), x: 'A'.repeat(43) }, format: 'jwk' });
  return new Uint8Array(Buffer.from(key.export({ format: 'jwk' }).x!, 'base64url'));
}

function isKnownBy(compute: (seed: Uint8Array) => Uint8Array): boolean {
  try {
    return toHex(compute(fromHex(KNOWN.seed)!)) === KNOWN.publicKey;
  } catch {
    return false;
  }
}
