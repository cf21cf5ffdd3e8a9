/**
 * Merged entities as SQL sees them. A merge is one step, but two of them can make a chain: A into B, later B into C. Whoever asks for C
 * then means A too.
 *
 *     A → B → C     entitiesUnder(C) = A, B, C      entitiesOver(A) = A, B, C      the root of A and of B is C
 *
 * UNION drops what came before, so that even a circle, which only a log written past the guards could hold, comes to an end.
 */

/** Ids of these entities and of all that were merged into them. `ids` is an expression of type text[]. */
export function entitiesUnder(ids: string): string {
  return `(WITH RECURSIVE under (id) AS (SELECT unnest(${ids}) UNION SELECT m.id FROM under u JOIN entity m ON m.merged_into = u.id) SELECT id FROM under)`;
}

/** Ids of these entities and of all into which they were merged. */
export function entitiesOver(ids: string): string {
  return `(WITH RECURSIVE over (id) AS (SELECT unnest(${ids}) UNION SELECT m.merged_into FROM over o JOIN entity m ON m.id = o.id WHERE m.merged_into IS NOT NULL) SELECT id FROM over)`;
}

/** Rows (id, root): of each merged entity the one in which its chain ends. */
export const MERGED_ROOTS = `(WITH RECURSIVE step (id, root) AS (
  SELECT m.id, m.merged_into FROM entity m WHERE m.merged_into IS NOT NULL
  UNION SELECT s.id, m.merged_into FROM step s JOIN entity m ON m.id = s.root WHERE m.merged_into IS NOT NULL)
  SELECT s.id, s.root FROM step s JOIN entity e ON e.id = s.root AND e.merged_into IS NULL)`;
