import type { EntityManager } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import type { JsonObject } from '../../../kernel/json.js';
import type { SealedFields } from '../../../ledger/index.js';

/** A command that waits for the signature of a key which no member has, with the salts and words behind its commitments. */
export interface PreparedKeyAct {
  readonly kind: string;
  readonly id: string;
  readonly request: string;
  readonly key: string;
  readonly rules: string;
  readonly command: JsonObject & { readonly type: string };
  readonly openings: SealedFields;
  readonly expiresAt: Instant;
}

/** One waits for each stream at most: a new one takes the place of the last, so that words which were never signed do not heap up. */
export async function putPreparedKeyAct(tx: EntityManager, act: PreparedKeyAct): Promise<void> {
  await tx.query(
    `INSERT INTO prepared_key_act (stream_kind, stream_id, request, key, rules, command, openings, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (stream_kind, stream_id) DO UPDATE SET request = excluded.request, key = excluded.key, rules = excluded.rules,
       command = excluded.command, openings = excluded.openings, expires_at = excluded.expires_at`,
    [act.kind, act.id, act.request, act.key, act.rules, JSON.stringify(act.command), JSON.stringify(act.openings), act.expiresAt],
  );
}

export async function findPreparedKeyAct(tx: EntityManager, request: string): Promise<PreparedKeyAct | undefined> {
  const [row] = await tx.query<PreparedKeyAct[]>(
    `SELECT stream_kind AS kind, stream_id AS id, request, key, rules, command, openings, expires_at AS "expiresAt" FROM prepared_key_act WHERE request = $1`,
    [request],
  );
  return row;
}

/** Deletes what nobody signed in time. */
export async function purgePreparedKeyActs(tx: EntityManager, now: Instant): Promise<void> {
  await tx.query('DELETE FROM prepared_key_act WHERE expires_at <= $1', [now]);
}

export async function removePreparedKeyAct(tx: EntityManager, request: string): Promise<void> {
  await tx.query('DELETE FROM prepared_key_act WHERE request = $1', [request]);
}
