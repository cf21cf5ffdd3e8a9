import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobCatalogue } from '../../../jobs/index.js';
import { EndTerms } from '../commands/end-terms.js';

/** What the clock does to councils. */
@Injectable()
export class CouncilJobs implements OnModuleInit {
  constructor(
    private readonly catalogue: JobCatalogue,
    private readonly endTerms: EndTerms,
  ) {}

  onModuleInit(): void {
    this.catalogue.handle('end-terms', async () => {
      await this.endTerms.run();
    });
  }
}
