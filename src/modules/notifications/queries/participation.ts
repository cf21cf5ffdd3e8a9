import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PublishedLog } from '../../../ledger/index.js';

/** How many of a roll have voted: never how, and never which. Sealed and open votes look the same here. */
export interface Turnout {
  readonly motion: string;
  readonly voted: number;
  readonly onRoll: number;
  readonly open: boolean;
}

/** Asked once for each motion and checkpoint, however many listen. */
@Injectable()
export class Participation {
  #size = -1;
  readonly #asked = new Map<string, Promise<Turnout | undefined>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly published: PublishedLog,
  ) {}

  /** Undefined where there is no such motion, or no vote on it. */
  of(motion: string): Promise<Turnout | undefined> {
    if (this.#size !== this.published.size) this.#asked.clear();
    this.#size = this.published.size;
    const known = this.#asked.get(motion) ?? this.#count(motion);
    this.#asked.set(motion, known);
    return known;
  }

  /** As it is, and then each time it has changed, until voting ends. Nothing is queued for whoever is slower than the log. */
  changes(motion: string): AsyncIterableIterator<Turnout> {
    let last: string | undefined;
    let ended = false;
    let wake: (() => void) | undefined;
    let woken = true;
    const off = this.published.onPublished(() => {
      woken = true;
      wake?.();
    });
    const end = (): Promise<IteratorResult<Turnout>> => {
      ended = true;
      off();
      wake?.();
      return Promise.resolve({ value: undefined, done: true });
    };
    const next = async (): Promise<IteratorResult<Turnout>> => {
      for (;;) {
        if (!woken && !ended) await new Promise<void>((resolve) => (wake = resolve));
        if (ended) return end();
        woken = false;
        const turnout = await this.of(motion);
        if (turnout === undefined) return end();
        const text = JSON.stringify(turnout);
        if (text === last) continue;
        last = text;
        if (!turnout.open) await end();
        return { value: turnout, done: false };
      }
    };
    return { next, return: end, throw: end, [Symbol.asyncIterator]() { return this; } };
  }

  async #count(motion: string): Promise<Turnout | undefined> {
    const [row] = await this.dataSource.query<Turnout[]>(
      `SELECT id AS motion, status = 'open' AS open, (SELECT count(*)::int FROM ballot WHERE motion = m.id) AS voted, (SELECT count(*)::int FROM roll_row WHERE motion = m.id) AS "onRoll"
         FROM motion m WHERE id = $1 AND rule IS NOT NULL`,
      [motion],
    );
    return row;
  }
}
