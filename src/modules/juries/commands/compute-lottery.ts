import { Injectable } from '@nestjs/common';
import { Ledger } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import type { Draw } from '../domain/index.js';
import { readPool } from '../store/draw-pool.js';
import { findSearch, putSearch, type Search } from '../store/searches.js';
import { lotteryRefusal, type LotteryRefusal } from './lottery-words.js';

/**
 * A steward asks for the lottery of the pool as it stands: before the close, to see whether its quotas can be met at all, and then for
 * the close itself. A worker searches; nothing of it is decided before a steward signs.
 */
@Injectable()
export class ComputeLottery {
  constructor(
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async ask(draw: string): Promise<{ readonly ok: true; readonly search: Search } | LotteryRefusal> {
    const state = await this.ledger.stateOf<Draw>('draw', draw);
    if (!state?.rules) return lotteryRefusal('NO_SUCH_DRAW');
    if (state.status !== 'collecting') return lotteryRefusal('NOT_COLLECTING');
    const { rules } = state;
    return this.transactions.run(async (tx) => {
      const pool = await readPool(tx, draw, rules);
      if (!pool) return lotteryRefusal('LOTTERY_STALE');
      await putSearch(tx, draw, pool.fingerprint, this.clock.now());
      return { ok: true, search: (await findSearch(tx, draw))! };
    });
  }
}
