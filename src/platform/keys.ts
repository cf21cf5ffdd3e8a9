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
