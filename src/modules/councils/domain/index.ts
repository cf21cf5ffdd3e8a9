/** The door of the councils' PURE domain. */
export * from './council-state.js';
export * from './seat-state.js';
