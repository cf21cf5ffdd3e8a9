import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, fromBase64, toBase64, utf8 } from '../../../kernel/bytes.js';

/**
 * Signs a webhook as the Standard Webhooks specification 1.0 has it: over id, time and the very bytes that are sent, so that a receiver
 * sees that nobody changed or repeated them.
 *
 *     webhook-id: msg_…   webhook-timestamp: 1795330800   webhook-signature: v1,<base64 of HMAC-SHA256(secret, "id.timestamp.body")>
 */
export const SECRET_PREFIX = 'whsec_';

export function formatSecret(bytes: Uint8Array): string {
  return SECRET_PREFIX + toBase64(bytes);
}

export function signWebhook(secret: string, id: string, timestamp: number, body: Uint8Array): string {
  const key = secret.startsWith(SECRET_PREFIX) ? fromBase64(secret.slice(SECRET_PREFIX.length)) : undefined;
  if (key === undefined) throw new Error('not the secret of a webhook');
  const signed = concat(utf8(`${id}.${timestamp}.`), body);
  return `v1,${toBase64(hmac(sha256, key, signed))}`;
}
