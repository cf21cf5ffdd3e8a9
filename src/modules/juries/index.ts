/** The door of the juries. */
export { JuriesModule } from './juries.module.js';
export { drawSlice } from './store/draw-slice.js';
export { volunteerSlice } from './store/volunteer-slice.js';
