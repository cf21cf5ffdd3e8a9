import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPublicId } from '../../../kernel/ids.js';
import type { Portal } from '../../portal.js';
import type { Query } from '../record/asked.js';
import { NotFound } from '../record/not-found.js';
import { readAskedFor, variablesOf } from './asked-for.js';
import { JURIES, type JuriesData } from '../juries/operations.js';
import { type ListedPetition, PETITIONS_ON } from '../petitions/operations.js';
import { IncidentPage } from './incident-page.js';
import { ListPage } from './list-page.js';
import { INCIDENT, INCIDENTS, type IncidentData, type IncidentRecord, type IncidentsData } from './operations.js';

const SHOWN = 20;

export function incidentPages(portal: Portal, fastify: FastifyInstance): void {
  fastify.get('/incidents', async (request, reply) => {
    const asked = readAskedFor(request.query as Query);
    const data = await portal.run<IncidentsData>(request, INCIDENTS, { ...variablesOf(asked), first: SHOWN });
    return portal.page(request, reply, 'public', <ListPage {...portal.frame(request)} {...data} asked={asked} />);
  });

  fastify.get('/incidents/:id', async (request, reply) => {
    const incident = await incidentOf(request);
    const [{ juries }, { petitions }] = await Promise.all([
      portal.run<JuriesData>(request, JURIES, { incident: incident.id, first: SHOWN }),
      portal.run<{ petitions: readonly ListedPetition[] }>(request, PETITIONS_ON, { incident: incident.id }),
    ]);
    return answer(request, reply, <IncidentPage {...portal.frame(request)} incident={incident} juries={juries.edges.map(({ node }) => node)} petitions={petitions} />, incident);
  });

  fastify.get('/incidents/:id/versions/:version', async (request, reply) => {
    const incident = await incidentOf(request);
    const { version: asked } = request.params as { readonly version: string };
    const version = incident.versions.find((one) => one.status === 'published' && String(one.version) === asked);
    // What was withdrawn is not shown under an older number either.
    if (!version || incident.tombstone) throw new NotFound();
    const isCurrent = version.version === incident.version;
    return answer(request, reply, <IncidentPage {...portal.frame(request)} incident={incident} version={isCurrent ? undefined : version} />, incident);
  });

  async function incidentOf(request: FastifyRequest): Promise<IncidentRecord> {
    const { id } = request.params as { readonly id: string };
    if (!isPublicId(id)) throw new NotFound();
    const { incident } = await portal.run<IncidentData>(request, INCIDENT, { id });
    if (!incident || incident.publishedAt === null) throw new NotFound();
    return incident;
  }

  /** Who may answer is told so on the page: that one is for him alone. */
  function answer(request: FastifyRequest, reply: FastifyReply, view: Parameters<Portal['page']>[3], { answerableFor }: IncidentRecord): FastifyReply {
    return portal.page(request, reply, answerableFor.length > 0 ? 'private' : 'public', view);
  }
}
