import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { parseCheckpoint } from '../src/ledger/core/index.js';
import type { BenchNode } from './child.js';
import { graphqlShot, load, type Shot } from './http-load.js';
import { boundFigure, type Figure, interleaved, percentile, ratioFigure } from './measure.js';

const CLIENTS = 16;
const ROUNDS = 5;
const ROUND_MS = 4_000;
const LOOK_MS = 10;

const FILE = `mutation ($input: FileReportInput!) { fileReport(input: $input) {
  __typename
  ... on FilingReceipt { reportId caseCode promise }
  ... on FileReportRefused { code message }
} }`;
const INSERT = 'mutation ($title: String!, $account: String!) { baselineInsert(title: $title, account: $account) }';
const ACCOUNT = 'The assistant told a customer that the warranty had ended, which was wrong, and closed the case without a word. '.repeat(4);

/** Reports filed over HTTP, beside a mutation of the same server that inserts one row; and how soon the filed ones are published. */
export async function benchFiling({ hello: { port, ownerUrl } }: BenchNode): Promise<readonly Figure[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`CREATE TABLE IF NOT EXISTS bench_row (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL, account text NOT NULL)`);
  await owner.query('GRANT INSERT ON bench_row TO folkmoot_app');
  const first = await sizeOf(owner);
  const watch = new PublicationWatch(port);
  try {
    const run = async (next: (n: number) => Shot, sign: string): Promise<number> => {
      const { rate, failures } = await load(port, CLIENTS, ROUND_MS, next, (status, body) => status === 200 && body.includes(sign));
      if (failures > 0) throw new Error(`${failures} requests failed`);
      return rate;
    };
    const file = () => run((n) => graphqlShot(FILE, { input: filing(n) }), '"FilingReceipt"');
    const insert = () => run((n) => graphqlShot(INSERT, { title: `Warranty denied, case ${n}`, account: ACCOUNT }), '"baselineInsert":true');
    await file(); // both ways are warm before anything counts
    await insert();
    const rates = await interleaved(ROUNDS, file, insert);
    await sleep(1_500);
    const delays = await watch.delays(owner, first);
    return [
      ratioFigure(`reports filed over HTTP by ${CLIENTS} clients; baseline a mutation that inserts one row`, 'reports/s', rates.ours, rates.baseline, 0.5),
      boundFigure(`commit to published checkpoint under that load, p95 of ${delays.length.toLocaleString('en')}`, percentile(delays, 0.95) / 1000, 's', 1, `p50 ${(percentile(delays, 0.5) / 1000).toFixed(2)} s`, 2),
    ];
  } finally {
    watch.stop();
    await owner.end();
  }
}

function filing(n: number): Record<string, unknown> {
  return {
    title: `Warranty denied, case ${n}`,
    account: ACCOUNT,
    involvement: 'CONTRIBUTED',
    role: 'WITNESS',
    severity: 'INCIDENT',
    harmTypes: ['PHYSICAL'],
    countries: ['DE'],
    links: ['https://news.example/warranty'],
  };
}

async function sizeOf(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ size: string }>('SELECT count(*)::text AS size FROM ledger_entry');
  return Number(rows[0]!.size);
}

/** Looks at the published checkpoint as any reader may, and remembers when each was first seen. */
class PublicationWatch {
  readonly #seen: { readonly size: number; readonly at: number }[] = [];
  #stopped = false;

  constructor(port: number) {
    void this.#watch(`http://127.0.0.1:${port}/log/checkpoint`);
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Milliseconds from the clock of the transaction, just before its commit, to the first checkpoint that shows the entry. */
  async delays(owner: pg.Client, from: number): Promise<readonly number[]> {
    const { rows } = await owner.query<{ seq: string; staged: string }>(
      `SELECT e.seq::text AS seq, (extract(epoch FROM p.staged_at::timestamptz) * 1000)::bigint::text AS staged
         FROM ledger_entry e JOIN ledger_pending p ON p.id = e.pending_id WHERE e.seq >= $1 ORDER BY e.seq`,
      [from],
    );
    let next = 0;
    return rows.map(({ seq, staged }) => {
      while (next < this.#seen.length && this.#seen[next]!.size <= Number(seq)) next += 1;
      const seen = this.#seen[next];
      if (!seen) throw new Error(`entry ${seq} was not published`);
      return seen.at - Number(staged);
    });
  }

  async #watch(address: string): Promise<void> {
    while (!this.#stopped) {
      const response = await fetch(address).catch(() => undefined);
      const note = await response?.text();
      if (response?.ok && note !== undefined) {
        const { size } = parseCheckpoint(note);
        if (size !== this.#seen.at(-1)?.size) this.#seen.push({ size, at: Date.now() });
      }
      await sleep(LOOK_MS);
    }
  }
}
