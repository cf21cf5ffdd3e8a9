import type { PublishedCheckpoint, PublishedLog } from '../log/published-log.js';

/**
 * Published checkpoints as they come, for one subscriber. A subscriber who is slower than the log is given the newest one
 * only: nothing is queued for him.
 */
export function checkpoints(published: PublishedLog): AsyncIterableIterator<PublishedCheckpoint> {
  let waiting: ((result: IteratorResult<PublishedCheckpoint>) => void) | undefined;
  let newest: PublishedCheckpoint | undefined;
  let done = false;
  const off = published.onPublished((checkpoint) => {
    if (waiting) {
      waiting({ value: checkpoint, done: false });
      waiting = undefined;
    } else {
      newest = checkpoint;
    }
  });
  const end = (): Promise<IteratorResult<PublishedCheckpoint>> => {
    done = true;
    off();
    waiting?.({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  };
  return {
    next() {
      if (done) return Promise.resolve({ value: undefined, done: true });
      if (newest) {
        const value = newest;
        newest = undefined;
        return Promise.resolve({ value, done: false });
      }
      return new Promise((resolve) => (waiting = resolve));
    },
    return: end,
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
