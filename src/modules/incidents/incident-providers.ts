import { Editorial } from './commands/editorial.js';
import { EntitiesResolver } from './graphql/entities.resolver.js';
import { EntityActsResolver } from './graphql/entity-acts.resolver.js';
import { IncidentActsResolver } from './graphql/incident-acts.resolver.js';
import { IncidentFieldsResolver } from './graphql/incident-fields.resolver.js';
import { IncidentsResolver } from './graphql/incidents.resolver.js';
import { IncidentRoutes } from './http/incident-routes.js';
import { AiidImport } from './importer/import-aiid.js';
import { EntitiesQuery } from './queries/entities.js';
import { FacetsQuery } from './queries/facets.js';
import { IncidentQuery } from './queries/incident.js';
import { IncidentsQuery } from './queries/incidents.js';
import { PublicExport } from './queries/public-export.js';
import { TimelineQuery } from './queries/timeline.js';

/** What incidents and entities bring to the module. */
export const INCIDENT_PROVIDERS = [
  Editorial, IncidentQuery, IncidentsQuery, FacetsQuery, TimelineQuery, EntitiesQuery, PublicExport, IncidentRoutes, AiidImport,
  IncidentsResolver, IncidentFieldsResolver, EntitiesResolver, IncidentActsResolver, EntityActsResolver,
];
