import { hash as nodeHashOf } from 'node:crypto';
import { beforeAll, describe, it } from '@jest/globals';
import { utf8 } from '../../kernel/bytes.js';
import { Frontier } from './frontier.js';
import { useSha256 } from './hash.js';
import { checkConsistency, checkInclusion, EMPTY_ROOT, leafHash, proveConsistency, proveInclusion, treeRoot, type HashReader } from './tree.js';

const LEAVES = 130;
const leaves = Array.from({ length: LEAVES }, (_, i) => leafHash(utf8(`entry ${i}`)));
const hashes = new Map<string, Uint8Array>();

/** Complete subtrees only; that these are those of RFC 6962 is shown in `tree.spec.ts`. */
const read: HashReader = (level, index) => {
  const hash = hashes.get(`${level}/${index}`);
  if (!hash) throw new Error('misused reader');
  return hash;
};

function flip(hash: Uint8Array): Uint8Array {
  const flipped = new Uint8Array(hash);
  flipped[7]! ^= 4;
  return flipped;
}

/** Small trees, and those around a power of two: between these the splits repeat themselves. */
const isTelling = (size: number): boolean => size < 34 || [63, 64, 65, 66, 96, 127, 128, 129, 130].includes(size);
const spoilt = (proof: readonly Uint8Array[]): Uint8Array[][] => [
  ...proof.map((hash, i) => proof.with(i, flip(hash))),
  ...(proof.length > 0 ? [proof.slice(1), proof.slice(0, -1), [...proof.slice(1), proof[0]!.subarray(0, 31)]] : []),
  [...proof, EMPTY_ROOT],
  [EMPTY_ROOT, ...proof],
];

describe('the tree', () => {
  beforeAll(() => {
    useSha256((bytes) => nodeHashOf('sha256', bytes, 'buffer'));
    const frontier = Frontier.empty();
    for (const leaf of leaves) frontier.append(leaf, (level, index, hash) => hashes.set(`${level}/${index}`, hash));
  });

  it('proves every leaf of every tree, and no spoilt proof passes', () => {
    for (let size = 1; size <= LEAVES; size++) {
      const root = treeRoot(size, read);
      for (let index = 0; index < size; index++) {
        const proof = proveInclusion(index, size, read);
        const leaf = leaves[index]!;
        let good = checkInclusion(index, size, leaf, proof, root);
        if (isTelling(size)) {
          good &&= !spoilt(proof).some((wrong) => checkInclusion(index, size, leaf, wrong, root));
          good &&= !checkInclusion(index, size, flip(leaf), proof, root) && !checkInclusion(index, size, leaf, proof, flip(root));
          good &&= !checkInclusion(index + 1, size, leaf, proof, root) && !checkInclusion(index - 1, size, leaf, proof, root);
        }
        if (!good) throw new Error(`inclusion of ${index} in ${size}`);
      }
    }
  });

  it('proves every tree to be the beginning of every later one, and no spoilt proof passes', () => {
    for (let size = 1; size <= LEAVES; size++) {
      const root = treeRoot(size, read);
      for (let old = 1; old <= size; old++) {
        const oldRoot = treeRoot(old, read);
        const proof = proveConsistency(old, size, read);
        let good = checkConsistency(old, size, oldRoot, root, proof);
        if (isTelling(size)) {
          good &&= !spoilt(proof).some((wrong) => checkConsistency(old, size, oldRoot, root, wrong));
          good &&= !checkConsistency(old, size, flip(oldRoot), root, proof) && !checkConsistency(old, size, oldRoot, flip(root), proof);
          good &&= old === size || (!checkConsistency(old, size, root, oldRoot, proof) && !checkConsistency(old + 1, size, oldRoot, root, proof));
        }
        if (!good) throw new Error(`consistency of ${old} with ${size}`);
      }
    }
  });
});
