import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobCatalogue, Jobs } from '../../../jobs/index.js';
import type { Entry } from '../../../ledger/core/index.js';
import { Follower, PublishedLog } from '../../../ledger/index.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { AnswerClocks } from './answer-clocks.js';

/** A carried motion or a verdict is issued as soon as it is published; the clock does the rest, and what a lost queue left out. */
@Injectable()
export class AnswerJobs implements OnModuleInit {
  constructor(
    private readonly catalogue: JobCatalogue,
    private readonly jobs: Jobs,
    private readonly published: PublishedLog,
    private readonly transactions: Transactions,
    private readonly clocks: AnswerClocks,
  ) {}

  onModuleInit(): void {
    this.catalogue.handle('answer-clocks', () => this.clocks.run());
    this.catalogue.handle('purge-answer-files', () => this.clocks.purgeFiles());
    const following = { name: 'answer-clocks', kinds: Object.keys(DECIDED), follow: (entry: Entry) => this.#follow(entry) };
    this.catalogue.addSource(new Follower(following, this.published, this.transactions));
  }

  async #follow({ seq, stream, events }: Entry): Promise<void> {
    if (events.some(({ type }) => type === DECIDED[stream.kind])) await this.jobs.add('answer-clocks', `answer-clocks-${seq}`);
  }
}

/** By kind of stream. */
const DECIDED: Readonly<Record<string, string>> = { motion: 'VoteClosed', jury: 'VerdictReached' };
