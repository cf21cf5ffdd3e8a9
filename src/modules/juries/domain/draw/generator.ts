import { concat, utf8 } from '../../../../kernel/bytes.js';
import { sha256 } from '../../../../ledger/core/index.js';

/**
 * Public chance. From a seed that nobody could choose follows one endless row of numbers, the same for everybody who computes it:
 * SHA-256(seed ‖ counter), cut into 64-bit words. Docs: docs/spec/draw.md, "Generator".
 *
 *     const chance = generator(dealSeed(randomness));
 *     uniform(chance, 1000);                 // a number from 0 to 999, each equally likely
 *     shuffle(chance, ['a', 'b', 'c']);      // each of the six orders equally likely
 */
export interface Generator {
  /** The next 64 bits. */
  next(): bigint;
}

const WORDS = 1n << 64n;

export function generator(seed: Uint8Array): Generator {
  if (seed.length !== 32) throw new RangeError('a seed has 32 bytes');
  const input = concat(seed, new Uint8Array(8));
  const number = new DataView(input.buffer);
  let counter = 0n;
  let block: DataView = new DataView(new ArrayBuffer(0));
  let at = 0;
  return {
    next() {
      if (at === block.byteLength) {
        number.setBigUint64(32, counter++);
        const digest = sha256(input);
        block = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
        at = 0;
      }
      const word = block.getBigUint64(at);
      at += 8;
      return word;
    },
  };
}

/** A number from 0 to `below` − 1. Words beyond the last full multiple are thrown away: `% below` alone would favour small numbers. */
export function uniform(chance: Generator, below: number): number {
  if (!Number.isSafeInteger(below) || below < 1) throw new RangeError('nothing to choose from');
  const size = BigInt(below);
  const limit = WORDS - (WORDS % size);
  for (;;) {
    const word = chance.next();
    if (word < limit) return Number(word % size);
  }
}

/** Fisher and Yates, from the end; a new array. */
export function shuffle<T>(chance: Generator, values: readonly T[]): T[] {
  const out = [...values];
  for (let i = out.length - 1; i > 0; i--) {
    const j = uniform(chance, i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** Who deals people to seats: fixed by the first round. */
export function dealSeed(randomness: Uint8Array): Uint8Array {
  return sha256(concat(utf8('sortition/v1/deal'), randomness));
}

/** Which panel sits: fixed by the second round and by everything that was published before it. */
export function drawSeed(root: Uint8Array, chainHash: Uint8Array, round: number, randomness: Uint8Array): Uint8Array {
  return sha256(concat(utf8('sortition/v1/draw'), root, chainHash, utf8(String(round)), randomness));
}
