import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Entry, parseEntry } from '../../../ledger/core/index.js';
import { PublishedLog } from '../../../ledger/index.js';
import { Transactions } from '../../../platform/database/transactions.js';
import {
  countMove,
  type Incident,
  incidentDecider,
  type IncidentEvent,
  noCounts,
  type Report,
  type ReportCounts,
  reportDecider,
  type ReportEvent,
} from '../domain/index.js';

export interface IntegrityCounts {
  /** Entries of the log that were counted. */
  readonly size: number;
  readonly reports: ReportCounts;
  /** Incidents that are public now. */
  readonly published: number;
}

type Counts = Omit<IntegrityCounts, 'size'>;
const BATCH = 1_000;

/**
 * The public counters: a pure fold over the published entries about reports and incidents, remembered as far as it came. No
 * column that somebody could set is asked, so whoever holds the log gets the same numbers.
 */
@Injectable()
export class IntegrityQuery {
  constructor(
    private readonly transactions: Transactions,
    private readonly published: PublishedLog,
  ) {}

  async counts(): Promise<IntegrityCounts> {
    for (;;) {
      const { counted, done } = await this.transactions.run((tx) => countOn(tx, this.published.size));
      if (done) return counted;
    }
  }
}

async function countOn(tx: EntityManager, size: number): Promise<{ counted: IntegrityCounts; done: boolean }> {
  await tx.query('INSERT INTO desk_counts (one, seq, counts) VALUES (true, 0, $1) ON CONFLICT DO NOTHING', [JSON.stringify(NOTHING)]);
  const [row] = await tx.query<{ seq: number; counts: Counts }[]>('SELECT seq, counts FROM desk_counts WHERE one FOR UPDATE');
  const { seq: from, counts } = row!;
  // Another process may have seen a newer publication than this one.
  const to = Math.min(Math.max(size, from), from + BATCH);
  const entries = await tx.query<{ bytes: Buffer }[]>(
    "SELECT bytes FROM ledger_entry WHERE seq >= $1 AND seq < $2 AND stream_kind IN ('report', 'incident') ORDER BY seq",
    [from, to],
  );
  const after = entries.length === 0 ? counts : await fold(tx, counts, entries.map((entry) => parseEntry(new Uint8Array(entry.bytes))));
  if (to > from) await tx.query('UPDATE desk_counts SET seq = $1, counts = $2 WHERE one', [to, JSON.stringify(after)]);
  return { counted: { size: to, ...after }, done: to >= size };
}

const NOTHING: Counts = { reports: noCounts(), published: 0 };

async function fold(tx: EntityManager, counts: Counts, entries: readonly Entry[]): Promise<Counts> {
  const states = await load(tx, entries);
  let { reports, published } = counts;
  for (const { at, actor, authorization, events, stream } of entries) {
    const key = `${stream.kind}/${stream.id}`;
    const circumstances = { at, actor, authorization: authorization.method };
    for (const event of events) {
      if (stream.kind === 'report') {
        const before = (states.get(key) as Report | undefined) ?? reportDecider.initial(stream.id);
        const after = reportDecider.evolve(before, event as unknown as ReportEvent, circumstances);
        reports = countMove(reports, before, after, at);
        states.set(key, after);
      } else {
        const before = (states.get(key) as Incident | undefined) ?? incidentDecider.initial(stream.id);
        const after = incidentDecider.evolve(before, event as unknown as IncidentEvent, circumstances);
        published += Number(after.status === 'published') - Number(before.status === 'published');
        states.set(key, after);
      }
    }
  }
  await save(tx, states);
  return { reports, published };
}

async function load(tx: EntityManager, entries: readonly Entry[]): Promise<Map<string, Report | Incident>> {
  const rows = await tx.query<{ kind: string; id: string; state: Report | Incident }[]>(
    'SELECT c.kind, c.id, c.state FROM desk_counted c JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::text[])) AS asked (kind, id) USING (kind, id)',
    [entries.map((entry) => entry.stream.kind), entries.map((entry) => entry.stream.id)],
  );
  return new Map(rows.map((row) => [`${row.kind}/${row.id}`, row.state]));
}

async function save(tx: EntityManager, states: ReadonlyMap<string, Report | Incident>): Promise<void> {
  const rows = [...states].map(([key, state]) => ({ kind: key.slice(0, key.indexOf('/')), id: state.id, state }));
  await tx.query(
    `INSERT INTO desk_counted (kind, id, state) SELECT kind, id, state FROM jsonb_to_recordset($1::jsonb) AS r (kind text, id text, state jsonb)
     ON CONFLICT (kind, id) DO UPDATE SET state = excluded.state`,
    [JSON.stringify(rows)],
  );
}
