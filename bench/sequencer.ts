import pg from 'pg';
import { Batcher, loadHead } from '../src/ledger/sequencer/batch.js';
import { instantOf } from '../src/kernel/instant.js';
import { fillPending } from './pending.js';
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
    await client.query('ALTER TABLE bench_entry SET (toast_tuple_target = 8160)'); // as ledger_entry has it, which LIKE leaves out
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
