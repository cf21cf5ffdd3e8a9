import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { fromBase64, fromBase64Url } from '../../../kernel/bytes.js';
import type { Instant } from '../../../kernel/instant.js';

/**
 * A public key with which a member signs his acts. The raw key stands in the log, so that a signature can be checked for
 * ever, by anybody, even after the node has moved to another domain and its passkeys no longer open a door.
 *
 *     { id: 'Zk3vQ0m7…', alg: 'ES256', publicKey: 'BDq…', use: 'passkey', rpId: 'moot.example', origins: ['https://moot.example'] }
 */
export interface NewKey {
  /** Of a passkey its credential id, of a plain key any text of the same form: base64url, 16 to 512 characters. */
  readonly id: string;
  readonly alg: 'ES256' | 'EdDSA';
  /** Base64: 32 bytes of Ed25519 (RFC 8032), or 65 bytes of an uncompressed P-256 point (SEC 1, 2.3.3). */
  readonly publicKey: string;
  readonly use: 'passkey' | 'ed25519';
  /** Relying party and pages for which the passkey was made; absent from plain keys. */
  readonly rpId?: string;
  readonly origins?: readonly string[];
}

/** The same in the roster. A revoked key stays: what it signed before stays signed. */
export interface MemberKey extends Omit<NewKey, 'id'> {
  readonly addedAt: Instant;
  readonly revokedAt?: Instant;
}

const KEY_ID = /^[A-Za-z0-9_-]{16,512}$/;
const RP_ID = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;
const ORIGIN = /^https?:\/\/[a-z0-9.-]{1,253}(:[1-9]\d{0,4})?$/;
const PARTS = ['alg', 'id', 'origins', 'publicKey', 'rpId', 'use'];

export function isKeyId(value: unknown): value is string {
  return typeof value === 'string' && KEY_ID.test(value) && fromBase64Url(value) !== undefined;
}

export function isNewKey(value: unknown): value is NewKey {
  if (typeof value !== 'object' || value === null) return false;
  const key = value as Partial<NewKey>;
  if (!Object.keys(key).every((part) => PARTS.includes(part))) return false;
  if (!isKeyId(key.id) || !isPublicKey(key.alg, key.publicKey)) return false;
  if (key.use === 'ed25519') return key.alg === 'EdDSA' && key.rpId === undefined && key.origins === undefined;
  return key.use === 'passkey' && typeof key.rpId === 'string' && RP_ID.test(key.rpId) && isOriginList(key.origins);
}

function isOriginList(value: unknown): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length > 8) return false;
  return value.every((origin, i) => typeof origin === 'string' && ORIGIN.test(origin) && (i === 0 || value[i - 1] < origin));
}

/** A point that is on its curve, and not one of the few for which anybody can make signatures. */
function isPublicKey(alg: unknown, text: unknown): boolean {
  if (typeof text !== 'string' || text.length > 100) return false;
  const bytes = fromBase64(text);
  if (!bytes) return false;
  try {
    if (alg === 'EdDSA') return bytes.length === 32 && !ed25519.Point.fromBytes(bytes, false).isSmallOrder();
    if (alg !== 'ES256' || bytes.length !== 65) return false;
    p256.Point.fromBytes(bytes).assertValidity();
    return true;
  } catch {
    // noble throws on bytes that are no point; to us it is simply no key.
    return false;
  }
}
