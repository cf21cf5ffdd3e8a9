import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkInclusion, Frontier, leafHash, openNote, parseBundle, parseCheckpoint, parseEntry, sha256 } from '../../src/ledger/core/index.js';
import { fromBase64, toBase64, toHex } from '../../src/kernel/bytes.js';
import { governanceSlice, Ledger, LOG_STREAM, PublishedLog } from '../../src/ledger/index.js';
import { asOwner } from '../support/database.js';
import { startTestNode, type TestNode } from '../support/node.js';

describe('the published log', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await startTestNode();
    await until(() => node.app.get(PublishedLog).size > 0);
  }, 60_000);
  afterAll(() => node.stop());

  const act = async (n: number): Promise<void> => {
    const outcome = await node.app.get(Ledger).ask(governanceSlice, LOG_STREAM, {
      command: { type: 'RecordOperatorAct', code: `test-${n}` },
      actor: { kind: 'system', part: 'test' },
      authorization: { method: 'system' },
    });
    expect(outcome).toMatchObject({ ok: true });
  };

  async function entries(): Promise<Uint8Array[]> {
    const size = parseCheckpoint(await (await node.get('/log/checkpoint')).text()).size;
    const all: Uint8Array[] = [];
    for (let n = 0; n * 256 < size; n++) {
      const width = Math.min(256, size - n * 256);
      const path = `/log/tile/entries/${String(n).padStart(3, '0')}${width < 256 ? `.p/${width}` : ''}`;
      const response = await node.get(path);
      expect(response.status).toBe(200);
      all.push(...parseBundle(new Uint8Array(await response.arrayBuffer())));
    }
    return all;
  }

  it('begins with OpenLog, signed under the key that log.json names', async () => {
    const description = (await (await node.get('/log/log.json')).json()) as { origin: string; vkey: string; maxMergeDelaySeconds: number; witnessPolicy: null };
    const note = await (await node.get('/log/checkpoint')).text();
    expect(openNote(note, [description.vkey]).ok).toBe(true);
    expect(description).toMatchObject({ origin: node.identity.origin, maxMergeDelaySeconds: 60, witnessPolicy: null });
    const first = parseEntry((await entries())[0]!);
    expect(first).toMatchObject({ seq: 0, prev: '0'.repeat(64), command: { type: 'OpenLog', origin: description.origin } });
  });

  it('chains 600 concurrent commands without a fork, and the tree covers the same bytes', async () => {
    const before = node.app.get(PublishedLog).size;
    for (let i = 0; i < 600; i += 30) await Promise.all(Array.from({ length: 30 }, (_, k) => act(i + k)));
    await until(() => node.app.get(PublishedLog).size >= before + 600);
    const all = await entries();
    let prev = '0'.repeat(64);
    all.forEach((bytes, seq) => {
      const entry = parseEntry(bytes);
      expect([entry.seq, entry.prev, entry.stream.n]).toEqual([seq, prev, seq]);
      prev = toHex(sha256(bytes));
    });
    const checkpoint = parseCheckpoint(await (await node.get('/log/checkpoint')).text());
    const tree = Frontier.empty();
    for (const bytes of all) tree.append(leafHash(bytes));
    expect([checkpoint.size, toBase64(checkpoint.root)]).toEqual([all.length, toBase64(tree.root())]);
  }, 60_000);

  it('proves every tenth entry by GraphQL', async () => {
    const size = node.app.get(PublishedLog).size;
    for (let seq = 0; seq < size; seq += 97) {
      const { data } = await node.graphql<{ ledger: { inclusionProof: { hashes: string[]; checkpoint: string }; entry: { json: string } } }>(
        'query ($seq: Int!) { ledger { inclusionProof(seq: $seq) { hashes checkpoint } entry(seq: $seq) { json } } }',
        { seq },
      );
      const { hashes, checkpoint } = data.ledger.inclusionProof;
      const { root, size: at } = parseCheckpoint(checkpoint);
      const leaf = leafHash(new TextEncoder().encode(data.ledger.entry.json));
      expect(checkInclusion(seq, at, leaf, hashes.map((h) => fromBase64(h)!), root)).toBe(true);
    }
  });

  it.each(['UPDATE ledger_entry SET seq = seq', 'DELETE FROM ledger_pending', 'TRUNCATE ledger_head', 'DELETE FROM ledger_checkpoint', 'UPDATE ledger_node SET level = 1'])(
    'the database refuses %s, to the service and to the owner',
    async (statement) => {
      await expect(node.database.dataSource.query(statement)).rejects.toThrow(/permission denied|append-only/);
      await expect(asOwner(node.db.ownerUrl, (client) => client.query(statement))).rejects.toThrow('append-only');
    },
  );

  it.each(['/log/tile/0/01', '/log/tile/0/000.p/0', '/log/tile/0/000.p/256', '/log/tile/0/1000', '/log/tile/64/000', '/log/tile/entries/../../keys/log.seed', '/log/tile/0/999', '/log/tile/x', '/log/tile/0/%2e%2e'])(
    '%s is not there',
    async (path) => {
      expect((await node.get(path)).status).toBe(404);
    },
  );

  it('serves the checkpoint and tiles as the specification says', async () => {
    const checkpoint = await node.get('/log/checkpoint');
    expect(checkpoint.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(checkpoint.headers.get('access-control-allow-origin')).toBe('*');
    const tile = await node.get('/log/tile/0/000');
    expect([tile.status, tile.headers.get('content-type'), tile.headers.get('cache-control')]).toEqual([
      200,
      'application/octet-stream',
      'public, max-age=604800, immutable',
    ]);
    expect((await tile.arrayBuffer()).byteLength).toBe(8192);
  });
});

async function until(met: () => boolean): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (met()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('waited in vain');
}
