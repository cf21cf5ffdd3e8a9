import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobCatalogue, Jobs } from '../../../jobs/index.js';
import type { Entry } from '../../../ledger/core/index.js';
import { Follower, PublishedLog } from '../../../ledger/index.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { EstimateStability } from './estimate-stability.js';
import { JuryClocks } from './jury-clocks.js';

/** A jury moves on as soon as nobody is waited for; the clock does the rest, and what a lost queue left out. */
@Injectable()
export class JuryJobs implements OnModuleInit {
  constructor(
    private readonly catalogue: JobCatalogue,
    private readonly jobs: Jobs,
    private readonly published: PublishedLog,
    private readonly transactions: Transactions,
    private readonly clocks: JuryClocks,
    private readonly stability: EstimateStability,
  ) {}

  onModuleInit(): void {
    this.catalogue.handle('jury-clocks', async () => {
      await this.clocks.run();
      await this.stability.run();
    });
    const following = { name: 'jury-clocks', kinds: ['draw', 'jury', 'juror'], follow: (entry: Entry) => this.#follow(entry) };
    this.catalogue.addSource(new Follower(following, this.published, this.transactions));
  }

  async #follow({ seq, stream, events }: Entry): Promise<void> {
    const moves = stream.kind === 'juror' || events.some(({ type }) => MOVING.includes(type));
    if (moves) await this.jobs.add('jury-clocks', `jury-clocks-${seq}`);
  }
}

const MOVING = ['PanelDrawn', 'DrawVoided', 'ChallengeVoteCast'];
