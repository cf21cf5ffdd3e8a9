import { concat, fromBase64, toBase64, toHex, utf8 } from '../../kernel/bytes.js';
import { sha256 } from './hash.js';

/**
 * A public key with the name of its owner, in one word that can be printed, mailed and pasted (C2SP signed-note):
 *
 *     example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k
 *     name            key id   base64(type byte ‖ public key)
 */
export interface VerifierKey {
  readonly name: string;
  /** `ed25519` signs notes; `cosignature` is a witness's key, which signs checkpoints together with the time. */
  readonly kind: KeyKind;
  readonly publicKey: Uint8Array;
}

export type KeyKind = 'ed25519' | 'cosignature';

/** Type bytes of C2SP signed-note. Other types exist (ML-DSA-44 is 6); their signature lines are ignored, as of unknown keys. */
const TYPE_BYTES: Readonly<Record<KeyKind, number>> = { ed25519: 1, cosignature: 4 };
const KEY_BYTES = 32;

export class MalformedVerifierKey extends Error {
  constructor() {
    super('malformed verifier key');
    this.name = 'MalformedVerifierKey';
  }
}

/** Not empty, no space of Unicode, no plus, no control character. */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+\u0000-\u001f\u0085\ufeff]/u.test(name) && !/\p{Cs}/u.test(name);
}

/** Eight hex digits: a hint which key signed, never a proof. */
export function keyId({ name, kind, publicKey }: VerifierKey): string {
  return toHex(sha256(concat(utf8(name), Uint8Array.of(0x0a, TYPE_BYTES[kind]), publicKey)).subarray(0, 4));
}

export function formatVerifierKey(key: VerifierKey): string {
  if (!isKeyName(key.name) || key.publicKey.length !== KEY_BYTES) throw new MalformedVerifierKey();
  return `${key.name}+${keyId(key)}+${toBase64(concat(Uint8Array.of(TYPE_BYTES[key.kind]), key.publicKey))}`;
}

export function parseVerifierKey(text: string): VerifierKey {
  const [name = '', id = '', ...rest] = text.split('+');
  const bytes = fromBase64(rest.join('+')); // Base64 itself may contain a plus.
  const kind = bytes?.[0] === TYPE_BYTES.ed25519 ? 'ed25519' : bytes?.[0] === TYPE_BYTES.cosignature ? 'cosignature' : undefined;
  if (!bytes || !kind || bytes.length !== 1 + KEY_BYTES || !isKeyName(name)) throw new MalformedVerifierKey();
  const key: VerifierKey = { name, kind, publicKey: bytes.slice(1) };
  if (keyId(key) !== id || formatVerifierKey(key) !== text) throw new MalformedVerifierKey();
  return key;
}
