import { Global, Module } from '@nestjs/common';
import { JobCatalogue } from './job-catalogue.js';
import { Jobs } from './worker.js';

@Global()
@Module({ providers: [JobCatalogue, Jobs], exports: [JobCatalogue, Jobs] })
export class JobsModule {}
