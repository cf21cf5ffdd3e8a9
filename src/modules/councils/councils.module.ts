import { Module, type OnModuleInit } from '@nestjs/common';
import { ActSlices } from '../members/index.js';
import { COUNCIL_PROVIDERS } from './council-providers.js';
import { BALLOT_WORDS, COMMENT_WORDS, COUNCIL_WORDS, MOTION_WORDS, SEAT_WORDS } from './domain/index.js';
import { MOTION_PROVIDERS } from './motion-providers.js';
import { ballotSlice } from './store/ballot-slice.js';
import { commentSlice } from './store/comment-slice.js';
import { councilSlice } from './store/council-slice.js';
import { motionSlice } from './store/motion-slice.js';
import { seatSlice } from './store/seat-slice.js';

/** Councils and their seats, motions and ballots. */
@Module({ providers: [...COUNCIL_PROVIDERS, ...MOTION_PROVIDERS], exports: [...COUNCIL_PROVIDERS, ...MOTION_PROVIDERS] })
export class CouncilsModule implements OnModuleInit {
  constructor(private readonly slices: ActSlices) {}

  onModuleInit(): void {
    this.slices.add(councilSlice, COUNCIL_WORDS);
    this.slices.add(seatSlice, SEAT_WORDS);
    this.slices.add(motionSlice, MOTION_WORDS);
    this.slices.add(ballotSlice, BALLOT_WORDS);
    this.slices.add(commentSlice, COMMENT_WORDS);
  }
}
