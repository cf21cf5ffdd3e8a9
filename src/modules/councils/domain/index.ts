/** The door of the councils' PURE domain. */
export * from './council-state.js';
export * from './council-commands.js';
export { councilDecider, isSteward } from './council.js';
export * from './seat-state.js';
export * from './seat-commands.js';
export { seatDecider } from './seat.js';
export { COUNCIL_WORDS, SEAT_WORDS } from './council-words.js';
