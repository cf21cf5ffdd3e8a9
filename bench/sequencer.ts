import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { stageBody } from '../src/ledger/core/index.js';
import { Batcher, loadHead } from '../src/ledger/sequencer/batch.js';
import { instantOf } from '../src/kernel/instant.js';
import { crockford } from '../src/kernel/ids.js';
import { type Figure, ratioFigure, seconds } from './measure.js';

const BACKLOG = 100_000;
const BATCH = 2_000;

/**
 * A backlog of pending entries, numbered by the sequencer's own batches; beside it bare `unnest` batches of the very rows that
 * came out, into a table of the same shape with the same indexes. Both on a server of its own, one connection, one after the other.
 */
export async function benchSequencer(ownerUrl: string): Promise<Figure> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await fillPending(client, BACKLOG);
    const batcher = new Batcher(client, BATCH);
    let head = await loadHead(client);
    const first = head.size;
    const ours = await seconds(async () => {
      for (;;) {
        const batch = await batcher.next(head, () => instantOf(Date.now()));
        if (!batch) return;
        head = batch.head;
      }
    });
    const { rows } = await client.query<Record<string, unknown>>(
      'SELECT seq, pending_id, prev, hash, leaf, stream_kind, stream_id, stream_n, bytes FROM ledger_entry WHERE seq >= $1 ORDER BY seq',
      [first],
    );
    await client.query('CREATE TABLE bench_entry (LIKE ledger_entry INCLUDING ALL)');
    const column = (name: string, from: number): unknown[] => rows.slice(from, from + BATCH).map((row) => row[name]);
    const baseline = await seconds(async () => {
      for (let from = 0; from < rows.length; from += BATCH) {
        await client.query({
          name: 'bench',
          text: 'INSERT INTO bench_entry SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::bytea[], $5::bytea[], $6::text[], $7::text[], $8::int[], $9::bytea[])',
          values: ['seq', 'pending_id', 'prev', 'hash', 'leaf', 'stream_kind', 'stream_id', 'stream_n', 'bytes'].map((name) => column(name, from)),
        });
      }
    });
    await client.query('DROP TABLE bench_entry');
    return ratioFigure(`sequencer drains ${BACKLOG.toLocaleString('en')} pending entries; baseline bare unnest of the same rows`, 'entries/s', BACKLOG / ours, rows.length / baseline, 0.5);
  } finally {
    await client.end();
  }
}

/** Filings as they are staged, of realistic size, each in a stream of its own. */
export async function fillPending(client: pg.Client, count: number): Promise<void> {
  const commitments = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`field${i}`, `sha256:${randomBytes(32).toString('hex')}`]));
  for (let from = 0; from < count; from += BATCH) {
    const bodies = Array.from({ length: Math.min(BATCH, count - from) }, () => {
      const id = randomUUID();
      const at = instantOf(Date.now());
      const streamId = crockford(randomBytes(8), 12);
      const body = stageBody({
        id,
        at,
        rules: 'reports/1',
        stream: { kind: 'bench', id: streamId },
        actor: { kind: 'anonymous' },
        authorization: { method: 'anonymous' },
        command: { type: 'FileReport', content: commitments },
        events: [{ type: 'ReportFiled' }],
      });
      return { id, at, streamId, head: body.head };
    });
    await client.query(
      `INSERT INTO ledger_pending (xid, id, entry_id, head, rules, stream_kind, stream_id, stream_n, staged_at, promise)
       SELECT pg_current_xact_id(), nextval('ledger_pending_id'), e, h, 'reports/1', 'bench', s, 0, a, ''
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS t (e, h, s, a)`,
      [bodies.map((body) => body.id), bodies.map((body) => body.head), bodies.map((body) => body.streamId), bodies.map((body) => body.at)],
    );
  }
}
