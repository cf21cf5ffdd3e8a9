/** The door of the incident desk. */
export { IncidentsModule } from './incidents.module.js';
export { reportSlice } from './store/report-slice.js';
