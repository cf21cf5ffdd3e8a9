import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import type { Prepared } from '../../members/index.js';
import { type AnswerStanding, canAnswer, type Entity } from '../domain/index.js';
import { incidentSlice } from '../store/incident-slice.js';
import { entitiesUnder } from '../store/merged-entities.js';
import type { Editorial } from './editorial.js';

/** Signed, by a member who speaks for the organisation. The statement is public and stands beside the record. */
export function answerIncident(
  editorial: Editorial,
  viewer: Viewer,
  incident: string,
  entity: string,
  standing: AnswerStanding,
  statement: string | null,
): Promise<Prepared<string>> {
  const seal = new Sealer('public');
  const command = { type: 'AnswerIncident', entity, standing, statement: seal.field('/command/statement', statement) } as const;
  return editorial.prepare(viewer, incidentSlice, incident, command, seal.fields, (tx) => mayAnswer(tx, incident, entity));
}

/** Held until commit: nobody joins the entity to another one, or takes its kind from it, while it answers. */
export async function mayAnswer(tx: EntityManager, incident: string, entity: string): Promise<string | undefined> {
  const [row] = await tx.query<{ state: Entity }[]>("SELECT state FROM stream WHERE kind = 'entity' AND id = $1 FOR SHARE", [entity]);
  if (!row) return 'NO_SUCH_ENTITY';
  if (row.state.mergedInto !== null) return 'ENTITY_MERGED';
  if (!canAnswer(row.state)) return 'NOT_AN_ORGANISATION';
  const named = await tx.query<unknown[]>(
    `SELECT 1 FROM incident_entity WHERE incident = $1 AND entity IN ${entitiesUnder('ARRAY[$2::text]')} LIMIT 1`,
    [incident, entity],
  );
  return named.length > 0 ? undefined : 'NOT_NAMED';
}
