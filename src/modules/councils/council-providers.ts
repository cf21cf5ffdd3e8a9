import { CouncilActs } from './commands/council-acts.js';
import { EndTerms } from './commands/end-terms.js';
import { CouncilJobs } from './followers/council-jobs.js';
import { CouncilActsResolver } from './graphql/council-acts.resolver.js';
import { CouncilsResolver } from './graphql/councils.resolver.js';
import { SeatActsResolver } from './graphql/seat-acts.resolver.js';
import { SeatsResolver } from './graphql/seats.resolver.js';
import { CouncilsQuery } from './queries/councils.js';
import { SeatsQuery } from './queries/seats.js';

/** What councils and seats bring to the module. */
export const COUNCIL_PROVIDERS = [
  CouncilActs, EndTerms, CouncilJobs, CouncilsQuery, SeatsQuery, CouncilsResolver, SeatsResolver, CouncilActsResolver, SeatActsResolver,
];
