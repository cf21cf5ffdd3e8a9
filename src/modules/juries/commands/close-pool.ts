import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import { Ledger } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import type { Prepared } from '../../members/index.js';
import { REHEARSAL } from '../domain/draw/index.js';
import { type Draw, roundAfter } from '../domain/index.js';
import { readPool } from '../store/draw-pool.js';
import { findLotteryNamed, type Lottery } from '../store/lotteries.js';
import { findSearch } from '../store/searches.js';
import { DrawActs } from './draw-acts.js';
import { lotteryRefusal, type LotteryRefusal } from './lottery-words.js';

/** A prepared act is good for ten minutes; the round must lie in the future when it is signed. */
const DEAL_AHEAD_SECONDS = 900;

/** The pool closes with the lottery that was computed for it; the steward signs the fingerprints of all its parts, and the round that will deal. */
@Injectable()
export class ClosePool {
  constructor(
    private readonly acts: DrawActs,
    private readonly ledger: Ledger,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async prepare(viewer: Viewer, draw: string, chain: string): Promise<Prepared<string> | LotteryRefusal> {
    const found = await this.#lottery(draw);
    if ('refusal' in found) return found;
    const state = await this.ledger.stateOf<Draw>('draw', draw);
    const deal = roundAfter(state?.purpose?.rehearsal ? REHEARSAL : chain, this.clock.now(), DEAL_AHEAD_SECONDS);
    return this.acts.draw(viewer, draw, { type: 'ClosePool', announcement: { ...found.bundle.announcement, deal } });
  }

  #lottery(draw: string): Promise<Lottery | LotteryRefusal> {
    return this.transactions.run(async (tx) => {
      const state = await this.ledger.stateOf<Draw>('draw', draw);
      if (!state?.rules) return lotteryRefusal('NO_SUCH_DRAW');
      const [search, pool] = [await findSearch(tx, draw), await readPool(tx, draw, state.rules)];
      if (search?.status !== 'found' || search.outcome?.ok !== true) return lotteryRefusal('NO_LOTTERY');
      if (search.pool !== pool?.fingerprint) return lotteryRefusal('LOTTERY_STALE');
      return (await findLotteryNamed(tx, search.outcome.lottery)) ?? lotteryRefusal('NO_LOTTERY');
    });
  }
}
