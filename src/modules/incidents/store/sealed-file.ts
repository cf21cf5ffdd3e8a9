import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/**
 * AES-256-GCM with a key for one file: nonce (12 bytes), ciphertext, tag (16 bytes). A key seals two things at most, under
 * random nonces.
 */
const NONCE = 12;
const TAG = 16;
export const KEY_BYTES = 32;

export function newFileKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

export function sealBytes(key: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Undefined where the key is wrong or a bit was changed. */
export function openBytes(key: Uint8Array, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < NONCE + TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}
