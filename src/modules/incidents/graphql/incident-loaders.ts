import { type GraphqlContext, loaderOf } from '../../../graphql/index.js';
import type { EntitiesQuery } from '../queries/entities.js';
import type { EntityRow, IncidentRow } from '../queries/incident-record.js';
import type { AnswerRow, IncidentQuery, InvolvedRow, LinkRow, VersionRow } from '../queries/incident.js';

const INCIDENT = Symbol('incident');
const INVOLVED = Symbol('involved');
const ANSWERS = Symbol('answers');
const LINKS = Symbol('links');
const VERSIONS = Symbol('versions');
const ENTITY = Symbol('entity');
const ROLES = Symbol('roles');

/** One query per kind of thing and request, however many incidents a list has. */
export const loadIncident = (context: GraphqlContext, query: IncidentQuery, id: string): Promise<IncidentRow | undefined> =>
  loaderOf<string, IncidentRow>(context, INCIDENT, async (ids) => inOrder(ids, await query.byIds(ids), (row) => row.id)).load(id);

export const loadEntity = (context: GraphqlContext, query: EntitiesQuery, id: string): Promise<EntityRow | undefined> =>
  loaderOf<string, EntityRow>(context, ENTITY, async (ids) => inOrder(ids, await query.byIds(ids), (row) => row.id)).load(id);

export const loadInvolved = (context: GraphqlContext, query: IncidentQuery, id: string): Promise<InvolvedRow[]> =>
  many(context, INVOLVED, (ids) => query.involved(ids), (row) => row.incident, id);

export const loadAnswers = (context: GraphqlContext, query: IncidentQuery, id: string): Promise<AnswerRow[]> =>
  many(context, ANSWERS, (ids) => query.answers(ids), (row) => row.incident, id);

export const loadLinks = (context: GraphqlContext, query: IncidentQuery, id: string): Promise<LinkRow[]> =>
  many(context, LINKS, (ids) => query.links(ids), (row) => row.incident, id);

export const loadVersions = (context: GraphqlContext, query: IncidentQuery, id: string, editor: boolean): Promise<VersionRow[]> =>
  many(context, VERSIONS, (ids) => query.versions(ids, editor), (row) => row.incident, id);

export const loadRoles = (context: GraphqlContext, query: EntitiesQuery, id: string): ReturnType<EntitiesQuery['roles']> =>
  many(context, ROLES, (ids) => query.roles(ids), (row) => row.entity, id);

function inOrder<Row>(ids: readonly string[], rows: readonly Row[], idOf: (row: Row) => string): (Row | undefined)[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  return ids.map((id) => byId.get(id));
}

async function many<Row>(
  context: GraphqlContext,
  name: symbol,
  batch: (ids: readonly string[]) => Promise<readonly Row[]>,
  idOf: (row: Row) => string,
  id: string,
): Promise<Row[]> {
  const loader = loaderOf<string, Row[]>(context, name, async (ids) => {
    const groups = new Map<string, Row[]>();
    for (const row of await batch(ids)) groups.set(idOf(row), [...(groups.get(idOf(row)) ?? []), row]);
    return ids.map((one) => groups.get(one));
  });
  return (await loader.load(id)) ?? [];
}
