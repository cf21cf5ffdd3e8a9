/** The door of the councils. */
export { CouncilsModule } from './councils.module.js';
export { councilSlice } from './store/council-slice.js';
export { seatSlice } from './store/seat-slice.js';
