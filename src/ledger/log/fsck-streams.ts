import type { DataSource } from 'typeorm';
import type { AnyDecider } from '../../kernel/decider.js';
import type { Json } from '../../kernel/json.js';
import { canonicalJson, parseEntry } from '../core/index.js';

/** A stream whose working row says something else than the log. */
export interface StreamFinding {
  readonly stream: string;
  readonly text: string;
}

interface Row {
  readonly stream_kind: string;
  readonly stream_id: string;
  readonly stream_n: number;
  readonly bytes: Buffer;
}

interface Folded {
  readonly kind: string;
  readonly id: string;
  readonly n: number;
  readonly lastAt: string;
  readonly state: unknown;
}

const PAGE = 1_000;

/**
 * Folds every stream anew from its entries and compares it with the row by which the node judges the next command. That row is the
 * one thing that decides and may be changed: whoever wrote "claimed by Eve" into it would have the node itself log what follows.
 *
 * One stream after the other, in flat memory. Streams that went on while the log was read are passed over: the next check sees them.
 */
export async function checkStreams(dataSource: DataSource, deciders: readonly AnyDecider[], size: number): Promise<readonly StreamFinding[]> {
  const findings: StreamFinding[] = [];
  const rules = new Map(deciders.map((decider) => [`${decider.kind} ${decider.rules}`, decider]));
  let current: Folded | undefined;
  for (let after: readonly [string, string, number] = ['', '', -1]; ; ) {
    const rows = await dataSource.query<Row[]>(
      `SELECT stream_kind, stream_id, stream_n, bytes FROM ledger_entry
        WHERE (stream_kind, stream_id, stream_n) > ($1, $2, $3) AND seq < $4 ORDER BY stream_kind, stream_id, stream_n LIMIT ${PAGE}`,
      [...after, size],
    );
    for (const row of rows) {
      const same = current?.kind === row.stream_kind && current.id === row.stream_id;
      if (current && !same) findings.push(...(await compared(dataSource, current, size)));
      current = folded(rules, row, same ? current : undefined);
    }
    const last = rows.at(-1);
    if (!last) break;
    after = [last.stream_kind, last.stream_id, last.stream_n];
  }
  if (current) findings.push(...(await compared(dataSource, current, size)));
  const strays = await dataSource.query<{ kind: string; id: string }[]>(
    `SELECT kind, id FROM stream s WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.stream_kind = s.kind AND e.stream_id = s.id)
        AND NOT EXISTS (SELECT FROM ledger_pending p WHERE p.stream_kind = s.kind AND p.stream_id = s.id) LIMIT ${PAGE}`,
  );
  return [...findings, ...strays.map(({ kind, id }) => ({ stream: `${kind}/${id}`, text: 'there is no entry of it' }))];
}

function folded(rules: ReadonlyMap<string, AnyDecider>, row: Row, before: Folded | undefined): Folded {
  const { stream_kind: kind, stream_id: id } = row;
  const n = (before?.n ?? 0) + 1;
  try {
    const entry = parseEntry(new Uint8Array(row.bytes));
    const decider = rules.get(`${kind} ${entry.rules}`)!;
    const circumstances = { at: entry.at, actor: entry.actor, authorization: entry.authorization.method };
    const state = entry.events.reduce<unknown>((so, event) => decider.evolve(so, event, circumstances), before ? before.state : decider.initial(id));
    return { kind, id, n, lastAt: entry.at, state };
  } catch {
    // Bytes that are no entry, or events that no rules made, give no state at all: so the row differs, which is told.
    return { kind, id, n, lastAt: '', state: undefined };
  }
}

async function compared(dataSource: DataSource, { kind, id, n, lastAt, state }: Folded, size: number): Promise<StreamFinding[]> {
  const stream = `${kind}/${id}`;
  const [row] = await dataSource.query<{ n: number; last_at: string; state: Json }[]>('SELECT n, last_at, state FROM stream WHERE kind = $1 AND id = $2', [kind, id]);
  if (!row) return [{ stream, text: 'the log has entries of it, and its row is gone' }];
  if (row.n === n && row.last_at === lastAt && text(row.state) === text(state)) return [];
  const [later] = await dataSource.query<{ later: boolean }[]>(
    `SELECT EXISTS (SELECT FROM ledger_pending p LEFT JOIN ledger_entry e ON e.pending_id = p.id
                     WHERE p.stream_kind = $1 AND p.stream_id = $2 AND (e.seq IS NULL OR e.seq >= $3)) AS later`,
    [kind, id, size],
  );
  return later?.later === true ? [] : [{ stream, text: 'the row by which the node judges is not what follows from its entries' }];
}

/** As PostgreSQL keeps it: members without a value are not there. */
function text(state: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(state ?? null)) as Json);
}
