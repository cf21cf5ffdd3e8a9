import type { EntityManager } from 'typeorm';
import type { JsonObject } from '../../../kernel/json.js';

/**
 * One draw, one jury: those who volunteered agreed to serve once. Rules cannot say it, since a decision may not turn on there being no
 * other jury (docs/decisions/0007); so it is asked when a charge is submitted, with the draw's row held, and who writes a log past it shows it.
 */
export async function juryGuard(tx: EntityManager, jury: string, { type, draw }: JsonObject): Promise<'DRAW_TAKEN' | undefined> {
  if (type !== 'OpenJury' || typeof draw !== 'string') return undefined;
  await tx.query('SELECT FROM draw WHERE id = $1 FOR UPDATE', [draw]);
  const [other] = await tx.query<{ id: string }[]>('SELECT id FROM jury WHERE draw = $1 AND id <> $2 LIMIT 1', [draw, jury]);
  return other && 'DRAW_TAKEN';
}

export const DRAW_TAKEN = {
  DRAW_TAKEN: 'A jury was opened on this draw already. Those who volunteered agreed to serve on one. Open another draw.',
} as const;
