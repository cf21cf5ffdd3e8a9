import { JuryActs } from './commands/jury-acts.js';
import { JuryRoom } from './commands/jury-room.js';
import { EstimateStability } from './followers/estimate-stability.js';
import { JuryClocks } from './followers/jury-clocks.js';
import { JuryJobs } from './followers/jury-jobs.js';
import { PurgeJuryFiles } from './followers/purge-jury-files.js';
import { JuriesResolver } from './graphql/juries.resolver.js';
import { JuryActsResolver } from './graphql/jury-acts.resolver.js';
import { JuryRoomResolver } from './graphql/jury-room.resolver.js';
import { PetitionsResolver } from './graphql/petitions.resolver.js';
import { JuryRoutes } from './http/jury-routes.js';
import { JuriesQuery } from './queries/juries.js';
import { JuryScreening } from './queries/jury-screening.js';
import { PetitionsQuery } from './queries/petitions.js';
import { Stability } from './queries/stability.js';
import { JuryFiles } from './store/jury-files.js';

/** What juries bring to the module. */
export const JURY_PROVIDERS = [
  JuryActs, JuryRoom, JuryClocks, PurgeJuryFiles, JuryJobs, EstimateStability, Stability, JuryScreening, JuriesQuery, PetitionsQuery, JuryFiles, JuriesResolver, JuryActsResolver, JuryRoomResolver, PetitionsResolver, JuryRoutes,
];
