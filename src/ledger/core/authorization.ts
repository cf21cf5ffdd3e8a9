import { p256 } from '@noble/curves/nist.js';
import { concat, equalBytes, fromBase64, fromBase64Url, fromUtf8, utf8 } from '../../kernel/bytes.js';
import { checkEd25519 } from './ed25519.js';
import { actBytes, type Authorization, type Entry } from './entry.js';
import { sha256 } from './hash.js';

/**
 * Whether a person's own key signed an act, so that not even the node's operator can have invented it (docs/spec/entry.md,
 * "Authorization"). API clients sign the act's bytes with Ed25519. A passkey signs a statement of the browser about them: which
 * site asked, that the person was there and was verified, and, as its challenge, the fingerprint of the act.
 */
export interface ActKey {
  readonly alg: 'ES256' | 'EdDSA';
  /** Base64: 32 bytes of Ed25519, or an uncompressed P-256 point of 65. */
  readonly publicKey: string;
  /** For passkeys: relying party id and origins as registered with the key. */
  readonly rpId?: string;
  readonly origins?: readonly string[];
}

export type ActSignatureFinding =
  | 'NOT_SIGNED'
  | 'WRONG_KIND_OF_KEY'
  | 'BAD_SIGNATURE'
  | 'CLIENT_DATA_MALFORMED'
  | 'WRONG_TYPE'
  | 'WRONG_CHALLENGE'
  | 'WRONG_ORIGIN'
  | 'CROSS_ORIGIN'
  | 'WRONG_RELYING_PARTY'
  | 'USER_NOT_PRESENT'
  | 'USER_NOT_VERIFIED';

export function checkActSignature(authorization: Authorization, act: Uint8Array, key: ActKey): 'ok' | ActSignatureFinding {
  if (authorization.method === 'ed25519') {
    if (key.alg !== 'EdDSA' || key.rpId !== undefined) return 'WRONG_KIND_OF_KEY';
    return checkSignature(key, fromBase64(authorization.signature), act) ? 'ok' : 'BAD_SIGNATURE';
  }
  if (authorization.method === 'passkey') return checkPasskey(authorization, act, key);
  return 'NOT_SIGNED';
}

/** The same for an entry: the act is built from the entry's own members, so another command cannot borrow the signature. */
export function checkEntrySignature(entry: Entry, origin: string, key: ActKey): 'ok' | ActSignatureFinding {
  const { authorization, actor, stream, rules, command } = entry;
  if (!('request' in authorization)) return 'NOT_SIGNED';
  // A reporter's key stands in the entry itself, and nowhere else.
  if (actor.kind === 'reporter' && (actor.key !== authorization.key || actor.key !== key.publicKey)) return 'WRONG_KIND_OF_KEY';
  return checkActSignature(authorization, actBytes({ origin, stream, rules, command, request: authorization.request }), key);
}

/** WebAuthn section 7.2, as far as an auditor can follow it from the log. */
function checkPasskey(authorization: Authorization & { method: 'passkey' }, act: Uint8Array, key: ActKey): 'ok' | ActSignatureFinding {
  if (key.rpId === undefined || key.origins === undefined) return 'WRONG_KIND_OF_KEY';
  const clientData = fromBase64Url(authorization.clientDataJSON);
  const authenticatorData = fromBase64Url(authorization.authenticatorData);
  const client = clientData && parseClientData(clientData);
  if (!client || !authenticatorData || authenticatorData.length < 37) return 'CLIENT_DATA_MALFORMED';
  if (client['type'] !== 'webauthn.get') return 'WRONG_TYPE';
  const challenge = typeof client['challenge'] === 'string' ? fromBase64Url(client['challenge']) : undefined;
  if (!challenge || !equalBytes(challenge, sha256(act))) return 'WRONG_CHALLENGE';
  if (typeof client['origin'] !== 'string' || !key.origins.includes(client['origin'])) return 'WRONG_ORIGIN';
  if (client['crossOrigin'] === true) return 'CROSS_ORIGIN';
  if (!equalBytes(authenticatorData.subarray(0, 32), sha256(utf8(key.rpId)))) return 'WRONG_RELYING_PARTY';
  const flags = authenticatorData[32]!;
  if ((flags & 0x01) === 0) return 'USER_NOT_PRESENT';
  if ((flags & 0x04) === 0) return 'USER_NOT_VERIFIED';
  const message = concat(authenticatorData, sha256(clientData));
  return checkSignature(key, fromBase64Url(authorization.signature), message) ? 'ok' : 'BAD_SIGNATURE';
}

function parseClientData(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(fromUtf8(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function checkSignature(key: ActKey, signature: Uint8Array | undefined, message: Uint8Array): boolean {
  const publicKey = fromBase64(key.publicKey);
  if (!publicKey || !signature) return false;
  if (key.alg === 'EdDSA') return checkEd25519(signature, message, publicKey);
  if (publicKey.length !== 65 || publicKey[0] !== 4) return false;
  try {
    // Authenticators do not normalise s; WebAuthn takes either.
    return p256.verify(signature, message, publicKey, { format: 'der', lowS: false });
  } catch {
    return false;
  }
}
