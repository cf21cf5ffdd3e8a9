/** The door of the incident desk. */
export { IncidentsModule } from './incidents.module.js';
export { reportSlice } from './store/report-slice.js';
export { incidentSlice } from './store/incident-slice.js';
export { entitySlice } from './store/entity-slice.js';
