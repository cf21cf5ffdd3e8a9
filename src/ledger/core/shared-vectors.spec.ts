import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fromBase64, fromHex, toBase64, toHex } from '../../kernel/bytes.js';
import { announceSkipped, sharedData } from '../../../test/support/shared-data.js';
import { parseCheckpoint } from './checkpoint.js';
import { Frontier } from './frontier.js';
import { openNote } from './note.js';
import { checkTlogProof, formatTlogProof, parseTlogProof } from './proof.js';
import { levelCount, parseBundle, parseTilePath, tilePath, TILE_WIDTH, tileAt } from './tile.js';
import { authenticTiles, tilesToRead } from './tile-reader.js';
import { checkConsistency, checkInclusion, leafHash, treeRoot } from './tree.js';
import { formatVerifierKey, keyId, parseVerifierKey } from './verifier-key.js';

/** Vectors published by others: transparency-dev, C2SP, and two small logs made by other programs. */
const CASES = 196 + 15 + 4 + 9 + 14 + 16 + 4 + 1;
const folder = sharedData('ledger');

if (folder === undefined) {
  announceSkipped('ledger', CASES);
  it.skip(`[shared data] ${CASES} published vectors`, () => undefined);
} else {
  publishedVectors(folder);
}

function publishedVectors(data: string): void {
  const text = (path: string): string => readFileSync(join(data, path), 'utf8');
  const bytes = (path: string): Uint8Array => new Uint8Array(readFileSync(join(data, path)));
  const json = (path: string): never => JSON.parse(text(path)) as never;
  const hash = (base64: string): Uint8Array => fromBase64(base64 ?? '') ?? new Uint8Array(0);

  describe('published Merkle proofs', () => {
    for (const [kind, count] of [['inclusion', 98], ['consistency', 98]] as const) {
      const files = readdirSync(join(data, 'merkle-vectors', kind), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
      it(`${kind}: all ${count}`, () => {
        expect(files).toHaveLength(count);
        for (const file of files) {
          const v: Vector = json(`merkle-vectors/${kind}/${file}`);
          const proof = (v.proof ?? []).map(hash);
          const passes =
            kind === 'inclusion'
              ? checkInclusion(v.leafIdx, v.treeSize, hash(v.leafHash), proof, hash(v.root))
              : checkConsistency(v.size1, v.size2, hash(v.root1), hash(v.root2), proof);
          if (passes === v.wantErr) throw new Error(file);
        }
      });
    }
  });

  it('roots of RFC 6962', () => {
    const { entriesHex, leafHashesHex, roots }: { entriesHex: string[]; leafHashesHex: string[]; roots: { size: number; rootHex: string }[] } =
      json('rfc6962-roots.json');
    expect(roots).toHaveLength(9);
    for (const { size, rootHex } of roots) {
      const frontier = Frontier.empty();
      entriesHex.slice(0, size).forEach((hex, i) => {
        expect(toHex(leafHash(fromHex(hex)!))).toBe(leafHashesHex[i]);
        frontier.append(leafHash(fromHex(hex)!));
      });
      expect(toHex(frontier.root())).toBe(rootHex);
    }
  });

  it('key ids', () => {
    const { cases }: { cases: { verifierKey: string; name: string; type: number; publicKeyHex: string; keyIdHex: string }[] } = json('key-ids.json');
    expect(cases).toHaveLength(4);
    for (const c of cases) {
      const key = parseVerifierKey(c.verifierKey);
      expect([key.name, key.kind === 'ed25519' ? 1 : 4, toHex(key.publicKey), keyId(key)]).toEqual([c.name, c.type, c.publicKeyHex, c.keyIdHex]);
      expect(formatVerifierKey(key)).toBe(c.verifierKey);
    }
  });

  describe('signed notes', () => {
    const { cases }: { cases: { id: string; verifierKeys: string[]; note: string; expected: string }[] } = json('signed-note.json');
    it('are fifteen', () => expect(cases).toHaveLength(15));
    it.each(cases.map((c) => [c.id, c] as const))('%s', (_id, c) => {
      const reason: Record<string, string> = { 'bad signature of a known key': 'BAD_SIGNATURE', 'no signature by a known key': 'NO_KNOWN_SIGNATURE' };
      expect(openNote(c.note, c.verifierKeys)).toMatchObject(c.expected === 'ok' ? { ok: true } : { ok: false, reason: reason[c.expected] ?? 'MALFORMED_NOTE' });
    });
  });

  it('tile geometry', () => {
    const { paths, sizes }: Geometry = json('tile-geometry.json');
    for (const { level, index, path } of paths) {
      expect(tilePath(level, index, 0)).toBe(path);
      expect(parseTilePath(path)).toEqual({ level, index, width: 0 });
    }
    for (const { size, levels } of sizes) {
      expect(levelCount(levels.length, size)).toBe(0);
      for (const { level, fullTiles, partialWidth } of levels) {
        expect([Math.floor(levelCount(level, size) / TILE_WIDTH), levelCount(level, size) % TILE_WIDTH]).toEqual([fullTiles, partialWidth]);
      }
    }
  });

  const logs = [
    ...Array.from({ length: 16 }, (_, size) => ['tessera-testlog', 'public-key.txt', `checkpoint.${size}`] as const),
    ...[1, 5, 256, 300].map((size) => ['small-log', 'history/log.vkey', `history/checkpoint.${size}`] as const),
  ];
  it.each(logs)('static log %s: %s %s', (log, vkey, file) => {
    const opened = openNote(text(`${log}/${file}`), [text(`${log}/${vkey}`).trim()]);
    if (!opened.ok) throw new Error(opened.reason);
    const { size, root } = parseCheckpoint(opened.text);
    const frontier = Frontier.empty();
    for (let index = 0; index * TILE_WIDTH < size; index++) {
      const tile = tileAt('entries', index, size)!;
      for (const entry of parseBundle(bytes(`${log}/${tilePath('entries', index, tile.width)}`))) frontier.append(leafHash(entry));
    }
    expect(frontier.size).toBe(size);
    expect(toBase64(frontier.root())).toBe(toBase64(root));
    const tiles = tilesToRead(size, Array.from({ length: size }, (_, index) => ({ level: 0, index })));
    const read = authenticTiles({ size, root }, tiles, (path) => bytes(`${log}/${path}`));
    expect(toBase64(treeRoot(size, read))).toBe(toBase64(root));
  });

  it('a proof file made by another program', () => {
    const file = text('small-log/history/proof.tlog-proof');
    const proof = parseTlogProof(file);
    const vkeys = [text('small-log/history/log.vkey').trim(), text('small-log/history/witness.vkey').trim()];
    expect(formatTlogProof(proof)).toBe(file);
    expect(checkTlogProof(proof, bytes('small-log/history/leaf.bin'), { vkeys })).toMatchObject({
      ok: true,
      index: 100,
      size: 300,
      witnesses: [{ name: 'witness.example/w1' }],
    });
    expect(checkTlogProof({ ...proof, index: 101 }, bytes('small-log/history/leaf.bin'), { vkeys })).toEqual({ ok: false, step: 'INCLUSION' });
  });
}

interface Vector {
  readonly wantErr: boolean;
  readonly proof?: string[];
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly leafHash: string;
  readonly root: string;
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
}

interface Geometry {
  readonly paths: { level: number; index: number; path: string }[];
  readonly sizes: { size: number; levels: { level: number; fullTiles: number; partialWidth: number }[] }[];
}
