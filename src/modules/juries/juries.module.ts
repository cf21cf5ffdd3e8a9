import { Module, type OnModuleInit } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.js';
import { ActSlices } from '../members/index.js';
import { DRAW_TAKEN, juryGuard } from './commands/jury-guard.js';
import { DRAW_WORDS, JUROR_WORDS, JURY_WORDS, PETITION_WORDS, VOLUNTEER_WORDS } from './domain/index.js';
import { DRAW_PROVIDERS } from './draw-providers.js';
import { JURY_PROVIDERS } from './jury-providers.js';
import { drawSlice } from './store/draw-slice.js';
import { jurorSlice } from './store/juror-slice.js';
import { jurySlice } from './store/jury-slice.js';
import { petitionSlice } from './store/petition-slice.js';
import { volunteerSlice } from './store/volunteer-slice.js';

/** Draws with their volunteers, and the juries that they seat. */
@Module({ imports: [IncidentsModule], providers: [...DRAW_PROVIDERS, ...JURY_PROVIDERS], exports: [...DRAW_PROVIDERS, ...JURY_PROVIDERS] })
export class JuriesModule implements OnModuleInit {
  constructor(private readonly slices: ActSlices) {}

  onModuleInit(): void {
    this.slices.add(drawSlice, DRAW_WORDS);
    this.slices.add(volunteerSlice, VOLUNTEER_WORDS);
    this.slices.add(jurySlice, { ...JURY_WORDS, ...DRAW_TAKEN }, juryGuard);
    this.slices.add(jurorSlice, JUROR_WORDS);
    this.slices.add(petitionSlice, PETITION_WORDS);
  }
}
