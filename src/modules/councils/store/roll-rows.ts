import type { EntityManager } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import { type Roll, RollTree, type RollRow } from '../domain/index.js';

/**
 * The roll as rows, so that each member's own can be proved to the rules. Made from the seats as they stand at this place of the log,
 * which the opening holds; a roll that does not come out as its hash says is a broken invariant, and nothing is written.
 */
export async function putRoll(tx: EntityManager, motion: string, council: string, at: Instant, roll: Roll): Promise<void> {
  await tx.query(
    `INSERT INTO roll_row (motion, place, class, member, seat)
     SELECT $1, row_number() OVER (ORDER BY number) - 1, class, member, number FROM seat WHERE council = $2 AND member IS NOT NULL AND (until IS NULL OR until > $3)`,
    [motion, council, at],
  );
  const tree = new RollTree(await rollRows(tx, motion));
  if (tree.hash !== roll.hash || tree.rows.length !== roll.size) throw new Error(`the roll of motion ${motion} is not what its rows say`);
}

export async function rollRows(tx: Pick<EntityManager, 'query'>, motion: string): Promise<RollRow[]> {
  return tx.query<RollRow[]>('SELECT class, member, seat FROM roll_row WHERE motion = $1 ORDER BY place', [motion]);
}
