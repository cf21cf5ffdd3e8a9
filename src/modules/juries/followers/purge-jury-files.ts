import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobCatalogue } from '../../../jobs/index.js';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { JuryFiles } from '../store/jury-files.js';

/** Files that no charge came to name go after a day. */
@Injectable()
export class PurgeJuryFiles implements OnModuleInit {
  constructor(
    private readonly catalogue: JobCatalogue,
    private readonly transactions: Transactions,
    private readonly files: JuryFiles,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.catalogue.handle('purge-jury-files', () => this.transactions.run((tx) => this.files.purge(tx, addSeconds(this.clock.now(), -DAY_SECONDS))));
  }
}
