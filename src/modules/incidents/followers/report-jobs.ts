import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobCatalogue, Jobs } from '../../../jobs/index.js';
import type { Entry } from '../../../ledger/core/index.js';
import { Follower, PublishedLog } from '../../../ledger/index.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { ReportWork } from './report-work.js';

/**
 * Time is cut into windows of this length, with one job for each: it runs when its window is over, and so sees every report
 * that was published in it. Read twice after a crash, a report falls into a later window, whose job finds nothing left to do.
 */
const WINDOW_MS = 2_000;

/** What follows from the publication of a report, and what the clock does to reports. */
@Injectable()
export class ReportJobs implements OnModuleInit {
  /** Window for which this process has asked already. */
  #asked = 0;

  constructor(
    private readonly catalogue: JobCatalogue,
    private readonly jobs: Jobs,
    private readonly published: PublishedLog,
    private readonly transactions: Transactions,
    private readonly work: ReportWork,
  ) {}

  onModuleInit(): void {
    this.catalogue.handle('suggest-similar', () => this.work.suggestSimilar(() => this.#gather()));
    this.catalogue.handle('mark-overdue', () => this.work.markOverdue());
    this.catalogue.handle('expire-openings', () => this.work.expireOpenings());
    this.catalogue.handle('purge-uploads', () => this.work.purgeUploads());
    const following = { name: 'suggest-similar', follow: (entry: Entry) => this.#follow(entry) };
    this.catalogue.addSource(new Follower(following, this.published, this.transactions));
  }

  async #follow({ stream, command }: Entry): Promise<void> {
    if (stream.kind === 'report' && command.type === 'FileReport') await this.#gather();
  }

  async #gather(): Promise<void> {
    const now = Date.now();
    const window = Math.floor(now / WINDOW_MS);
    if (window === this.#asked) return;
    await this.jobs.add('suggest-similar', `suggest-similar-${window}`, (window + 1) * WINDOW_MS - now);
    this.#asked = window;
  }
}
