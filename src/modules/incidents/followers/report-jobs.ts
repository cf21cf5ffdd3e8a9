import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobCatalogue, Jobs } from '../../../jobs/index.js';
import type { Entry } from '../../../ledger/core/index.js';
import { Follower, PublishedLog } from '../../../ledger/index.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { ReportWork } from './report-work.js';

/** A job that waits so long sees every report that was published before it runs; until then no second one is needed. */
const GATHER_MS = 2_000;

/** What follows from the publication of a report, and what the clock does to reports. */
@Injectable()
export class ReportJobs implements OnModuleInit {
  #gatheredUntil = 0;

  constructor(
    private readonly catalogue: JobCatalogue,
    private readonly jobs: Jobs,
    private readonly published: PublishedLog,
    private readonly transactions: Transactions,
    private readonly work: ReportWork,
  ) {}

  onModuleInit(): void {
    this.catalogue.handle('suggest-similar', () => this.work.suggestSimilar(() => this.#gather(`suggest-similar-rest-${Date.now()}`)));
    this.catalogue.handle('mark-overdue', () => this.work.markOverdue());
    this.catalogue.handle('expire-openings', () => this.work.expireOpenings());
    this.catalogue.handle('purge-uploads', () => this.work.purgeUploads());
    const following = { name: 'suggest-similar', follow: (entry: Entry) => this.#follow(entry) };
    this.catalogue.addSource(new Follower(following, this.published, this.transactions));
  }

  async #follow({ seq, stream, command }: Entry): Promise<void> {
    if (stream.kind !== 'report' || command.type !== 'FileReport' || Date.now() < this.#gatheredUntil) return;
    await this.#gather(`suggest-similar-${seq}`);
  }

  async #gather(id: string): Promise<void> {
    await this.jobs.add('suggest-similar', id, GATHER_MS);
    this.#gatheredUntil = Date.now() + GATHER_MS / 2;
  }
}
