import { nodeHash, positionsRead, proveConsistency, proveInclusion, treeRoot, type HashReader } from '../core/index.js';

/** Runs one query; satisfied by a pg client, a pool and a TypeORM manager through small adapters. */
export type Query = <Row>(text: string, values: unknown[]) => Promise<Row[]>;

const TILE_BITS = 8;

/**
 * Reads the tree out of the database: leaves and roots of full tiles are rows, everything between is folded from at most 128
 * of them.
 *
 * The proof functions of the core are synchronous and do not branch on hashes; so each runs twice, first with a reader
 * that notes which hashes are wanted, then with those hashes at hand.
 */
export class TreeStore {
  constructor(private readonly query: Query) {}

  root(size: number): Promise<Uint8Array> {
    return this.#read((reader) => treeRoot(size, reader));
  }

  inclusion(index: number, size: number): Promise<Uint8Array[]> {
    return this.#read((reader) => proveInclusion(index, size, reader));
  }

  consistency(from: number, to: number): Promise<Uint8Array[]> {
    return this.#read((reader) => proveConsistency(from, to, reader));
  }

  /** Root of the complete subtree `index` over 2^level leaves. */
  async hash(level: number, index: number): Promise<Uint8Array> {
    const tileLevel = Math.floor(level / TILE_BITS);
    const width = 2 ** (level % TILE_BITS);
    return fold(await loadHashes(this.query, tileLevel, index * width, (index + 1) * width));
  }

  async #read<T>(compute: (reader: HashReader) => T): Promise<T> {
    const found = new Map<string, Uint8Array>();
    for (const { level, index } of positionsRead(compute)) found.set(`${level}/${index}`, await this.hash(level, index));
    return compute((level, index) => found.get(`${level}/${index}`)!);
  }
}

/** Hashes [from, to) of a C2SP level: leaves at level 0, roots of full tiles above. Throws where one is missing. */
export async function loadHashes(query: Query, level: number, from: number, to: number): Promise<Uint8Array[]> {
  if (from >= to) return [];
  const rows =
    level === 0
      ? await query<{ hash: Buffer }>('SELECT leaf AS hash FROM ledger_entry WHERE seq >= $1 AND seq < $2 ORDER BY seq', [from, to])
      : await query<{ hash: Buffer }>('SELECT hash FROM ledger_node WHERE level = $1 AND index >= $2 AND index < $3 ORDER BY index', [
          level,
          from,
          to,
        ]);
  if (rows.length !== to - from) throw new Error(`level ${level} of the tree lacks hashes in [${from}, ${to})`);
  return rows.map((row) => new Uint8Array(row.hash));
}

/** Root of a power of two of hashes (RFC 6962 section 2.1). */
export function fold(hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes;
  while (row.length > 1) {
    const above: Uint8Array[] = [];
    for (let i = 0; i < row.length; i += 2) above.push(nodeHash(row[i]!, row[i + 1]!));
    row = above;
  }
  return row[0]!;
}
