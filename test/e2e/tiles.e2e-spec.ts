import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { fillPending } from '../../bench/pending.js';
import {
  authenticTiles, checkConsistency, checkInclusion, type Checkpoint, type HashReader, leafHash, levelCount, openNote, parseBundle, parseCheckpoint, parseEntry,
  positionsRead, proveConsistency, proveInclusion, tileAt, tilePath, tilesFor, tilesToRead, type Tile,
} from '../../src/ledger/core/index.js';
import { Ledger, PublishedLog } from '../../src/ledger/index.js';
import { BrokenPromises } from '../../src/ledger/sequencer/broken-promises.js';
import { SequencerMetrics } from '../../src/ledger/sequencer/sequencer-metrics.js';
import { Term } from '../../src/ledger/sequencer/term.js';
import { SystemClock } from '../../src/platform/clock.js';
import { Metrics } from '../../src/platform/metrics.js';
import { startTestNode, type TestNode } from '../support/node.js';

const LEVELS = ['entries', 0, 1, 2, 3] as const;
/** 70000 reaches the third level, and takes a minute or more. */
const BIG = Number(process.env['FOLKMOOT_TILES'] ?? 5_000);
/** Positions that are looked at in the big log, beside its edges. */
const SAMPLE = 24;

/** The published files as C2SP tlog-tiles wants them, at the sizes where tiles begin, are full by one entry, or reach the next level. */
describe('the published log over HTTP', () => {
  let node: TestNode;
  let client: pg.Client;
  const earlier: Checkpoint[] = [];
  beforeAll(async () => {
    node = await startTestNode({ environment: { FOLKMOOT_ROLES: 'web' } });
    client = new pg.Client({ connectionString: node.database.appUrl });
    await client.connect();
  }, 60_000);
  afterAll(async () => {
    await client?.end();
    await node?.stop();
  }, 30_000);

  it.each([200, 255, 256, 257, 512])('of %i entries has every file that its checkpoint needs, and none beyond', async (size) => {
    const { root } = await growTo(size);
    const hashes: Uint8Array[] = [];
    for (const tile of tilesFor(0, size)) {
      const body = await tileBody(tile);
      const width = tile.width === 0 ? 256 : tile.width;
      if (tile.level === 'entries') {
        const entries = parseBundle(body);
        expect(entries.map((bytes) => parseEntry(bytes).seq)).toEqual(Array.from({ length: width }, (_, i) => 256 * tile.index + i));
        hashes.push(...entries.map(leafHash));
      } else {
        expect(body).toHaveLength(32 * width);
        const below = tile.level === 0 ? hashes.slice(256 * tile.index, 256 * tile.index + width) : [0, 1].slice(0, width).map((i) => mth(hashes.slice(256 * i, 256 * (i + 1))));
        expect(Buffer.from(body).equals(Buffer.concat(below))).toBe(true);
      }
    }
    expect(Buffer.from(root).equals(mth(hashes))).toBe(true);
    for (const path of beyond(size)) expect([path, await status(path)]).toEqual([path, 404]);
    await expectPartialsKept(size);
  });

  it.each(['tile/0/0', 'tile/0/000.p/0', 'tile/0/000.p/256', 'tile/0/000.p/01', 'tile/0/x000/000', 'tile/00/000', 'tile/64/000', 'tile/entries', 'tile/0/000/', 'tile/0/..%2f..%2fcheckpoint', 'tile/0/%00', 'tile/-1/000'])(
    'has no file %s',
    async (path) => {
      expect([400, 404]).toContain(await status(path));
    },
  );

  it(`of ${BIG} entries (FOLKMOOT_TILES=70000 for a third level) proves any of them by tiles that belong to the root`, async () => {
    const checkpoint = await growTo(BIG);
    const { size, root } = checkpoint;
    const sample = Array.from({ length: SAMPLE }, (_, i) => createHash('sha256').update(`${BIG}/${i}`).digest().readUInt32BE() % BIG);
    for (const index of [0, 255, 256, 65_535, 65_536, BIG - 1, ...sample].filter((one) => one < BIG)) {
      const read = await readerFor(checkpoint, (hash) => proveInclusion(index, size, hash));
      const bundle = parseBundle(await tileBody(tileAt('entries', Math.floor(index / 256), size)!));
      const entry = bundle[index % 256]!;
      expect(parseEntry(entry).seq).toBe(index);
      expect(checkInclusion(index, size, leafHash(entry), proveInclusion(index, size, read), root)).toBe(true);
    }
    for (const old of earlier) {
      const read = await readerFor(checkpoint, (hash) => proveConsistency(old.size, size, hash));
      expect(checkConsistency(old.size, size, old.root, root, proveConsistency(old.size, size, read))).toBe(true);
    }
    for (const path of beyond(size)) expect([path, await status(path)]).toEqual([path, 404]);
    await expectPartialsKept(size);
  }, 600_000);

  /** Stages what is missing, has a leader number and publish it, and answers with the checkpoint as HTTP shows it. */
  async function growTo(size: number): Promise<Checkpoint> {
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM ledger_pending');
    await fillPending(client, size - rows[0]!.n);
    const leader = new pg.Client({ connectionString: node.database.appUrl });
    await leader.connect();
    try {
      const work = new Term(
        leader,
        { log: join(node.dataDir, 'log'), guard: join(node.dataDir, 'guard', 'checkpoint') },
        new SystemClock(),
        node.identity,
        { cosign: (note) => Promise.resolve(note) },
        new BrokenPromises(node.app.get(Ledger), node.identity),
        new SequencerMetrics(new Metrics()),
      );
      await work.begin();
      while ((await work.round(false)) !== 'none') continue;
      while (work.waiting) await work.round(true);
    } finally {
      await leader.end();
    }
    await node.app.get(PublishedLog).refresh();
    const response = await node.get('/log/checkpoint');
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([200, 'text/plain; charset=utf-8', 'no-cache']);
    const note = await response.text();
    expect(openNote(note, [node.identity.firstKey]).ok).toBe(true);
    const checkpoint = parseCheckpoint(note);
    expect(checkpoint.size).toBe(size);
    earlier.push(checkpoint);
    return checkpoint;
  }

  const status = async (path: string): Promise<number> => (await node.get(`/log/${path}`)).status;

  async function tileBody({ level, index, width }: Tile): Promise<Uint8Array> {
    const path = tilePath(level, index, width);
    const response = await node.get(`/log/${path}`);
    const header = (name: string): string | null => response.headers.get(name);
    expect([path, response.status, header('content-type'), header('access-control-allow-origin')]).toEqual([path, 200, 'application/octet-stream', '*']);
    expect(header('cache-control')).toMatch(/max-age=\d{5,}.*immutable/);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Hashes of tiles that were fetched for one proof, and shown to belong to the root. */
  async function readerFor(checkpoint: Checkpoint, prove: (read: HashReader) => unknown): Promise<HashReader> {
    const tiles = tilesToRead(checkpoint.size, positionsRead(prove));
    const bodies = new Map<string, Uint8Array>();
    for (const tile of tiles) bodies.set(tilePath(tile.level, tile.index, tile.width), await tileBody(tile));
    return authenticTiles(checkpoint, tiles, (path) => bodies.get(path));
  }

  /** Whoever still holds an older checkpoint finds its partial tiles, until the full ones that contain them are there. */
  async function expectPartialsKept(size: number): Promise<void> {
    for (const old of earlier) {
      for (const { level, index, width } of tilesFor(0, old.size)) {
        const full = tileAt(level, index, size)!.width === 0;
        if (width > 0) expect([tilePath(level, index, width), await status(tilePath(level, index, width))]).toEqual([tilePath(level, index, width), full ? 404 : 200]);
        if (full) expect(await status(tilePath(level, index, 0))).toBe(200);
      }
    }
  }
});

/** Behind the end of each level: one hash more in its last tile, that tile as a full one, and the tile behind it. */
function beyond(size: number): string[] {
  return LEVELS.flatMap((level) => {
    const count = levelCount(level, size);
    const index = Math.floor(count / 256);
    const wider = (count % 256) + 1;
    return [tilePath(level, index, wider === 256 ? 0 : wider), tilePath(level, index, 0), tilePath(level, index + 1, 0), tilePath(level, index + 1, 1)];
  });
}

/** RFC 6962 section 2.1, once more and as plainly as it is written there. */
function mth(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 1) return Buffer.from(leaves[0]!);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return createHash('sha256').update(Buffer.concat([Uint8Array.of(1), mth(leaves.slice(0, k)), mth(leaves.slice(k))])).digest();
}
