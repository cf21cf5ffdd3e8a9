import { equalBytes } from '../../kernel/bytes.js';
import { sha256 } from './hash.js';

/**
 * The tree over the log (RFC 6962 section 2.1). Every entry is a leaf, two neighbours are hashed together, then those, up
 * to one root. Who knows the root can be shown with a few hashes that an entry is in the log (inclusion), and that an older
 * root is the beginning of a newer one (consistency): nothing was taken out, changed or put in between.
 *
 *     const proof = proveInclusion(2, 3, read);                 // [hash of leaves 0 and 1]
 *     checkInclusion(2, 3, leafHash(entry), proof, root);       // true
 *
 * Proofs come from outside: lengths and numbers are checked before they are used, and a wrong one is false, never a crash.
 */
export const HASH_BYTES = 32;

/** SHA-256 of nothing. */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

export function leafHash(entry: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + entry.length);
  input.set(entry, 1);
  return sha256(input);
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  const input = new Uint8Array(1 + 2 * HASH_BYTES);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + HASH_BYTES);
  return sha256(input);
}

/** Hash of the complete subtree over the 2^level leaves from index · 2^level. Throws where it cannot be had. */
export type HashReader = (level: number, index: number) => Uint8Array;

export interface Position {
  readonly level: number;
  readonly index: number;
}

/** Which hashes a proof will ask for, so that a database can be asked for all of them at once. */
export function positionsRead(prove: (read: HashReader) => unknown): Position[] {
  const positions: Position[] = [];
  prove((level, index) => {
    positions.push({ level, index });
    return EMPTY_ROOT;
  });
  return positions;
}

/** Root of the first `size` leaves. */
export function treeRoot(size: number, read: HashReader): Uint8Array {
  return size === 0 ? EMPTY_ROOT : rangeHash(0, size, read);
}

/** RFC 6962 section 2.1.1. */
export function proveInclusion(index: number, size: number, read: HashReader): Uint8Array[] {
  if (!isCount(index) || !isCount(size) || index >= size) throw new RangeError('no such leaf');
  return inclusionPath(index, 0, size, read);
}

/** RFC 6962 section 2.1.2. From an empty tree there is nothing to prove, and asking for it is an error. */
export function proveConsistency(oldSize: number, size: number, read: HashReader): Uint8Array[] {
  if (!isCount(oldSize) || !isCount(size) || oldSize < 1 || oldSize > size) throw new RangeError('no such trees');
  return oldSize === size ? [] : consistencyPath(oldSize, 0, size, true, read);
}

export function checkInclusion(index: number, size: number, leaf: Uint8Array, proof: readonly Uint8Array[], root: Uint8Array): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leaf, root, ...proof])) return false;
  const rest = [...proof];
  const computed = rootByInclusion(index, 0, size, leaf, rest);
  return computed !== undefined && rest.length === 0 && equalBytes(computed, root);
}

export function checkConsistency(oldSize: number, size: number, oldRoot: Uint8Array, root: Uint8Array, proof: readonly Uint8Array[]): boolean {
  if (!isCount(oldSize) || !isCount(size) || oldSize < 1 || oldSize > size) return false;
  // The same tree: nothing is hashed, so the roots need only be equal.
  if (oldSize === size) return proof.length === 0 && equalBytes(oldRoot, root);
  if (!areHashes([oldRoot, root, ...proof])) return false;
  const rest = [...proof];
  const computed = rootsByConsistency(oldSize, 0, size, true, oldRoot, rest);
  return computed !== undefined && rest.length === 0 && equalBytes(computed.before, oldRoot) && equalBytes(computed.after, root);
}

/** Largest power of two below n, for n > 1: where RFC 6962 splits n leaves. */
export function splitPoint(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** MTH of leaves [start, end); `start` is a multiple of every power of two below the width, as all splits make it. */
function rangeHash(start: number, end: number, read: HashReader): Uint8Array {
  const width = end - start;
  let power = 1;
  let level = 0;
  while (power < width) {
    power *= 2;
    level++;
  }
  if (power === width) return read(level, Math.floor(start / power));
  const middle = start + splitPoint(width);
  return nodeHash(rangeHash(start, middle, read), rangeHash(middle, end, read));
}

function inclusionPath(index: number, start: number, end: number, read: HashReader): Uint8Array[] {
  if (end - start === 1) return [];
  const middle = start + splitPoint(end - start);
  return index < middle
    ? [...inclusionPath(index, start, middle, read), rangeHash(middle, end, read)]
    : [...inclusionPath(index, middle, end, read), rangeHash(start, middle, read)];
}

/** `whole`: the old tree is exactly what stood at `start` so far, so its root is known to the asker and left out. */
function consistencyPath(oldSize: number, start: number, end: number, whole: boolean, read: HashReader): Uint8Array[] {
  if (oldSize === end) return whole ? [] : [rangeHash(start, end, read)];
  const middle = start + splitPoint(end - start);
  return oldSize <= middle
    ? [...consistencyPath(oldSize, start, middle, whole, read), rangeHash(middle, end, read)]
    : [...consistencyPath(oldSize, middle, end, false, read), rangeHash(start, middle, read)];
}

/** Takes hashes from the end of `proof`, where those nearest to the root are; undefined where there are too few. */
function rootByInclusion(index: number, start: number, end: number, leaf: Uint8Array, proof: Uint8Array[]): Uint8Array | undefined {
  if (end - start === 1) return leaf;
  const sibling = proof.pop();
  if (!sibling) return undefined;
  const middle = start + splitPoint(end - start);
  const inner = index < middle ? rootByInclusion(index, start, middle, leaf, proof) : rootByInclusion(index, middle, end, leaf, proof);
  if (!inner) return undefined;
  return index < middle ? nodeHash(inner, sibling) : nodeHash(sibling, inner);
}

function rootsByConsistency(
  oldSize: number,
  start: number,
  end: number,
  whole: boolean,
  oldRoot: Uint8Array,
  proof: Uint8Array[],
): { before: Uint8Array; after: Uint8Array } | undefined {
  if (oldSize === end) {
    const hash = whole ? oldRoot : proof.pop();
    return hash && { before: hash, after: hash };
  }
  const sibling = proof.pop();
  if (!sibling) return undefined;
  const middle = start + splitPoint(end - start);
  if (oldSize <= middle) {
    const inner = rootsByConsistency(oldSize, start, middle, whole, oldRoot, proof);
    return inner && { before: inner.before, after: nodeHash(inner.after, sibling) };
  }
  const inner = rootsByConsistency(oldSize, middle, end, false, oldRoot, proof);
  return inner && { before: nodeHash(sibling, inner.before), after: nodeHash(sibling, inner.after) };
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === HASH_BYTES);
}
