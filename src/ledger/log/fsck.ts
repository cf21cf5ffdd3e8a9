import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AnyDecider } from '../../kernel/decider.js';
import { concat, equalBytes, toBase64, toHex } from '../../kernel/bytes.js';
import { checkOpening, type Entry, Frontier, leafHash, type Opening, parseCheckpoint, parseEntry, parseBundle, sha256, tilePath, tilesFor, type Tile } from '../core/index.js';
import type { SealedFields } from './commitments.js';
import { checkStreams } from './fsck-streams.js';
import { PublishedLog } from './published-log.js';
import { loadHashes, type Query } from './tree-store.js';

export interface FsckFinding {
  readonly seq: number | null;
  readonly kind: 'ROW_DIFFERS' | 'LEAF_DIFFERS' | 'CHAIN_BROKEN' | 'ROOT_DIFFERS' | 'TILE_DIFFERS' | 'TILE_MISSING' | 'OPENING_DIFFERS' | 'PENDING_DIFFERS' | 'STREAM_DIFFERS';
  readonly text: string;
}

export interface FsckReport {
  readonly ok: boolean;
  readonly size: number;
  readonly root: string;
  readonly checked: { readonly entries: number; readonly tiles: number; readonly openings: number };
  readonly findings: readonly FsckFinding[];
}

const PAGE = 1_000;
const TILE = 256;

interface Row {
  readonly seq: string;
  readonly prev: Buffer;
  readonly hash: Buffer;
  readonly leaf: Buffer;
  readonly bytes: Buffer;
  readonly head: string;
  readonly entry_id: string;
  readonly fields: SealedFields | null;
}

/**
 * For the operator: whether the database's rows, the tree's leaves, the published tiles and the streams' working rows all say the
 * same. What an outsider can check without the database is `folkmoot verify`.
 */
@Injectable()
export class Fsck {
  constructor(
    private readonly dataSource: DataSource,
    private readonly published: PublishedLog,
  ) {}

  /** `deciders`: all rules by which this node judges. */
  async check(deciders: readonly AnyDecider[], progress: (done: number, size: number) => void): Promise<FsckReport> {
    const findings: FsckFinding[] = [];
    const note = this.published.latest?.note;
    const { size, root } = note === undefined ? { size: 0, root: Frontier.empty().root() } : parseCheckpoint(note);
    const tree = Frontier.empty();
    let prev: Uint8Array = new Uint8Array(32);
    let openings = 0;
    for (let from = 0; from < size; from += PAGE) {
      for (const row of await this.#rows(from, Math.min(size, from + PAGE))) {
        openings += checkRow(row, prev, findings);
        tree.append(new Uint8Array(row.leaf));
        prev = sha256(new Uint8Array(row.bytes));
      }
      progress(Math.min(size, from + PAGE), size);
    }
    if (!equalBytes(tree.root(), root)) {
      findings.push({ seq: null, kind: 'ROOT_DIFFERS', text: `the rows give the root ${toBase64(tree.root())}, signed is ${toBase64(root)}` });
    }
    const tiles = tilesFor(0, size);
    for (const tile of tiles) await this.#checkTile(tile, findings);
    for (const { stream, text } of await checkStreams(this.dataSource, deciders, size)) findings.push({ seq: null, kind: 'STREAM_DIFFERS', text: `${stream}: ${text}` });
    return { ok: findings.length === 0, size, root: toBase64(root), checked: { entries: size, tiles: tiles.length, openings }, findings };
  }

  #rows(from: number, to: number): Promise<Row[]> {
    return this.dataSource.query<Row[]>(
      `SELECT e.seq::text AS seq, e.prev, e.hash, e.leaf, e.bytes, p.head, p.entry_id, o.fields
         FROM ledger_entry e JOIN ledger_pending p ON p.id = e.pending_id LEFT JOIN opening o ON o.entry_id = p.entry_id
        WHERE e.seq >= $1 AND e.seq < $2 ORDER BY e.seq`,
      [from, to],
    );
  }

  async #checkTile(tile: Tile, findings: FsckFinding[]): Promise<void> {
    const path = tilePath(tile.level, tile.index, tile.width);
    const bytes = await readFile(join(this.published.folder, path)).catch(() => undefined);
    if (!bytes) {
      findings.push({ seq: null, kind: 'TILE_MISSING', text: `${path} is not among the published files` });
      return;
    }
    const start = tile.index * TILE;
    const end = start + (tile.width === 0 ? TILE : tile.width);
    const query: Query = <T>(text: string, values: unknown[]) => this.dataSource.query<T[]>(text, values);
    const hashes = await loadHashes(query, tile.level === 'entries' ? 0 : tile.level, start, end);
    const same = tile.level === 'entries' ? sameLeaves(new Uint8Array(bytes), hashes) : equalBytes(new Uint8Array(bytes), concat(...hashes));
    if (!same) findings.push({ seq: tile.level === 'entries' ? start : null, kind: 'TILE_DIFFERS', text: `${path} holds something else than the database` });
  }
}

function sameLeaves(bundle: Uint8Array, leaves: readonly Uint8Array[]): boolean {
  try {
    const entries = parseBundle(bundle);
    return entries.length === leaves.length && entries.every((entry, i) => equalBytes(leafHash(entry), leaves[i]!));
  } catch {
    return false;
  }
}

/** Number of openings that were checked. */
function checkRow(row: Row, prev: Uint8Array, findings: FsckFinding[]): number {
  const seq = Number(row.seq);
  const bytes = new Uint8Array(row.bytes);
  const found = (kind: FsckFinding['kind'], text: string): void => void findings.push({ seq, kind, text });
  if (!equalBytes(leafHash(bytes), new Uint8Array(row.leaf))) found('LEAF_DIFFERS', 'the leaf is not the hash of the entry');
  if (!equalBytes(sha256(bytes), new Uint8Array(row.hash))) found('ROW_DIFFERS', 'the kept hash is not that of the entry');
  if (!equalBytes(prev, new Uint8Array(row.prev))) found('CHAIN_BROKEN', `the entry before has the hash ${toHex(prev)}`);
  if (!row.bytes.toString('utf8').startsWith(row.head)) found('PENDING_DIFFERS', 'what was staged is not what stands in the log');
  let entry: Entry;
  try {
    entry = parseEntry(bytes);
  } catch {
    found('ROW_DIFFERS', 'the bytes are no entry');
    return 0;
  }
  if (entry.seq !== seq || entry.id !== row.entry_id) found('ROW_DIFFERS', 'number or id in the entry are not those of its row');
  const fields = Object.entries(row.fields ?? {});
  for (const [path, { salt, value }] of fields) {
    const opening: Opening = { entry: entry.id, path, salt, value };
    if (!checkOpening(entry, opening)) found('OPENING_DIFFERS', `the opening of ${path} does not fit its commitment`);
  }
  return fields.length;
}
