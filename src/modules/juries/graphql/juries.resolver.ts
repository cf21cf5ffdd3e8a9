import { Args, ArgsType, Context, Field, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Connection, connection, formatCursor, type GraphqlContext, loaderOf, PageArgs, pageComplexity, parseCursor, PublicIdScalar, takeOf,
} from '../../../graphql/index.js';
import { InclusionProof, LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import type { Juror } from '../domain/index.js';
import { JuriesQuery, type JuryTextRow } from '../queries/juries.js';
import { JuryScreening } from '../queries/jury-screening.js';
import { Stability } from '../queries/stability.js';
import { JuryChallenge, JurySeatType, ScreenedVolunteerType } from './jury-seat-types.js';
import { JuryQuestion, JuryStatement } from './jury-talk-types.js';
import { JuryConnection, JuryExhibit, JuryParty, JuryType } from './jury-types.js';
import { JuryAppeal, JuryStabilityType, JuryVerdictType, JuryWords } from './jury-verdict-types.js';
import { mustBeSteward } from './steward.js';
import { presentChallenges, presentJury, presentOpinions, presentQuestions, presentSeats, presentStatements, presentVerdict, textOf } from './present-jury.js';

const TEXTS = Symbol('jury texts');
const JURORS = Symbol('jurors');

@ArgsType()
export class JuriesArgs extends PageArgs {
  @Field(() => PublicIdScalar, { nullable: true, description: 'Juries on this incident.' })
  incident?: string | null;

  @Field(() => PublicIdScalar, { nullable: true, description: 'Juries to which this organisation is a party.' })
  party?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True: those not ended; false: those that are.' })
  running?: boolean | null;
}

/** Reading juries: anybody may. In public a juror is a number, and a vote is closed until all are opened. */
@Resolver(() => JuryType)
export class JuriesResolver {
  constructor(
    private readonly query: JuriesQuery,
    private readonly stabilities: Stability,
    private readonly screening: JuryScreening,
    private readonly presenter: LedgerPresenter,
  ) {}

  @Query(() => JuryType, { nullable: true })
  async jury(@Args('id', { type: () => PublicIdScalar }) id: string): Promise<JuryType | null> {
    const row = await this.query.byId(id);
    return row ? presentJury(row) : null;
  }

  @Query(() => JuryConnection, { complexity: pageComplexity, description: 'Newest first.' })
  async juries(@Args() args: JuriesArgs): Promise<Connection<JuryType>> {
    const take = takeOf(args);
    const after = parseCursor(args.after, ['string', 'string']);
    const filter = { incident: args.incident, party: args.party, running: args.running };
    const [rows, total] = await Promise.all([this.query.page(filter, take + 1, after), this.query.count(filter)]);
    const page = connection(rows, take, after !== undefined, (row) => formatCursor([row.opened_at, row.id]), total);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: presentJury(node) })) };
  }

  @Query(() => [ScreenedVolunteerType], { complexity: 50, description: 'For stewards: volunteers who may be tied to a party, by names of the record in what they said, or who sat on a jury about the incident. It proposes; prepareExcludeVolunteer decides.' })
  async juryScreening(@Args('jury', { type: () => PublicIdScalar }) id: string, @Context() { viewer }: GraphqlContext): Promise<ScreenedVolunteerType[]> {
    mustBeSteward(viewer);
    const row = await this.query.byId(id);
    return row ? this.screening.of(row.state) : [];
  }

  @ResolveField(() => String, { nullable: true, description: 'The charge: what happened, and what the jury is to decide. Null where it was erased.' })
  async charge(@Parent() { id }: JuryType, @Context() context: GraphqlContext): Promise<string | null> {
    return textOf(await this.#texts(context, id), 'charge', 0);
  }

  @ResolveField(() => [String], { nullable: 'items', description: 'Questions of fact.' })
  async questions(@Parent() { id, state }: JuryType, @Context() context: GraphqlContext): Promise<(string | null)[]> {
    const texts = await this.#texts(context, id);
    return state.charge!.questions.map((_, i) => textOf(texts, 'question', i + 1));
  }

  @ResolveField(() => [JuryExhibit])
  async evidence(@Parent() { id, state }: JuryType, @Context() context: GraphqlContext): Promise<JuryExhibit[]> {
    const texts = await this.#texts(context, id);
    return state.charge!.evidence.map(({ hash, size }, i) => ({ hash, size, name: textOf(texts, 'exhibit', i + 1), path: `/juries/evidence/${hash}` }));
  }

  @ResolveField(() => [JuryParty], { complexity: 5 })
  async parties(@Parent() { state }: JuryType): Promise<JuryParty[]> {
    const parties = state.charge!.parties;
    const [names, answers] = await Promise.all([this.query.names(parties), this.query.recommendations(state)]);
    return parties.map((entity) => ({ entity, name: names.get(entity) ?? null, recommendation: answers.get(entity) ?? null }));
  }

  @ResolveField(() => [JurySeatType], { complexity: 10 })
  async seats(@Parent() { id, state }: JuryType, @Context() context: GraphqlContext): Promise<JurySeatType[]> {
    return presentSeats(state, await this.#jurors(context, id));
  }

  @ResolveField(() => [JuryChallenge])
  challenges(@Parent() { state }: JuryType): JuryChallenge[] {
    return presentChallenges(state);
  }

  @ResolveField(() => [JuryStatement], { description: 'Empty until there is a verdict.' })
  async statements(@Parent() { id, state }: JuryType, @Context() context: GraphqlContext): Promise<JuryStatement[]> {
    return presentStatements(state, await this.#texts(context, id));
  }

  @ResolveField(() => [JuryQuestion], { description: 'To the parties.' })
  async asked(@Parent() { id, state }: JuryType, @Context() context: GraphqlContext): Promise<JuryQuestion[]> {
    return presentQuestions(state, await this.#texts(context, id));
  }

  @ResolveField(() => JuryVerdictType, { nullable: true })
  async verdict(@Parent() { id, state }: JuryType, @Context() context: GraphqlContext): Promise<JuryVerdictType | null> {
    return state.verdict && presentVerdict(state.verdict, await this.#texts(context, id));
  }

  @ResolveField(() => JuryWords, { nullable: true, description: 'Written down by a juror who voted for the verdict.' })
  async reasons(@Parent() { id, state }: JuryType, @Context() context: GraphqlContext): Promise<JuryWords | null> {
    return state.reasons === null ? null : { seat: state.reasons, text: textOf(await this.#texts(context, id), 'reasons', 0) };
  }

  @ResolveField(() => [JuryWords], { description: 'Of jurors who differ.' })
  async minorityOpinions(@Parent() { id, state }: JuryType, @Context() context: GraphqlContext): Promise<JuryWords[]> {
    return presentOpinions(state, await this.#texts(context, id));
  }

  @ResolveField(() => JuryAppeal, { nullable: true })
  async appeal(@Parent() { id, state }: JuryType, @Context() context: GraphqlContext): Promise<JuryAppeal | null> {
    return state.appeal && { ...state.appeal, text: textOf(await this.#texts(context, id), 'appeal', 0) };
  }

  @ResolveField(() => JuryStabilityType, { nullable: true, description: 'Null while it is not computed, or where it would say too much about single jurors.' })
  stability(@Parent() { id }: JuryType): Promise<JuryStabilityType | null> {
    return this.stabilities.of(id);
  }

  @ResolveField(() => [LedgerEntry], { complexity: 10 })
  history(@Parent() { id }: JuryType): Promise<LedgerEntry[]> {
    return this.presenter.history('jury', id);
  }

  @ResolveField(() => InclusionProof, { nullable: true, complexity: 10 })
  proof(@Parent() { id }: JuryType): Promise<InclusionProof | null> {
    return this.presenter.proof('jury', id);
  }

  async #texts(context: GraphqlContext, id: string): Promise<readonly JuryTextRow[]> {
    const loader = loaderOf<string, readonly JuryTextRow[]>(context, TEXTS, (ids) => Promise.all(ids.map((one) => this.query.texts(one))));
    return (await loader.load(id)) ?? [];
  }

  async #jurors(context: GraphqlContext, id: string): Promise<ReadonlyMap<string, Juror>> {
    const loader = loaderOf<string, ReadonlyMap<string, Juror>>(context, JURORS, (ids) => Promise.all(ids.map((one) => this.query.jurors(one))));
    return (await loader.load(id)) ?? new Map();
  }
}
