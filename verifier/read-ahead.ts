/** What came of reading one item; reasons are kept, so that a failure is met where its turn is. */
export type Read<I, V> = { readonly item: I } & ({ readonly ok: true; readonly value: V } | { readonly ok: false; readonly reason: unknown });

/** Reads items in their order, with up to `width` under way at a time. */
export async function* readAhead<I, V>(items: Iterable<I>, width: number, read: (item: I) => Promise<V>): AsyncGenerator<Read<I, V>> {
  const waiting: Promise<Read<I, V>>[] = [];
  for (const item of items) {
    waiting.push(
      read(item).then(
        (value) => ({ item, ok: true, value }),
        (reason: unknown) => ({ item, ok: false, reason }),
      ),
    );
    if (waiting.length >= width) yield await waiting.shift()!;
  }
  for (const next of waiting) yield await next;
}
