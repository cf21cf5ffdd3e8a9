import type { FastifyInstance } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import type { Portal } from '../../portal.js';
import { securityHeaders } from '../../security-headers.js';
import { address, choice, one, type Query } from '../record/asked.js';
import { JURIES, type JuriesData } from '../juries/operations.js';
import { EntityPage, NoEntityPage } from './entity-page.js';
import { type AskedNames, KINDS, ListPage, ORDERS } from './list-page.js';
import { ENTITIES, ENTITY, INCIDENTS_OF, type EntitiesData, type EntityPageData, type IncidentsOfData } from './operations.js';

const SHOWN = 50;
const INCIDENTS_SHOWN = 20;

export function entityPages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/entities', async (request, reply) => {
    const query = request.query as Query;
    const asked: AskedNames = {
      q: one(query, 'q'),
      kind: choice(one(query, 'kind'), KINDS),
      order: choice(one(query, 'order'), ORDERS),
      after: one(query, 'after'),
    };
    const { q, kind, order, after } = asked;
    const variables = { search: q, kind: kind && [kind.toUpperCase()], orderBy: (order ?? 'incidents').toUpperCase(), first: SHOWN, after };
    const data = await portal.run<EntitiesData>(request, ENTITIES, variables);
    return portal.page(request, reply, 'public', <ListPage {...portal.frame(request)} {...data} asked={asked} />);
  });

  fastify.get('/entities/:id', async (request, reply) => {
    const { id } = request.params as { readonly id: string };
    const { entity, lab } = isPublicId(id) ? await portal.run<EntityPageData>(request, ENTITY, { id }) : { entity: null, lab: null };
    if (!entity?.public) return portal.page(request, reply, 'public', <NoEntityPage {...portal.frame(request)} />, 404);
    // A merge can be undone, so the way on is not a permanent one.
    if (entity.mergedInto !== null) {
      return reply.headers(securityHeaders('public')).redirect(portal.messages(request).link(address(`/entities/${entity.mergedInto}`, { joined: id })), 302);
    }
    const joined = one(request.query as Query, 'joined');
    const [data, { juries }] = await Promise.all([
      portal.run<IncidentsOfData>(request, INCIDENTS_OF, { id, first: INCIDENTS_SHOWN }),
      portal.run<JuriesData>(request, JURIES, { party: id, first: INCIDENTS_SHOWN }),
    ]);
    const view = <EntityPage {...portal.frame(request)} {...data} juries={juries.edges.map(({ node }) => node)} entity={entity} isLab={lab !== null} joined={isPublicId(joined) ? joined : undefined} />;
    return portal.page(request, reply, 'public', view);
  });
}
