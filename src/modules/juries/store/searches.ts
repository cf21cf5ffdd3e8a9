import type { EntityManager } from 'typeorm';
import { addSeconds, type Instant } from '../../../kernel/instant.js';
import type { Json } from '../../../kernel/json.js';

export const SEARCH_STATUSES = ['wanted', 'running', 'found', 'failed'] as const;
export type SearchStatus = (typeof SEARCH_STATUSES)[number];

/** What came of a search: the lottery's name and its figures, or why there is none. */
export type SearchOutcome =
  | { readonly ok: true; readonly lottery: string; readonly smallest: string; readonly label: 'proven' | 'heuristic'; readonly gap: string; readonly types: number; readonly impossible: number }
  | { readonly ok: false; readonly reason: string; readonly words: readonly string[]; readonly relaxations: readonly string[] };

export interface Search {
  readonly draw: string;
  readonly pool: string;
  readonly status: SearchStatus;
  readonly askedAt: Instant;
  readonly progress: Readonly<Record<string, Json>> | null;
  readonly outcome: SearchOutcome | null;
}

/** A search that has told nothing for so long was cut off, and is begun again. */
const LOST_SECONDS = 3_600;

export async function putSearch(tx: EntityManager, draw: string, pool: string, at: Instant): Promise<void> {
  await tx.query(
    `INSERT INTO draw_search (draw, pool, status, asked_at) VALUES ($1, $2, 'wanted', $3)
     ON CONFLICT (draw) DO UPDATE SET pool = excluded.pool, status = 'wanted', asked_at = excluded.asked_at, progress = NULL, outcome = NULL
       WHERE NOT (draw_search.pool = excluded.pool AND draw_search.status IN ('wanted', 'running'))`,
    [draw, pool, at],
  );
}

export async function findSearch(tx: EntityManager, draw: string): Promise<Search | undefined> {
  const [row] = await tx.query<Search[]>('SELECT draw, pool, status, asked_at AS "askedAt", progress, outcome FROM draw_search WHERE draw = $1', [draw]);
  return row;
}

/** Takes one that waits; two workers never take the same. */
export async function takeSearch(tx: EntityManager, now: Instant): Promise<{ readonly draw: string; readonly pool: string } | undefined> {
  const [rows] = await tx.query<[{ draw: string; pool: string }[], number]>(
    `UPDATE draw_search SET status = 'running', asked_at = $1, progress = NULL WHERE draw = (
       SELECT draw FROM draw_search WHERE status = 'wanted' OR (status = 'running' AND asked_at < $2) ORDER BY asked_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING draw, pool`,
    [now, addSeconds(now, -LOST_SECONDS)],
  );
  return rows[0];
}

export async function noteProgress(tx: EntityManager, draw: string, pool: string, step: object): Promise<void> {
  await tx.query(`UPDATE draw_search SET progress = $3 WHERE draw = $1 AND pool = $2 AND status = 'running'`, [draw, pool, JSON.stringify(step)]);
}

/** Says nothing where another search was asked for meanwhile. */
export async function endSearch(tx: EntityManager, draw: string, pool: string, outcome: SearchOutcome): Promise<void> {
  await tx.query(`UPDATE draw_search SET status = $3, outcome = $4, progress = NULL WHERE draw = $1 AND pool = $2 AND status = 'running'`, [
    draw, pool, outcome.ok ? 'found' : 'failed', JSON.stringify(outcome),
  ]);
}
