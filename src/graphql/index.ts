/** Schema-wide words of the API, for the resolvers of all modules and for the portal. */
export * from './context.js';
export { enumOf, RecordErasureGround } from './enums.js';
export * from './errors.js';
export { QUERY_LIMITS } from './limits.js';
export * from './loaders.js';
export { Operations } from './operations.js';
export * from './pagination.js';
export * from './scalars.js';
export * from './typed-input.js';
