import { Module, type OnModuleInit } from '@nestjs/common';
import { IncidentsModule } from '../incidents/index.js';
import { LabsModule } from '../labs/index.js';
import { ActSlices } from '../members/index.js';
import { Answer } from './commands/answer.js';
import { RECOMMENDATION_WORDS } from './domain/index.js';
import { AnswerClocks } from './followers/answer-clocks.js';
import { AnswerJobs } from './followers/answer-jobs.js';
import { AnswerActsResolver } from './graphql/answer-acts.resolver.js';
import { LabRecordResolver } from './graphql/lab-record.resolver.js';
import { RecommendationsResolver } from './graphql/recommendations.resolver.js';
import { AnswerRoutes } from './http/answer-routes.js';
import { AnswerRatesQuery } from './queries/answer-rates.js';
import { ClocksDue } from './queries/clocks-due.js';
import { RecommendationsQuery } from './queries/recommendations.js';
import { AnswerFiles } from './store/answer-files.js';
import { recommendationSlice } from './store/recommendation-slice.js';

const PROVIDERS = [
  Answer, AnswerClocks, AnswerJobs, AnswerFiles, ClocksDue, AnswerRatesQuery, RecommendationsQuery, AnswerActsResolver, LabRecordResolver,
  RecommendationsResolver, AnswerRoutes,
];

/** What was asked of labs, what they answered, what the councils make of it. */
@Module({ imports: [IncidentsModule, LabsModule], providers: PROVIDERS, exports: PROVIDERS })
export class RecommendationsModule implements OnModuleInit {
  constructor(private readonly slices: ActSlices) {}

  onModuleInit(): void {
    this.slices.add(recommendationSlice, RECOMMENDATION_WORDS);
  }
}
