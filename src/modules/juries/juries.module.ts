import { Module, type OnModuleInit } from '@nestjs/common';
import { ActSlices } from '../members/index.js';
import { DRAW_WORDS, VOLUNTEER_WORDS } from './domain/index.js';
import { DRAW_PROVIDERS } from './draw-providers.js';
import { drawSlice } from './store/draw-slice.js';
import { volunteerSlice } from './store/volunteer-slice.js';

/** Draws with their volunteers, and the juries that they seat. */
@Module({ providers: [...DRAW_PROVIDERS], exports: [...DRAW_PROVIDERS] })
export class JuriesModule implements OnModuleInit {
  constructor(private readonly slices: ActSlices) {}

  onModuleInit(): void {
    this.slices.add(drawSlice, DRAW_WORDS);
    this.slices.add(volunteerSlice, VOLUNTEER_WORDS);
  }
}
