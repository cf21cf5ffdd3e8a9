/** The door of the juries' PURE domain. The draw itself (the algorithm and its check) has a door of its own: draw/index.ts. */
export * from './draw-state.js';
export * from './draw-commands.js';
export * from './draw-rounds.js';
export { rulesFault, type RulesFault } from './draw-rules.js';
export { drawDecider } from './draw-decider.js';
export { exclusionsOf, poolOrder } from './close-pool.js';
export { checkPanel, provePanel } from './panel-proof.js';
export * from './volunteer-state.js';
export * from './volunteer-commands.js';
export * from './volunteer-number.js';
export { APPEAL_DAYS, mayStillAppeal } from './volunteer-appeal.js';
export { volunteerDecider } from './volunteer-decider.js';
export { DRAW_WORDS, VOLUNTEER_WORDS } from './draw-words.js';
