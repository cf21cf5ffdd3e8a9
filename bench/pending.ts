import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { crockford } from '../src/kernel/ids.js';
import { instantOf } from '../src/kernel/instant.js';
import type { Json } from '../src/kernel/json.js';
import { stageBody } from '../src/ledger/core/index.js';
import { REPORT_FIELDS, reportDecider } from '../src/modules/incidents/domain/index.js';
import { uuidv7 } from '../src/platform/random.js';

const BATCH = 2_000;
const AS = { actor: { kind: 'anonymous' }, authorization: { method: 'anonymous' } } as const;

/** Filings as they are staged, judged by the rules, each in a stream of its own; commitments and keys are random bytes. */
export async function fillPending(client: pg.Client, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const filings = Array.from({ length: Math.min(BATCH, count - from) }, filing);
    await client.query(
      `INSERT INTO ledger_pending (xid, id, entry_id, head, rules, stream_kind, stream_id, stream_n, staged_at, promise)
       SELECT pg_current_xact_id(), nextval('ledger_pending_id'), e, h, $5, $6, s, 0, a, ''
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS t (e, h, s, a)`,
      [filings.map((one) => one.id), filings.map((one) => one.head), filings.map((one) => one.streamId), filings.map((one) => one.at), reportDecider.rules, reportDecider.kind],
    );
  }
}

function filing(): { id: string; at: string; streamId: string; head: string } {
  const id = uuidv7();
  const at = instantOf(Date.now());
  const streamId = crockford(randomBytes(8), 12);
  const hex = randomBytes(32 * REPORT_FIELDS.length).toString('hex');
  const content = Object.fromEntries(REPORT_FIELDS.map((field, i) => [field, `sha256:${hex.slice(64 * i, 64 * (i + 1))}`])) as Record<(typeof REPORT_FIELDS)[number], `sha256:${string}`>;
  const command = { type: 'FileReport', reporter: randomBytes(32).toString('base64'), content } as const;
  const decision = reportDecider.decide(reportDecider.initial(streamId), command, { at, actor: AS.actor, authorization: AS.authorization.method });
  if (!decision.ok) throw new Error(decision.refusal);
  const stream = { kind: reportDecider.kind, id: streamId };
  const { head } = stageBody({ id, at, rules: reportDecider.rules, stream, ...AS, command: command as unknown as Json, events: decision.events as unknown as Json });
  return { id, at, streamId, head };
}
