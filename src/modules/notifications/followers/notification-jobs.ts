import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobCatalogue } from '../../../jobs/index.js';
import type { Entry } from '../../../ledger/core/index.js';
import { Follower, PublishedLog } from '../../../ledger/index.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { TOLD_KINDS } from '../domain/index.js';
import { SendNotices } from './send-notices.js';
import { TakeNotices } from './take-notices.js';

/** Notices follow the published log and never a request: what did not come to be is not told. */
@Injectable()
export class NotificationJobs implements OnModuleInit {
  constructor(
    private readonly catalogue: JobCatalogue,
    private readonly published: PublishedLog,
    private readonly transactions: Transactions,
    private readonly notices: TakeNotices,
    private readonly sending: SendNotices,
  ) {}

  onModuleInit(): void {
    this.catalogue.handle('send-notices', () => this.sending.run());
    this.catalogue.handle('watch-deadlines', () => this.notices.watchDeadlines());
    const following = { name: 'notices', kinds: ['members', ...TOLD_KINDS], follow: (entry: Entry) => this.notices.follow(entry) };
    this.catalogue.addSource(new Follower(following, this.published, this.transactions));
    this.catalogue.addSource({ start: () => undefined, stop: () => Promise.resolve(this.sending.stop()) });
  }
}
