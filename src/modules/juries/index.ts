/** The door of the juries. */
export { JuriesModule } from './juries.module.js';
export { DrawRoutes } from './draw-routes.js';
export { RecordBeacons } from './followers/record-beacons.js';
export { SearchLotteries } from './followers/search-lotteries.js';
export { drawSlice } from './store/draw-slice.js';
export { volunteerSlice } from './store/volunteer-slice.js';
export { jurySlice } from './store/jury-slice.js';
export { jurorSlice } from './store/juror-slice.js';
export { petitionSlice } from './store/petition-slice.js';
export { JuryRoutes } from './http/jury-routes.js';
export { JuryClocks } from './followers/jury-clocks.js';
export { EstimateStability } from './followers/estimate-stability.js';
