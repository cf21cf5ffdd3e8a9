import { Injectable, Logger } from '@nestjs/common';
import { Ledger } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import type { Draw } from '../domain/index.js';
import { readPool } from '../store/draw-pool.js';
import { putLottery } from '../store/lotteries.js';
import { endSearch, noteProgress, type SearchOutcome, takeSearch } from '../store/searches.js';
import { makeLottery } from './make-lottery.js';

/** Searches the lotteries that stewards asked for, one after the other. Done again after a crash, it finds the same. */
@Injectable()
export class SearchLotteries {
  readonly #log = new Logger('Draws');

  constructor(
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    for (;;) {
      const taken = await this.transactions.run((tx) => takeSearch(tx, this.clock.now()));
      if (!taken) return;
      const outcome = await this.#search(taken.draw, taken.pool);
      await this.transactions.run((tx) => endSearch(tx, taken.draw, taken.pool, outcome));
    }
  }

  async #search(draw: string, fingerprint: string): Promise<SearchOutcome> {
    const state = await this.ledger.stateOf<Draw>('draw', draw);
    const pool = state?.rules && (await this.transactions.run((tx) => readPool(tx, draw, state.rules!)));
    if (!state?.rules || pool?.fingerprint !== fingerprint) return failed('POOL_CHANGED', 'The pool has changed since the search was asked for. Ask again.');
    const steps: object[] = [];
    let told: Promise<void> = Promise.resolve();
    try {
      const made = await makeLottery(pool, state.rules, (step) => {
        steps.push(step);
        told = told.then(() => this.transactions.run((tx) => noteProgress(tx, draw, fingerprint, step))).catch(() => undefined);
      });
      await told;
      if (!made.ok) return made;
      const lottery = await this.transactions.run((tx) => putLottery(tx, draw, made.lottery, this.clock.now()));
      return { ...made.figures, lottery };
    } catch (error) {
      await told;
      const message = error instanceof Error ? error.message : 'no reason was given';
      this.#log.warn(`the search for the lottery of ${draw} failed: ${message}`);
      return failed('SOLVER_FAILED', message, ...steps.slice(-20).map((step) => JSON.stringify(step)));
    }
  }
}

function failed(reason: string, ...words: string[]): SearchOutcome {
  return { ok: false, reason, words, relaxations: [] };
}
