import type { EntityManager } from 'typeorm';
import type { Json } from '../../kernel/json.js';
import type { Instant } from '../../kernel/instant.js';
import type { Transactions } from '../../platform/database/transactions.js';
import type { StagedBody } from '../core/index.js';
import type { SealedFields } from './commitments.js';
import type { FirstRows } from './slice.js';

/** What was judged, as it is to be written. */
export interface Staging {
  readonly body: StagedBody;
  readonly entryId: string;
  readonly request: string | undefined;
  readonly n: number;
  readonly at: Instant;
  readonly state: unknown;
  readonly promise: string;
  readonly openings: SealedFields;
  readonly fresh: boolean;
}

/**
 * Pending row, openings and stream row in one statement. The transaction takes its xid before the row takes its id: the
 * sequencer's low-water mark rests on that order. After the commit that follows the entry is durable: a crash finds
 * it here, and the sequencer numbers it in its next round.
 */
export async function stage(tx: EntityManager, s: Staging): Promise<void> {
  const { body } = s;
  // A stream that two transactions open at once is refused to the second by the primary key; Transactions runs it again.
  const stream = s.fresh
    ? 'INSERT INTO stream (kind, id, n, last_at, state) VALUES ($5, $6, 1, $8, $10::jsonb)'
    : 'UPDATE stream SET n = n + 1, last_at = $8, state = $10::jsonb WHERE kind = $5 AND id = $6';
  const parameters: unknown[] = [
    s.entryId,
    s.request ?? null,
    body.head,
    body.rules,
    body.kind,
    body.streamId,
    s.n,
    s.at,
    s.promise,
    JSON.stringify(s.state),
  ];
  let opening = '';
  if (Object.keys(s.openings).length > 0) {
    parameters.push(JSON.stringify(s.openings));
    opening = `, opened AS (INSERT INTO opening (entry_id, stream_kind, stream_id, fields) VALUES ($1, $5, $6, $11::jsonb))`;
  }
  await tx.query(
    `WITH held AS (${stream})${opening}
     INSERT INTO ledger_pending (xid, id, entry_id, request_id, head, rules, stream_kind, stream_id, stream_n, staged_at, promise)
     SELECT t.xid, nextval('ledger_pending_id'), $1, $2, $3, $4, $5, $6, $7, $8, $9
       FROM (SELECT pg_current_xact_id() AS xid OFFSET 0) t`,
    parameters,
  );
}

/** What `stage` writes, for many streams of one kind at once, each of them once. The xid comes before the ids here too. */
export async function stageMany(tx: EntityManager, kind: string, stagings: readonly Staging[]): Promise<void> {
  const given = stagings.map(({ body, entryId, request, n, at, promise, state, openings, fresh }) => ({
    entry_id: entryId, request_id: request, head: body.head, rules: body.rules, id: body.streamId, n, at, promise, state, fresh,
    fields: Object.keys(openings).length > 0 ? openings : undefined,
  }));
  await tx.query(
    `WITH given AS MATERIALIZED (SELECT * FROM json_to_recordset($1::json) AS g (
         entry_id uuid, request_id uuid, head text, rules text, id text, n int, at text, promise text, state jsonb, fields jsonb, fresh boolean)),
     begun AS (INSERT INTO stream (kind, id, n, last_at, state) SELECT $2, id, 1, at, state FROM given WHERE fresh),
     held AS (UPDATE stream s SET n = s.n + 1, last_at = g.at, state = g.state FROM given g WHERE s.kind = $2 AND s.id = g.id AND NOT g.fresh),
     opened AS (INSERT INTO opening (entry_id, stream_kind, stream_id, fields) SELECT entry_id, $2, id, fields FROM given WHERE fields IS NOT NULL)
     INSERT INTO ledger_pending (xid, id, entry_id, request_id, head, rules, stream_kind, stream_id, stream_n, staged_at, promise)
     SELECT t.xid, nextval('ledger_pending_id'), entry_id, request_id, head, rules, $2, id, n, at, promise
       FROM (SELECT pg_current_xact_id() AS xid OFFSET 0) t, given`,
    [JSON.stringify(given), kind],
  );
}

/** A stream that begins, with the rows that its slice wants. */
export interface Opened {
  readonly staging: Staging;
  readonly rows: readonly Readonly<Record<string, Json>>[];
}

type Table = Pick<FirstRows<never, never, never>, 'columns' | 'parts'>;

/**
 * What `stage` writes, for many streams at once and with their rows, in a transaction of its own. The xid is taken before the ids
 * here too: it stands in the row from which each id's expression is reckoned. All values come as two texts of JSON, so
 * that the statement is the same for one stream and for fifty.
 */
export async function stageOpened(transactions: Transactions, kind: string, first: Table, opened: readonly Opened[]): Promise<void> {
  const given = opened.map(({ staging: { body, entryId, request, at, promise, state, openings } }) => ({
    entry_id: entryId,
    request_id: request,
    head: body.head,
    rules: body.rules,
    id: body.streamId,
    at,
    promise,
    state,
    fields: Object.keys(openings).length > 0 ? openings : undefined,
  }));
  await transactions.prepared(
    `open ${kind}`,
    `WITH given AS MATERIALIZED (SELECT * FROM json_to_recordset($1::json) AS g (
         entry_id uuid, request_id uuid, head text, rules text, id text, at text, promise text, state jsonb, fields jsonb)),
     ${firstTable(first, '$2')},
     held AS (INSERT INTO stream (kind, id, n, last_at, state) SELECT $3, id, 1, at, state FROM given),
     opened AS (INSERT INTO opening (entry_id, stream_kind, stream_id, fields) SELECT entry_id, $3, id, fields FROM given WHERE fields IS NOT NULL),
     ${first.parts}
     INSERT INTO ledger_pending (xid, id, entry_id, request_id, head, rules, stream_kind, stream_id, stream_n, staged_at, promise)
     SELECT t.xid, nextval('ledger_pending_id'), entry_id, request_id, head, rules, $3, id, 0, at, promise
       FROM (SELECT pg_current_xact_id() AS xid OFFSET 0) t, given`,
    [JSON.stringify(given), JSON.stringify(opened.flatMap(({ rows }) => rows)), kind],
  );
}

/** The table that the parts of `FirstRows` read, from a parameter that holds a list of rows. */
export function firstTable({ columns }: Pick<Table, 'columns'>, parameter: string): string {
  return `first AS MATERIALIZED (SELECT * FROM json_to_recordset(${parameter}::json) AS f (${columns}))`;
}
