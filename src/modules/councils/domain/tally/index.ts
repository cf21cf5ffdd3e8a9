/** The door of the vote-counting library: the councils' rules, the command line and the verifier come in here. */
export type * from './types.js';
export { UNREADABLE_OVERVOTE } from './types.js';
