import type { EntityManager } from 'typeorm';
import { Openings } from '../../../ledger/index.js';
import { entitiesOver, entitiesUnder } from './merged-entities.js';

const openings = new Openings();

/** Whether a name of this entity may be shown; it need not have one. For sealing a new name, by the rule of `reckon`. */
export async function mayShowName(tx: EntityManager, entity: string): Promise<boolean> {
  const [row] = await tx.query<{ may: boolean }[]>(
    `SELECT e.kind IN ('organisation', 'class') OR (e.kind = 'unknown' AND EXISTS (
              SELECT FROM incident_entity ie JOIN incident i ON i.id = ie.incident AND i.status = 'published'
               WHERE ie.role <> 'harmed' AND ie.entity IN ${entitiesUnder('ARRAY[e.id]')})) AS may
       FROM entity e WHERE e.id = $1`,
    [entity],
  );
  return row?.may === true;
}

/**
 * Counts the public incidents of these entities (with those of entities merged into them), and says anew whether their names may be shown.
 *
 * Shown are organisations and classes; and whom no editor has classified, where an incident gives it a role other than
 * harmed. A person's name is not shown, and neither is that of somebody who was only harmed: in imported records these are
 * often private people. The opening of the name follows: what the page withholds, the export of openings withholds too.
 */
export async function reckon(tx: EntityManager, entities: readonly string[]): Promise<void> {
  const ids = [...new Set(entities)].sort();
  if (ids.length === 0) return;
  const [changed] = await tx.query<[{ entry_id: string; shown: boolean; before: boolean }[], number]>(
    `UPDATE entity e SET incidents = n.incidents, shown = n.shown
       FROM (SELECT o.id, o.shown AS before, coalesce(c.incidents, 0) AS incidents,
                    o.name IS NOT NULL AND (o.kind IN ('organisation', 'class') OR (o.kind = 'unknown' AND coalesce(c.acted, false))) AS shown
               FROM entity o
               LEFT JOIN LATERAL (
                 SELECT count(DISTINCT ie.incident)::int AS incidents, bool_or(ie.role <> 'harmed') AS acted
                   FROM incident_entity ie JOIN incident i ON i.id = ie.incident AND i.status = 'published'
                  WHERE ie.entity = ANY (ARRAY${entitiesUnder('ARRAY[o.id]')})) c ON true
              WHERE o.id IN ${entitiesOver('$1::text[]')}) n
      WHERE e.id = n.id AND (e.shown, e.incidents) IS DISTINCT FROM (n.shown, n.incidents)
      RETURNING e.entry_id, e.shown, n.before`,
    [ids],
  );
  for (const row of changed) {
    if (row.shown !== row.before) await openings.setAudience(tx, row.entry_id, row.shown ? 'public' : 'reviewers');
  }
}
