import { ed25519 } from '@noble/curves/ed25519.js';

/**
 * RFC 8032, strictly: a key or signature has one spelling. Noble verifies by the laxer ZIP-215 unless told otherwise.
 * Answers false, never throws, whatever an attacker sends.
 */
export function checkEd25519(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || publicKey.length !== 32) return false;
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

export function ed25519PublicKey(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed);
}

export function signEd25519(message: Uint8Array, seed: Uint8Array): Uint8Array {
  return ed25519.sign(message, seed);
}
