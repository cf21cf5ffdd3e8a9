/** The door of the labs' PURE domain. */
export * from './lab-state.js';
export * from './lab-commands.js';
export { endOfPending, LAB_REFUSALS, type LabRefusal, labDecider, MOST_MISSES, PENDING_DAYS } from './lab.js';
export { domainName, keyProofBytes, recordName, verificationLine, WELL_KNOWN_PATH } from './domain-name.js';
export * from './mandate-state.js';
export { MANDATE_REFUSALS, type MandateCommand, mandateDecider, type MandateRefusal } from './mandate.js';
export * from './policy-state.js';
export { MOST_VERSIONS, POLICY_REFUSALS, type PolicyCommand, policyDecider, type PolicyRefusal } from './policy.js';
export { difference, type Part } from './text-difference.js';
export * from './words.js';
