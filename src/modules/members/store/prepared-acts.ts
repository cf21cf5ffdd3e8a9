import type { EntityManager } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import type { JsonObject } from '../../../kernel/json.js';
import type { SealedFields } from '../../../ledger/index.js';

/** A command that waits for its member's signature. */
export interface PreparedRow {
  readonly request: string;
  readonly member: string;
  readonly kind: string;
  readonly rules: string;
  readonly streamId: string;
  readonly command: JsonObject & { readonly type: string };
  readonly openings: SealedFields;
  readonly expiresAt: Instant;
}

/** Openings may hold personal data: a row goes when its act is done, or soon after its time (expired-rows.ts). */
export async function putPreparedAct(tx: EntityManager, row: PreparedRow): Promise<void> {
  await tx.query(
    'INSERT INTO prepared_act (request, member, kind, rules, stream_id, command, openings, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [row.request, row.member, row.kind, row.rules, row.streamId, JSON.stringify(row.command), JSON.stringify(row.openings), row.expiresAt],
  );
}

/** Held until commit, so that two deliveries of one signature come one after the other. */
export async function holdPreparedAct(tx: EntityManager, request: string): Promise<PreparedRow | undefined> {
  const [row] = await tx.query<PreparedRow[]>(
    `SELECT request, member, kind, rules, stream_id AS "streamId", command, openings, expires_at AS "expiresAt"
       FROM prepared_act WHERE request = $1 FOR UPDATE`,
    [request],
  );
  return row;
}

export async function removePreparedAct(tx: EntityManager, request: string): Promise<void> {
  await tx.query('DELETE FROM prepared_act WHERE request = $1', [request]);
}
