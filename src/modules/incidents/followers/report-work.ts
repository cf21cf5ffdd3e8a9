import { Injectable } from '@nestjs/common';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { Desk } from '../commands/desk.js';
import { expireOpenings } from '../commands/expire-openings.js';
import { markOverdue } from '../commands/mark-overdue.js';
import { ReportEntries } from '../queries/report-entries.js';
import { purgePreparedCaseActs } from '../store/prepared-case-acts.js';
import { StagedUploads } from '../store/staged-uploads.js';
import { Suggestions } from '../store/suggestions.js';

/** What the jobs about reports do. */
@Injectable()
export class ReportWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly desk: Desk,
    private readonly entries: ReportEntries,
    private readonly suggestions: Suggestions,
    private readonly uploads: StagedUploads,
  ) {}

  async suggestSimilar(again: () => Promise<void>): Promise<void> {
    if (await this.suggestions.round()) await again();
  }

  async markOverdue(): Promise<void> {
    await markOverdue(this.desk, this.entries);
  }

  async expireOpenings(): Promise<void> {
    await expireOpenings(this.desk, this.entries);
  }

  /** Files whose form was never sent go after 24 hours; acts that were never signed, when their time is over. */
  async purgeUploads(): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(async (tx) => {
      await this.uploads.purge(tx, addSeconds(now, -DAY_SECONDS));
      await purgePreparedCaseActs(tx, now);
    });
  }
}
