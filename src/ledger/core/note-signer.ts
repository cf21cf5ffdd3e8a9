import { ed25519PublicKey, signEd25519 } from './ed25519.js';
import { keyId, type KeyKind, type VerifierKey } from './verifier-key.js';

/** A name with the means to sign for it. The private key stays with whoever made the function. */
export interface NoteSigner extends VerifierKey {
  readonly keyId: string;
  sign(message: Uint8Array): Uint8Array;
}

export function noteSigner(name: string, kind: KeyKind, publicKey: Uint8Array, sign: (message: Uint8Array) => Uint8Array): NoteSigner {
  return { name, kind, publicKey, keyId: keyId({ name, kind, publicKey }), sign };
}

/** In plain JavaScript, for the verifier, tests and browsers; servers sign with their platform's implementation. */
export function ed25519Signer(seed: Uint8Array, name: string, kind: KeyKind = 'ed25519'): NoteSigner {
  return noteSigner(name, kind, ed25519PublicKey(seed), (message) => signEd25519(message, seed));
}
