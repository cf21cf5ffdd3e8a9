/** The door of the labs. */
export { LabsModule } from './labs.module.js';
export { labSlice } from './store/lab-slice.js';
export { mandateSlice } from './store/mandate-slice.js';
export { policySlice } from './store/policy-slice.js';
export { LabsQuery } from './queries/labs.js';
export { CheckDomains } from './followers/check-domains.js';
export { LabErasureInput, LabType } from './graphql/lab-types.js';
export { MOST as LONGEST, parseNote, parseText } from './graphql/parse.js';
