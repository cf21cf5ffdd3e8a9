/** Two, so that one which waits for a lock does not stop everybody; with more of them each would carry less. */
const ABREAST = 2;
/** Bounds what one refused item makes the others repeat. */
const MOST = 64;

interface Waiting<T> {
  readonly item: T;
  resolve(): void;
  reject(reason: unknown): void;
}

/**
 * Group commit: what is asked while earlier work is being written waits for it and is then written together, in one transaction,
 * whose flush to the disk all of them share; so is what is asked in one turn of the event loop. Nobody waits where nobody is before
 * him, and everybody is answered after the commit of his own item.
 *
 *     const openings = new Gathering(write, (error) => sqlState(error) !== undefined);
 *     await openings.add(item);   // durable, or thrown as if it had been written alone
 */
export class Gathering<T> {
  readonly #waiting: Waiting<T>[] = [];
  #underWay = 0;

  constructor(
    private readonly write: (items: readonly T[]) => Promise<unknown>,
    /** True where the error tells that nothing was written: then each item is tried alone, and one that is refused hurts no other. */
    private readonly nothingWritten: (error: unknown) => boolean,
    /** One alone carries the most; then whoever waits for a lock lets all wait. */
    private readonly abreast: number = ABREAST,
  ) {}

  add(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#waiting.length === 1) setImmediate(() => this.#next());
    });
  }

  #next(): void {
    if (this.#underWay >= this.abreast || this.#waiting.length === 0) return;
    const group = this.#waiting.splice(0, MOST);
    this.#underWay += 1;
    void this.#together(group).finally(() => {
      this.#underWay -= 1;
      this.#next();
    });
  }

  async #together(group: readonly Waiting<T>[]): Promise<void> {
    try {
      await this.write(group.map(({ item }) => item));
      for (const one of group) one.resolve();
    } catch (error) {
      if (group.length > 1 && this.nothingWritten(error)) await Promise.all(group.map((one) => this.#together([one])));
      else for (const one of group) one.reject(error);
    }
  }
}
