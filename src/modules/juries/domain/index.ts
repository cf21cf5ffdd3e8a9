/** The door of the juries' PURE domain. The draw itself (the algorithm and its check) has a door of its own: draw/index.ts. */
export * from './draw-state.js';
export * from './volunteer-state.js';
