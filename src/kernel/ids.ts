/**
 * Public ids: 12 characters of Crockford's base32 in lower case (60 random bits), for example `3k7w9qzp04tn`. No `i`, `l`,
 * `o` or `u`, so that one can be read aloud. Imported records keep their source in the id: `aiid-4`.
 */
export const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

const ID = /^([0-9a-hjkmnp-tv-z]{12}|[a-z]{2,8}-[0-9a-z]{1,16})$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function isPublicId(text: unknown): text is string {
  return typeof text === 'string' && ID.test(text);
}

/** Lower-case UUID, the form of entry ids and request ids. */
export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** Base32 of the given bytes, five bits a character from the top, rest dropped: 8 bytes give 12 characters. */
export function crockford(bytes: Uint8Array, characters: number): string {
  let out = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5 && out.length < characters) {
      bits -= 5;
      out += CROCKFORD.charAt((buffer >> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  if (out.length < characters) throw new Error('too few bytes for an id');
  return out;
}
