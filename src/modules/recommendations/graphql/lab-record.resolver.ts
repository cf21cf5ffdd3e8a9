import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { pageComplexity } from '../../../graphql/index.js';
import { LabType } from '../../labs/index.js';
import { AnswerRatesQuery } from '../queries/answer-rates.js';
import { presentRates } from './present-recommendation.js';
import { AnswerRates, RecommendationConnection, RecommendationsArgs } from './recommendation-types.js';
import { RecommendationsResolver } from './recommendations.resolver.js';

/** What a lab was asked and how it answers, on the lab itself. */
@Resolver(() => LabType)
export class LabRecordResolver {
  constructor(
    private readonly recommendations: RecommendationsResolver,
    private readonly rates: AnswerRatesQuery,
  ) {}

  @ResolveField(() => RecommendationConnection, { complexity: pageComplexity, name: 'recommendations' })
  list(@Parent() { entity }: LabType, @Args() args: RecommendationsArgs): Promise<RecommendationConnection> {
    return this.recommendations.list({ ...args, filter: { ...args.filter, lab: entity } });
  }

  @ResolveField(() => AnswerRates, { complexity: 10 })
  async answerRates(@Parent() { entity }: LabType): Promise<AnswerRates> {
    return presentRates(await this.rates.of(entity));
  }
}
