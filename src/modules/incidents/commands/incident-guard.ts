import type { EntityManager } from 'typeorm';
import type { JsonObject } from '../../../kernel/json.js';
import { mayAnswer } from './answer-incident.js';
import { mayBeTarget } from './merge-incident.js';

/** Asked when a signed act on an incident is submitted: an act may wait minutes for its signature, and others act meanwhile. */
export async function incidentGuard(tx: EntityManager, incident: string, command: JsonObject): Promise<string | undefined> {
  const { type, into, entity } = command;
  if (type === 'MergeIncident' && typeof into === 'string') return mayBeTarget(tx, into);
  if (type === 'AnswerIncident' && typeof entity === 'string') return mayAnswer(tx, incident, entity);
  return undefined;
}
