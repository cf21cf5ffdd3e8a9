import { Module } from '@nestjs/common';
import { DRAW_PROVIDERS } from './draw-providers.js';

/** Draws with their volunteers, and the juries that they seat. */
@Module({ providers: [...DRAW_PROVIDERS], exports: [...DRAW_PROVIDERS] })
export class JuriesModule {}
