import { Module } from '@nestjs/common';
import { COUNCIL_PROVIDERS } from './council-providers.js';

/** Councils and their seats, motions and ballots. */
@Module({ providers: [...COUNCIL_PROVIDERS], exports: [...COUNCIL_PROVIDERS] })
export class CouncilsModule {}
