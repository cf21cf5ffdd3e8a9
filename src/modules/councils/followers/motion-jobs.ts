import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobCatalogue } from '../../../jobs/index.js';
import { CloseVotes } from '../commands/close-votes.js';

/** What the clock does to votes. */
@Injectable()
export class MotionJobs implements OnModuleInit {
  constructor(
    private readonly catalogue: JobCatalogue,
    private readonly closeVotes: CloseVotes,
  ) {}

  onModuleInit(): void {
    this.catalogue.handle('close-votes', async () => {
      await this.closeVotes.run();
    });
  }
}
