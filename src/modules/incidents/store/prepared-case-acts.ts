import type { EntityManager } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import type { SealedFields } from '../../../ledger/index.js';
import type { ReportCommand } from '../domain/index.js';

/** A reporter's command that waits for the signature of the case key, with the salts and words behind its commitments. */
export interface PreparedCaseAct {
  readonly report: string;
  readonly request: string;
  readonly key: string;
  readonly rules: string;
  readonly command: ReportCommand;
  readonly openings: SealedFields;
  readonly expiresAt: Instant;
}

/** One waits for each case at most: a new one takes the place of the last, so that words which were never signed do not heap up. */
export async function putPreparedCaseAct(tx: EntityManager, act: PreparedCaseAct): Promise<void> {
  await tx.query(
    `INSERT INTO prepared_case_act (report, request, reporter_key, rules, command, openings, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (report) DO UPDATE SET request = excluded.request, reporter_key = excluded.reporter_key, rules = excluded.rules,
       command = excluded.command, openings = excluded.openings, expires_at = excluded.expires_at`,
    [act.report, act.request, act.key, act.rules, JSON.stringify(act.command), JSON.stringify(act.openings), act.expiresAt],
  );
}

export async function findPreparedCaseAct(tx: EntityManager, request: string): Promise<PreparedCaseAct | undefined> {
  const [row] = await tx.query<PreparedCaseAct[]>(
    `SELECT report, request, reporter_key AS key, rules, command, openings, expires_at AS "expiresAt" FROM prepared_case_act WHERE request = $1`,
    [request],
  );
  return row;
}

export async function removePreparedCaseAct(tx: EntityManager, report: string): Promise<void> {
  await tx.query('DELETE FROM prepared_case_act WHERE report = $1', [report]);
}

/** Deletes what nobody signed in time. */
export async function purgePreparedCaseActs(tx: EntityManager, now: Instant): Promise<void> {
  await tx.query('DELETE FROM prepared_case_act WHERE expires_at <= $1', [now]);
}
