import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toHex, utf8 } from '../../kernel/bytes.js';
import { sha256, useSha256, ZERO_HASH_HEX } from './hash.js';

describe('sha256', () => {
  it('gives the example of FIPS 180-4', () => {
    expect(toHex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('takes a faster implementation that gives the same answers', () => {
    const before = sha256(utf8('the same'));
    useSha256((bytes) => createHash('sha256').update(bytes).digest());
    expect(toHex(sha256(utf8('the same')))).toBe(toHex(before));
  });

  it('refuses another function and keeps the one it had', () => {
    expect(() => useSha256((bytes) => createHash('sha1').update(bytes).digest())).toThrow('not an implementation');
    expect(() => useSha256(() => new Uint8Array(32))).toThrow('not an implementation');
    expect(() => useSha256((bytes) => createHash('sha256').update(bytes).digest(), () => '0'.repeat(64))).toThrow('not an implementation');
    expect(sha256(utf8('')).length).toBe(ZERO_HASH_HEX.length / 2);
  });
});
