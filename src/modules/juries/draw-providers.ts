import { ClosePool } from './commands/close-pool.js';
import { ComputeLottery } from './commands/compute-lottery.js';
import { DrawActs } from './commands/draw-acts.js';
import { KeyActs } from './commands/key-acts.js';
import { Volunteering } from './commands/volunteering.js';
import { Beacons } from './followers/beacons.js';
import { DrawJobs } from './followers/draw-jobs.js';
import { RecordBeacons } from './followers/record-beacons.js';
import { SearchLotteries } from './followers/search-lotteries.js';
import { DrawActsResolver } from './graphql/draw-acts.resolver.js';
import { DrawsResolver } from './graphql/draws.resolver.js';
import { VolunteersResolver } from './graphql/volunteers.resolver.js';
import { DrawRoutes } from './draw-routes.js';
import { DrawBundles } from './queries/draw-bundles.js';
import { DrawsQuery } from './queries/draws.js';
import { Places } from './queries/place.js';
import { SearchesQuery } from './queries/searches.js';
import { VolunteersQuery } from './queries/volunteers.js';

/** What draws and volunteers bring to the module. */
export const DRAW_PROVIDERS = [
  ClosePool, ComputeLottery, DrawActs, KeyActs, Volunteering, Beacons, DrawJobs, RecordBeacons, SearchLotteries, DrawBundles, DrawsQuery, Places, SearchesQuery, VolunteersQuery,
  DrawActsResolver, DrawsResolver, VolunteersResolver, DrawRoutes,
];
