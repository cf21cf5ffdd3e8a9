import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobCatalogue } from '../../../jobs/index.js';
import { RecordBeacons } from './record-beacons.js';
import { SearchLotteries } from './search-lotteries.js';

/** What is done for draws by the clock: searching lotteries that were asked for, and recording rounds that are out. */
@Injectable()
export class DrawJobs implements OnModuleInit {
  constructor(
    private readonly catalogue: JobCatalogue,
    private readonly searches: SearchLotteries,
    private readonly beacons: RecordBeacons,
  ) {}

  onModuleInit(): void {
    this.catalogue.handle('search-lotteries', () => this.searches.run());
    this.catalogue.handle('record-beacons', () => this.beacons.run());
  }
}
