import { createHash, hash as nodeHashOf } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { concat, toHex, utf8 } from '../../kernel/bytes.js';
import { Frontier } from './frontier.js';
import { useSha256 } from './hash.js';
import {
  checkConsistency,
  checkInclusion,
  EMPTY_ROOT,
  leafHash,
  nodeHash,
  positionsRead,
  proveConsistency,
  proveInclusion,
  splitPoint,
  treeRoot,
  type HashReader,
} from './tree.js';

const LEAVES = 130;
const leaves = Array.from({ length: LEAVES }, (_, i) => leafHash(utf8(`entry ${i}`)));

/** RFC 6962 section 2.1, word for word. */
function mth(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 0) return createHash('sha256').digest();
  if (hashes.length === 1) return hashes[0]!;
  const k = splitPoint(hashes.length);
  return createHash('sha256').update(concat(Uint8Array.of(1), mth(hashes.slice(0, k)), mth(hashes.slice(k)))).digest();
}

/** Refuses what is not a complete subtree of the leaves there are. */
const read: HashReader = (level, index) => {
  const start = index * 2 ** level;
  if (!Number.isInteger(index) || index < 0 || start + 2 ** level > LEAVES) throw new Error('misused reader');
  return mth(leaves.slice(start, start + 2 ** level));
};

const cache = new Map<string, Uint8Array>();
const cached: HashReader = (level, index) => {
  const key = `${level}/${index}`;
  const hash = cache.get(key) ?? read(level, index);
  cache.set(key, hash);
  return hash;
};

describe('the tree', () => {
  beforeAll(() => useSha256((bytes) => nodeHashOf('sha256', bytes, 'buffer')));

  it('has the roots of RFC 6962 at every size, by reader and by frontier', () => {
    const frontier = Frontier.empty();
    expect(toHex(frontier.root())).toBe(toHex(EMPTY_ROOT));
    const visited = new Map<string, Uint8Array>();
    for (let size = 1; size <= LEAVES; size++) {
      frontier.append(leaves[size - 1]!, (level, index, hash) => visited.set(`${level}/${index}`, hash));
      const root = toHex(mth(leaves.slice(0, size)));
      expect(toHex(treeRoot(size, cached))).toBe(root);
      expect(toHex(frontier.root())).toBe(root);
      expect(toHex(Frontier.of(size, frontier.hashes()).root())).toBe(root);
    }
    for (const [position, hash] of visited) {
      const [level, index] = position.split('/').map(Number);
      expect(toHex(hash)).toBe(toHex(cached(level!, index!)));
    }
    expect(() => Frontier.of(6, frontier.hashes().slice(0, 1))).toThrow();
  });

  it('names beforehand every hash that a proof will ask for', () => {
    const asked: string[] = [];
    proveInclusion(77, 130, (level, index) => (asked.push(`${level}/${index}`), cached(level, index)));
    expect(positionsRead((reader) => proveInclusion(77, 130, reader)).map(({ level, index }) => `${level}/${index}`)).toEqual(asked);
  });

  it('refuses to prove what there is not, and answers false to nonsense', () => {
    for (const [index, size] of [[0, 0], [3, 3], [-1, 3], [0.5, 3], [0, 2 ** 53], [Number.NaN, 3]] as const) {
      expect(() => proveInclusion(index, size, cached)).toThrow(RangeError);
      expect(checkInclusion(index, size, leaves[0]!, [], leaves[0]!)).toBe(false);
    }
    for (const [old, size] of [[0, 0], [0, 3], [4, 3], [-1, 3], [1.5, 3], [1, 2 ** 53]] as const) {
      expect(() => proveConsistency(old, size, cached)).toThrow(RangeError);
      expect(checkConsistency(old, size, EMPTY_ROOT, EMPTY_ROOT, [])).toBe(false);
    }
    expect(checkInclusion(0, 1, new Uint8Array(0), [], new Uint8Array(0))).toBe(false);
    expect(toHex(nodeHash(EMPTY_ROOT, EMPTY_ROOT))).toHaveLength(64);
  });

  it('handles trees beyond 32 bits', () => {
    const size = 2 ** 40 + 5;
    const powers = [EMPTY_ROOT];
    for (let level = 1; level <= 41; level++) powers.push(nodeHash(powers[level - 1]!, powers[level - 1]!));
    const zero: HashReader = (level) => powers[level]!;
    const root = treeRoot(size, zero);
    for (const index of [0, 2 ** 33 + 1, 2 ** 40, size - 1]) {
      expect(checkInclusion(index, size, EMPTY_ROOT, proveInclusion(index, size, zero), root)).toBe(true);
    }
  });
});
