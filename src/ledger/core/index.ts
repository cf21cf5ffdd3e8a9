/** The door of the PURE ledger: bytes, chain, tree, notes and proofs. Nothing here reads a clock, a file or the network. */
export * from './hash.js';
export * from './canonical-json.js';
export * from './commitment.js';
export * from './entry.js';
export * from './tree.js';
export * from './frontier.js';
