import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { equalBytes, fromHex, toHex, utf8 } from '../../kernel/bytes.js';

/**
 * SHA-256, the fingerprint under everything else here: the same bytes always give the same 32 bytes, and nobody knows how
 * to find two different texts with the same fingerprint.
 *
 *     toHex(sha256(utf8('abc')))   // 'ba7816bf…f20015ad'
 *
 * The verifier runs on plain JavaScript anywhere. A server may install its platform's faster implementation once at start.
 */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

let current: Sha256 = nobleSha256;
let currentHex: (bytes: Uint8Array) => string = (bytes) => toHex(current(bytes));

export function sha256(bytes: Uint8Array): Uint8Array {
  return current(bytes);
}

/** 64 lower-case hex digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return currentHex(bytes);
}

/** The example of FIPS 180-4, and one that ends in a second block. */
const KNOWN: readonly (readonly [string, string])[] = [
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
];

/**
 * Installs a faster implementation for the whole process, and one that writes hex at once where the platform has it. Throws, and changes
 * nothing, unless both give the standard's answers.
 */
export function useSha256(implementation: Sha256, hex: (bytes: Uint8Array) => string = (bytes) => toHex(implementation(bytes))): void {
  for (const [text, digest] of KNOWN) {
    if (!equalBytes(implementation(utf8(text)), fromHex(digest)!) || hex(utf8(text)) !== digest) throw new Error('not an implementation of SHA-256');
  }
  current = implementation;
  currentHex = hex;
}

/** What stands in `prev` where there is no predecessor. */
export const ZERO_HASH_HEX = '0'.repeat(64);
