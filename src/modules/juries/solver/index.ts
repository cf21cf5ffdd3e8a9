/** The door of the search, with the PURE draw that checks what it finds. */
export * from '../domain/draw/index.js';
export { loadSolver, SOLVER, SolverFailed } from './highs.js';
export { NODE_LIMIT, searchLottery, type SearchRequest, type SearchResult, TYPE_LIMIT } from './search.js';
export { goldilocksCap } from './goldilocks.js';
export type { Infeasible } from './explain.js';
export type { Progress, Step } from './progress.js';
export { runSearch, type SearchAnswer, type SearchOrder } from './run-search.js';
