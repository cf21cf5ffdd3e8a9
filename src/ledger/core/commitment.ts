import { fromBase64, utf8, utf8Into } from '../../kernel/bytes.js';
import type { Json } from '../../kernel/json.js';
import { canonicalJson, isJsonObject } from './canonical-json.js';
import { sha256Hex } from './hash.js';

/**
 * A sealed field. The log shows only a fingerprint of the text together with a secret random salt; who holds salt and text
 * (the opening) can show that this is what was written, and once both are deleted nobody can guess it back.
 *
 *     const title = commit(salt, '/command/content/title', 'Chatbot gave …');   // 'sha256:5b0c…'
 *
 * Form: docs/spec/entry.md, "Commitment". Deciders treat it as opaque.
 */
export type Commitment = `sha256:${string}`;

const FORM = /^sha256:[0-9a-f]{64}$/;
const DOMAIN = utf8('folkmoot/commitment/v1');
export const SALT_BYTES = 32;

export interface Opening {
  /** Entry id. */
  readonly entry: string;
  /** JSON pointer of the field within the entry. */
  readonly path: string;
  /** Base64 of 32 random bytes. */
  readonly salt: string;
  readonly value: Json;
}

export function isCommitment(value: unknown): value is Commitment {
  return typeof value === 'string' && FORM.test(value);
}

/** The salt must be fresh for every field: with a known salt a short answer can be guessed. */
export function commit(salt: Uint8Array, path: string, value: Json): Commitment {
  if (salt.length !== SALT_BYTES) throw new Error('a salt has 32 bytes');
  return `sha256:${digest(salt, path, canonicalJson(value))}`;
}

/** A record has some twenty fields, most of them short: those are written into one piece of memory, which is blank again afterwards. */
const PAGE = new Uint8Array(2048);
const START = withLength(PAGE, withLength(PAGE, 0, DOMAIN.length, DOMAIN), SALT_BYTES);

function digest(salt: Uint8Array, path: string, json: string): string {
  const most = START + salt.length + 8 + 3 * (path.length + json.length);
  if (most > PAGE.length) return sha256Hex(lengthPrefixed(DOMAIN, salt, utf8(path), utf8(json)));
  PAGE.set(salt, START);
  const afterPath = textWithLength(PAGE, START + salt.length, path);
  const end = textWithLength(PAGE, afterPath, json);
  const hash = sha256Hex(PAGE.subarray(0, end));
  PAGE.fill(0, START, end);
  return hash;
}

/** True where the opening is of this entry and its value is what the entry committed to at that path. */
export function checkOpening(entry: { readonly id: string }, opening: Opening): boolean {
  const salt = fromBase64(opening.salt);
  if (opening.entry !== entry.id || salt?.length !== SALT_BYTES) return false;
  const committed = pointer(entry, opening.path);
  return isCommitment(committed) && committed === commit(salt, opening.path, opening.value);
}

/** Looks up a JSON pointer (RFC 6901); undefined where it leads nowhere. */
export function pointer(value: unknown, path: string): unknown {
  if (path === '') return value;
  if (!path.startsWith('/') || /~(?![01])/.test(path)) return undefined;
  let at: unknown = value;
  for (const token of path.slice(1).split('/')) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(at)) {
      at = /^(0|[1-9][0-9]*)$/.test(key) ? (at as readonly unknown[])[Number(key)] : undefined;
    } else if (isJsonObject(at) && Object.hasOwn(at, key)) {
      at = at[key];
    } else return undefined;
  }
  return at;
}

/** Each part after its length in four bytes, high one first, so that no two lists of parts give the same bytes. */
function lengthPrefixed(...parts: readonly Uint8Array[]): Uint8Array {
  let size = 0;
  for (const part of parts) size += 4 + part.length;
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) at = withLength(out, at, part.length, part);
  return out;
}

function textWithLength(out: Uint8Array, at: number, text: string): number {
  const end = utf8Into(text, out, at + 4);
  withLength(out, at, end - at - 4);
  return end;
}

/** Answers where the part ends, or, without one, where it begins. */
function withLength(out: Uint8Array, at: number, length: number, part?: Uint8Array): number {
  out[at] = length >>> 24;
  out[at + 1] = length >>> 16;
  out[at + 2] = length >>> 8;
  out[at + 3] = length;
  if (part) out.set(part, at + 4);
  return at + 4 + (part?.length ?? 0);
}
