/** The door of the incident desk's PURE domain. */
export * from './commitments.js';
export * from './vocabulary.js';
export * from './fields.js';
export * from './provenance.js';
export * from './actors.js';
export type { OpeningsOfEntry } from './erasure.js';
export * from './report-commands.js';
export * from './report-refusals.js';
export * from './report-state.js';
export { reportDecider } from './report.js';
export * from './incident-commands.js';
export * from './incident-state.js';
export * from './incident.js';
export * from './entity.js';
