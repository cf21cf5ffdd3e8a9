import { parentPort, workerData } from 'node:worker_threads';
import { goldilocksCap } from './goldilocks.js';
import { loadSolver } from './highs.js';
import { limitWebAssembly, SearchTooLarge, SOLVER_BYTES } from './memory-limit.js';
import type { SearchAnswer, SearchOrder } from './run-search.js';
import { searchLottery } from './search.js';
import { checkInstance } from '../domain/draw/index.js';

/** Runs one search in a thread of its own, so that a server goes on answering meanwhile. */
const met = limitWebAssembly(SOLVER_BYTES);
const highs = await loadSolver();
try {
  parentPort?.postMessage(search(workerData as SearchOrder));
} catch (error) {
  throw met() ? new SearchTooLarge() : error;
}

function search(order: SearchOrder): SearchAnswer {
  const wantsCap = order.cap === 'goldilocks' && checkInstance(order.instance).length === 0;
  // A cap needs a pool whose quotas can be met at all, which the search without one finds out.
  const plain = wantsCap ? searchLottery(highs, { ...order, method: 'maximin', cap: undefined }, () => undefined) : undefined;
  const cap = order.cap === 'goldilocks' ? (plain?.ok ? goldilocksCap(highs, order.instance) : undefined) : order.cap;
  return { result: searchLottery(highs, { ...order, cap }, (step) => parentPort?.postMessage({ step })), cap };
}
