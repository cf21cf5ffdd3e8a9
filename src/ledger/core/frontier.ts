import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './tree.js';

/**
 * The right edge of a growing tree: one hash for each complete subtree, largest first. It is all that is needed to append
 * leaves and to know the root; the leaves themselves may be forgotten.
 *
 *     size 6 = 4 + 2   →   [hash of leaves 0–3, hash of leaves 4–5]
 */
export class Frontier {
  #size: number;
  readonly #hashes: Uint8Array[];

  private constructor(size: number, hashes: Uint8Array[]) {
    this.#size = size;
    this.#hashes = hashes;
  }

  static empty(): Frontier {
    return new Frontier(0, []);
  }

  /** Takes up where `hashes()` was saved. Throws where the list does not belong to a tree of that size. */
  static of(size: number, hashes: readonly Uint8Array[]): Frontier {
    if (!Number.isSafeInteger(size) || size < 0 || hashes.length !== ones(size) || hashes.some((hash) => hash.length !== HASH_BYTES)) {
      throw new Error('not the frontier of such a tree');
    }
    return new Frontier(size, [...hashes]);
  }

  get size(): number {
    return this.#size;
  }

  hashes(): readonly Uint8Array[] {
    return [...this.#hashes];
  }

  clone(): Frontier {
    return new Frontier(this.#size, [...this.#hashes]);
  }

  /** Appends one leaf; `visit` is told of every subtree that becomes complete, the leaf first. */
  append(leaf: Uint8Array, visit?: (level: number, index: number, hash: Uint8Array) => void): void {
    let hash = leaf;
    let index = this.#size;
    visit?.(0, index, hash);
    for (let level = 1; index % 2 === 1; level++) {
      hash = nodeHash(this.#hashes.pop()!, hash);
      index = Math.floor(index / 2);
      visit?.(level, index, hash);
    }
    this.#hashes.push(hash);
    this.#size++;
  }

  root(): Uint8Array {
    let root: Uint8Array | undefined;
    for (let i = this.#hashes.length - 1; i >= 0; i--) {
      const hash = this.#hashes[i]!;
      root = root ? nodeHash(hash, root) : hash;
    }
    return root ?? EMPTY_ROOT;
  }
}

function ones(n: number): number {
  let count = 0;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}
