import type { PageModule } from '../../portal.js';
import { entityDesk } from './entity-routes.js';
import { incidentDesk } from './incident-routes.js';
import { reportDesk } from './report-routes.js';

/** The desk of editors: reports, incidents, entities. */
export const deskPages: PageModule = (portal, fastify) => {
  for (const pages of [reportDesk, incidentDesk, entityDesk]) pages(portal, fastify);
};
