import { Worker } from 'node:worker_threads';
import type { Rational } from '../domain/draw/index.js';
import { HEAP_MEGABYTES, SearchTooLarge } from './memory-limit.js';
import type { Progress, Step } from './progress.js';
import type { SearchRequest, SearchResult } from './search.js';

export interface SearchOrder extends Omit<SearchRequest, 'cap'> {
  readonly cap: Rational | 'goldilocks' | undefined;
}

export interface SearchAnswer {
  readonly result: SearchResult;
  /** The cap that was used, where one was asked for. */
  readonly cap: Rational | undefined;
}

type Message = { readonly step: Step } | SearchAnswer;

/** The search in a worker thread, whose memory has an end. A failure of the solver rejects; it never becomes a worse answer. */
export async function runSearch(order: SearchOrder, progress: Progress = () => undefined, heapMegabytes = HEAP_MEGABYTES): Promise<SearchAnswer> {
  const worker = new Worker(new URL('./search-worker.js', import.meta.url), { workerData: order, resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } });
  try {
    return await new Promise<SearchAnswer>((resolve, reject) => {
      worker.on('message', (message: Message) => ('step' in message ? progress(message.step) : resolve(message)));
      worker.once('error', (error: Error & { readonly code?: string }) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SearchTooLarge() : error));
      worker.once('exit', (code) => reject(new Error(`the search ended without an answer (exit ${code})`)));
    });
  } finally {
    await worker.terminate();
  }
}
