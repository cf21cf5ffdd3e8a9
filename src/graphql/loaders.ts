import DataLoader from 'dataloader';
import type { GraphqlContext } from './context.js';

/** One batching loader per request and name, so that a list of n objects costs one query more and not n. */
export function loaderOf<K, V>(context: GraphqlContext, name: symbol, batch: (keys: readonly K[]) => Promise<(V | undefined)[]>): DataLoader<K, V | undefined> {
  const known = context.loaders.get(name);
  if (known) return known as DataLoader<K, V | undefined>;
  const loader = new DataLoader<K, V | undefined>(batch, { maxBatchSize: 200 });
  context.loaders.set(name, loader);
  return loader;
}
