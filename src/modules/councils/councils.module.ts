import { Module, type OnModuleInit } from '@nestjs/common';
import { ActSlices } from '../members/index.js';
import { COUNCIL_PROVIDERS } from './council-providers.js';
import { COUNCIL_WORDS, SEAT_WORDS } from './domain/index.js';
import { councilSlice } from './store/council-slice.js';
import { seatSlice } from './store/seat-slice.js';

/** Councils and their seats, motions and ballots. */
@Module({ providers: [...COUNCIL_PROVIDERS], exports: [...COUNCIL_PROVIDERS] })
export class CouncilsModule implements OnModuleInit {
  constructor(private readonly slices: ActSlices) {}

  onModuleInit(): void {
    this.slices.add(councilSlice, COUNCIL_WORDS);
    this.slices.add(seatSlice, SEAT_WORDS);
  }
}
