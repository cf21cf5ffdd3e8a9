import { fromBase64 } from '../../../kernel/bytes.js';
import { crockford } from '../../../kernel/ids.js';
import { sha256 } from '../../../ledger/core/index.js';

/**
 * In public a volunteer is a number: the beginning of the fingerprint of his key. A key has one number in each draw, so nobody
 * stands twice with one key.
 *
 *     volunteerId('5r5r5r5r5r5r', numberOfKey('3q2+7w…'))   // '5r5r5r5r5r5r-9d2x0kq7m4vt'
 */
export const NUMBER_LENGTH = 12;

/** Undefined where the text is no Ed25519 public key in base64. */
export function numberOfKey(key: string): string | undefined {
  const bytes = key.length === 44 ? fromBase64(key) : undefined;
  return bytes?.length === 32 ? crockford(sha256(bytes), NUMBER_LENGTH) : undefined;
}

export function volunteerId(draw: string, number: string): string {
  return `${draw}-${number}`;
}

const ID = /^([0-9a-hjkmnp-tv-z]{12})-([0-9a-hjkmnp-tv-z]{12})$/;

export function parseVolunteerId(id: string): { readonly draw: string; readonly number: string } | undefined {
  const [, draw, number] = ID.exec(id) ?? [];
  return draw === undefined || number === undefined ? undefined : { draw, number };
}
