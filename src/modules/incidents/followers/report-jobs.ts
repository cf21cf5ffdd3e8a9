import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { JobCatalogue, Jobs } from '../../../jobs/index.js';
import { PublishedLog } from '../../../ledger/index.js';
import { errorKind } from '../../../platform/logger.js';
import { ReportWork } from './report-work.js';

/**
 * Time is cut into windows of this length, with one job for each in which something was published: it runs when its window is over,
 * and finds by itself which reports have not been compared. What a crash makes it miss is found at the next start.
 */
const WINDOW_MS = 2_000;

/** What follows from the publication of a report, and what the clock does to reports. */
@Injectable()
export class ReportJobs implements OnModuleInit {
  /** Window for which this process has asked already. */
  #asked = 0;
  readonly #log = new Logger('ReportJobs');

  constructor(
    private readonly catalogue: JobCatalogue,
    private readonly jobs: Jobs,
    private readonly published: PublishedLog,
    private readonly work: ReportWork,
  ) {}

  onModuleInit(): void {
    this.catalogue.handle('suggest-similar', () => this.work.suggestSimilar(() => this.#gather()));
    this.catalogue.handle('mark-overdue', () => this.work.markOverdue());
    this.catalogue.handle('expire-openings', () => this.work.expireOpenings());
    this.catalogue.handle('purge-uploads', () => this.work.purgeUploads());
    let off: (() => void) | undefined;
    const ask = (): void => void this.#gather().catch((error: unknown) => this.#log.warn(`asks again: ${errorKind(error)}`));
    this.catalogue.addSource({
      start: () => {
        off = this.published.onPublished(ask);
        ask();
      },
      stop: () => Promise.resolve(off?.()),
    });
  }

  async #gather(): Promise<void> {
    const now = Date.now();
    const window = Math.floor(now / WINDOW_MS);
    if (window === this.#asked) return;
    await this.jobs.add('suggest-similar', `suggest-similar-${window}`, (window + 1) * WINDOW_MS - now);
    this.#asked = window;
  }
}
