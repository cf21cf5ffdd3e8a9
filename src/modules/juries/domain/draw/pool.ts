import { fromBase64, fromHex, toBase64, toHex, utf8 } from '../../../../kernel/bytes.js';
import { checkInclusion, commit, type HashReader, leafHash, nodeHash, proveInclusion, treeRoot } from '../../../../ledger/core/index.js';
import type { Person } from './instance.js';

/**
 * The pool, closed: each row is sealed with a salt of its own, the seals are the leaves of a tree, and its root is published
 * before anybody knows which beacon round will deal. From then on nobody can be added, dropped, changed or moved, and still
 * nobody outside can read a row. Each person gets the opening of their own row and can show it belongs to the root.
 *
 *     const pool = commitPool(people, salts);
 *     checkMember({ root, size }, proveMember(pool, 17));   // true: row 17 is what it says, in the pool with that root
 */
export interface SealedRow {
  readonly person: Person;
  /** Base64 of 32 bytes, fresh for every row. */
  readonly salt: string;
}

export interface CommittedPool {
  readonly root: string;
  readonly rows: readonly SealedRow[];
  readonly levels: readonly (readonly Uint8Array[])[];
}

export interface MemberProof {
  readonly index: number;
  readonly size: number;
  readonly row: SealedRow;
  /** Hex, from the leaf's sibling upwards. */
  readonly path: readonly string[];
}

export function commitPool(people: readonly Person[], salts: readonly Uint8Array[]): CommittedPool {
  const rows = people.map((person, i) => ({ person, salt: toBase64(salts[i]!) }));
  const levels = treeLevels(rows.map((row, i) => rowLeaf(i, row)!));
  return { root: toHex(treeRoot(rows.length, reader(levels))), rows, levels };
}

export function proveMember(pool: CommittedPool, index: number): MemberProof {
  const path = proveInclusion(index, pool.rows.length, reader(pool.levels)).map(toHex);
  return { index, size: pool.rows.length, row: pool.rows[index]!, path };
}

/** Against what was published when the pool closed: its root, and its size, which a path alone would not show. */
export function checkMember(published: { readonly root: string; readonly size: number }, { index, size, row, path }: MemberProof): boolean {
  const leaf = rowLeaf(index, row);
  const rootBytes = fromHex(published.root);
  if (size !== published.size) return false;
  const hashes = path.map(fromHex);
  if (!leaf || !rootBytes || hashes.includes(undefined)) return false;
  return checkInclusion(index, size, leaf, hashes as Uint8Array[], rootBytes);
}

/** The root over rows that are shown; undefined where a salt is none. */
export function poolRoot(rows: readonly SealedRow[]): string | undefined {
  const leaves = rows.map((row, i) => rowLeaf(i, row));
  return leaves.includes(undefined) ? undefined : merkleRoot(leaves as Uint8Array[]);
}

/** Hex of the RFC 6962 root over leaf hashes. */
export function merkleRoot(leaves: readonly Uint8Array[]): string {
  return toHex(treeRoot(leaves.length, reader(treeLevels(leaves))));
}

/** The place in the pool is part of the seal, so that a row cannot be moved even where two are alike. */
function rowLeaf(index: number, { person, salt }: SealedRow): Uint8Array | undefined {
  const bytes = fromBase64(salt);
  if (bytes?.length !== 32) return undefined;
  const row = { id: person.id, features: person.features, household: person.household };
  return leafHash(utf8(commit(bytes, `/pool/${index}`, row)));
}

function treeLevels(leaves: readonly Uint8Array[]): Uint8Array[][] {
  const levels = [[...leaves]];
  for (let below = levels[0]!; below.length > 1; below = levels.at(-1)!) {
    const above: Uint8Array[] = [];
    for (let i = 0; i + 1 < below.length; i += 2) above.push(nodeHash(below[i]!, below[i + 1]!));
    levels.push(above);
  }
  return levels;
}

function reader(levels: readonly (readonly Uint8Array[])[]): HashReader {
  return (level, index) => levels[level]![index]!;
}
