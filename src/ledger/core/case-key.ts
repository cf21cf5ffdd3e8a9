import { concat, toBase64, utf8 } from '../../kernel/bytes.js';
import { crockford } from '../../kernel/ids.js';
import { ed25519PublicKey } from './ed25519.js';
import { sha256 } from './hash.js';

/**
 * A reporter without a name keeps one secret: the case code. A key is derived from it, and only the public half stands in
 * the log. Whoever has the code can come back to the case and sign as its reporter; the node itself keeps no copy of it.
 *
 *     3k7w9-qzp04-tnh5x-c2m8r-dv6bj
 *
 * 125 random bits in Crockford's base32: too many to be guessed, few enough to be copied by hand.
 */
const GROUPS = 5;
const GROUP = 5;
const CHARACTERS = GROUPS * GROUP;
const DOMAIN = utf8('folkmoot/case-code/v1');
const NORMAL = /^[0-9a-hjkmnp-tv-z]{5}(-[0-9a-hjkmnp-tv-z]{5}){4}$/;

export interface CaseKey {
  /** Ed25519 seed: whoever has it is the reporter. */
  readonly seed: Uint8Array;
  /** Base64, as it stands in the entry. */
  readonly publicKey: string;
}

/** Needs 16 bytes from a cryptographic random source, which this room does not have. */
export function newCaseCode(random: Uint8Array): string {
  if (random.length !== 16) throw new Error('a case code is made from 16 random bytes');
  return grouped(crockford(random, CHARACTERS));
}

/** Takes what people type: any case, spaces or hyphens anywhere, o for 0, i or l for 1. Undefined where it is no code. */
export function parseCaseCode(text: string): string | undefined {
  if (text.length > 200) return undefined;
  if (NORMAL.test(text)) return text;
  const plain = text.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return /^[0-9a-hjkmnp-tv-z]{25}$/.test(plain) ? grouped(plain) : undefined;
}

/** Throws on a text that `parseCaseCode` does not take. A server may let its platform compute the public half, which is sooner done. */
export function caseKey(code: string, publicKeyOf: (seed: Uint8Array) => Uint8Array = ed25519PublicKey): CaseKey {
  const normalised = parseCaseCode(code);
  if (normalised === undefined) throw new Error('not a case code');
  const seed = sha256(concat(DOMAIN, utf8(normalised)));
  return { seed: new Uint8Array(seed), publicKey: toBase64(publicKeyOf(seed)) };
}

function grouped(characters: string): string {
  return Array.from({ length: GROUPS }, (_, i) => characters.slice(i * GROUP, (i + 1) * GROUP)).join('-');
}
