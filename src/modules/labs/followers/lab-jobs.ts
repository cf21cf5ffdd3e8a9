import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobCatalogue, Jobs } from '../../../jobs/index.js';
import type { Entry } from '../../../ledger/core/index.js';
import { Follower, PublishedLog } from '../../../ledger/index.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { CheckDomains } from './check-domains.js';

/** Whoever claims a domain has mostly set its record just before, or does so just after. */
const SOON_MS = 5_000;

@Injectable()
export class LabJobs implements OnModuleInit {
  constructor(
    private readonly catalogue: JobCatalogue,
    private readonly jobs: Jobs,
    private readonly published: PublishedLog,
    private readonly transactions: Transactions,
    private readonly checks: CheckDomains,
  ) {}

  onModuleInit(): void {
    this.catalogue.handle('check-domains', () => this.checks.run());
    const following = { name: 'check-domains', kinds: ['lab'], follow: (entry: Entry) => this.#follow(entry) };
    this.catalogue.addSource(new Follower(following, this.published, this.transactions));
  }

  async #follow({ seq, command }: Entry): Promise<void> {
    if (command.type === 'ClaimDomain') await this.jobs.add('check-domains', `check-domains-${seq}`, SOON_MS);
  }
}
