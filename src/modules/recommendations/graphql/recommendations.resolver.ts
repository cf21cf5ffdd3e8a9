import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { badInput, connection, formatCursor, type GraphqlContext, loaderOf, pageComplexity, parseCursor, PublicIdScalar, takeOf } from '../../../graphql/index.js';
import { InclusionProof, LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import { parseInstant } from '../../../kernel/instant.js';
import { LabsQuery } from '../../labs/index.js';
import { AnswerRatesQuery } from '../queries/answer-rates.js';
import { type EventRow, type EvidenceRow, RecommendationsQuery } from '../queries/recommendations.js';
import { assessmentsOf, clocksOf, presentRates, responsesOf } from './present-recommendation.js';
import {
  AnswerRates, AssessmentType, ClockEntry, Discrepancy, LabResponseType, RecommendationConnection, RecommendationsArgs, RecommendationType,
} from './recommendation-types.js';

const id = { type: () => PublicIdScalar };
const EVENTS = Symbol('events of recommendations');
const EVIDENCE = Symbol('evidence of recommendations');

/** Reading recommendations and how they were answered: all of it is public. */
@Resolver(() => RecommendationType)
export class RecommendationsResolver {
  readonly #asked = new WeakMap<RecommendationType, Promise<{ readonly text: string | null; readonly measure: string | null }>>();

  constructor(
    private readonly recommendations: RecommendationsQuery,
    private readonly rates: AnswerRatesQuery,
    private readonly labs: LabsQuery,
    private readonly presenter: LedgerPresenter,
  ) {}

  @Query(() => RecommendationType, { nullable: true })
  async recommendation(@Args('id', id) one: string): Promise<RecommendationType | null> {
    return (await this.recommendations.one(one)) ?? null;
  }

  @Query(() => RecommendationConnection, { complexity: pageComplexity, description: 'Last issued first.', name: 'recommendations' })
  async list(@Args() args: RecommendationsArgs): Promise<RecommendationConnection> {
    const take = takeOf(args);
    const after = parseCursor(args.after, ['string', 'string']);
    if (after && parseInstant(after[0]) === undefined) throw badInput('after', 'this is not a cursor that we gave. Begin without it.');
    const filter = args.filter ?? {};
    const [rows, total] = await Promise.all([this.recommendations.page(filter, after, take + 1), this.recommendations.count(filter)]);
    return connection(rows, take, after !== undefined, (row) => formatCursor([row.issuedAt, row.id]), total) as RecommendationConnection;
  }

  @Query(() => AnswerRates, { description: 'How one lab answers, or all of them together.' })
  async answerRates(@Args('lab', { ...id, nullable: true }) lab?: string | null): Promise<AnswerRates> {
    return presentRates(await this.rates.of(lab ?? null));
  }

  @Query(() => [AnswerRates], { complexity: 100, description: 'For each lab, those asked most first.' })
  async answerRatesByLab(): Promise<AnswerRates[]> {
    return (await this.rates.byLab()).map(presentRates);
  }

  @Query(() => [Discrepancy], { complexity: 500, description: 'Everything open for over a year, oldest first, with what the two sides’ records differ in.' })
  async discrepancies(): Promise<Discrepancy[]> {
    return (await this.recommendations.discrepancies()).map(({ row, differences }) => ({ recommendation: row, differences }));
  }

  @ResolveField(() => String, { nullable: true, description: 'What was asked, as it was voted on.' })
  async text(@Parent() one: RecommendationType): Promise<string | null> {
    return (await this.#words(one)).text;
  }

  @ResolveField(() => String, { nullable: true, description: 'Measure of implementation, agreed before the vote.' })
  async measure(@Parent() one: RecommendationType): Promise<string | null> {
    return (await this.#words(one)).measure;
  }

  @ResolveField(() => [LabResponseType], { description: 'What the lab says, in order.' })
  async responses(@Parent() { id: one }: RecommendationType, @Context() context: GraphqlContext): Promise<LabResponseType[]> {
    return responsesOf(await this.#events(context, one), await this.#evidence(context, one));
  }

  @ResolveField(() => [AssessmentType], { description: 'What the council says, in order.' })
  async assessments(@Parent() { id: one }: RecommendationType, @Context() context: GraphqlContext): Promise<AssessmentType[]> {
    return assessmentsOf(await this.#events(context, one));
  }

  @ResolveField(() => [ClockEntry], { description: 'What the clock says, in order.' })
  async clocks(@Parent() { id: one }: RecommendationType, @Context() context: GraphqlContext): Promise<ClockEntry[]> {
    return clocksOf(await this.#events(context, one));
  }

  @ResolveField(() => Boolean, { description: 'Whether you may answer it.' })
  async mayAnswer(@Parent() { lab }: RecommendationType, @Context() { viewer }: GraphqlContext): Promise<boolean> {
    return viewer.kind === 'member' && this.labs.speaksFor(lab, viewer.id);
  }

  @ResolveField(() => [LedgerEntry], { complexity: 10 })
  history(@Parent() { id: one }: RecommendationType): Promise<LedgerEntry[]> {
    return this.presenter.history('recommendation', one);
  }

  @ResolveField(() => InclusionProof, { nullable: true, complexity: 10 })
  proof(@Parent() { id: one }: RecommendationType): Promise<InclusionProof | null> {
    return this.presenter.proof('recommendation', one);
  }

  #words(one: RecommendationType): Promise<{ readonly text: string | null; readonly measure: string | null }> {
    const known = this.#asked.get(one) ?? this.recommendations.asked(one.origin, one.id);
    this.#asked.set(one, known);
    return known;
  }

  async #events(context: GraphqlContext, one: string): Promise<readonly EventRow[]> {
    const loader = loaderOf<string, readonly EventRow[]>(context, EVENTS, async (ids) => {
      const rows = await this.recommendations.events(ids);
      return ids.map((each) => rows.filter((row) => row.recommendation === each));
    });
    return (await loader.load(one)) ?? [];
  }

  async #evidence(context: GraphqlContext, one: string): Promise<readonly EvidenceRow[]> {
    const loader = loaderOf<string, readonly EvidenceRow[]>(context, EVIDENCE, async (ids) => {
      const rows = await this.recommendations.evidence(ids);
      // By entry, which belongs to one recommendation only.
      return ids.map(() => rows);
    });
    return (await loader.load(one)) ?? [];
  }
}
