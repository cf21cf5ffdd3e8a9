import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, connection, formatCursor, type GraphqlContext, PageArgs, pageComplexity, parseCursor, PublicIdScalar, takeOf } from '../../../graphql/index.js';
import { InclusionProof, LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import { CouncilsQuery } from '../queries/councils.js';
import { SeatsQuery } from '../queries/seats.js';
import { loadCharters, loadCouncil, loadSeats } from './council-loaders.js';
import { Charter, CouncilClass, CouncilConnection, CouncilType } from './council-types.js';
import { presentCharter, presentClasses, presentCouncil, presentLeastPresent, presentSeat } from './present-council.js';
import { SeatType } from './seat-types.js';

/** Reading councils: anybody may. */
@Resolver(() => CouncilType)
export class CouncilsResolver {
  constructor(
    private readonly query: CouncilsQuery,
    private readonly seatsQuery: SeatsQuery,
    private readonly presenter: LedgerPresenter,
  ) {}

  @Query(() => CouncilType, { nullable: true })
  async council(@Args('id', { type: () => PublicIdScalar }) id: string, @Context() context: GraphqlContext): Promise<CouncilType | null> {
    const row = await loadCouncil(context, this.query, id);
    return row ? presentCouncil(row, this.query.addressOf(row.id)) : null;
  }

  @Query(() => CouncilConnection, { complexity: pageComplexity, description: 'Oldest first.' })
  async councils(@Args() args: PageArgs): Promise<Connection<CouncilType>> {
    const take = takeOf(args);
    const after = parseCursor(args.after, ['string', 'string']);
    const [rows, total] = await Promise.all([this.query.page(take + 1, after), this.query.count()]);
    const page = connection(rows, take, after !== undefined, (row) => formatCursor([row.founded_at, row.id]), total);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: presentCouncil(node, this.query.addressOf(node.id)) })) };
  }

  @ResolveField(() => Charter, { nullable: true })
  async charter(@Parent() { id }: CouncilType, @Context() context: GraphqlContext): Promise<Charter | null> {
    const [newest] = await loadCharters(context, this.query, id);
    return newest ? presentCharter(newest) : null;
  }

  @ResolveField(() => [Charter])
  async charters(@Parent() { id }: CouncilType, @Context() context: GraphqlContext): Promise<Charter[]> {
    return (await loadCharters(context, this.query, id)).map(presentCharter);
  }

  @ResolveField(() => [CouncilClass])
  async classes(@Parent() { id }: CouncilType, @Context() context: GraphqlContext): Promise<CouncilClass[]> {
    const [[newest], seats] = await Promise.all([loadCharters(context, this.query, id), loadSeats(context, this.seatsQuery, id)]);
    return newest ? presentClasses(newest, seats) : [];
  }

  @ResolveField(() => Int, { nullable: true })
  async leastPresent(@Parent() { id }: CouncilType, @Context() context: GraphqlContext): Promise<number | null> {
    const [[newest], seats] = await Promise.all([loadCharters(context, this.query, id), loadSeats(context, this.seatsQuery, id)]);
    return newest ? presentLeastPresent(newest, seats) : null;
  }

  @ResolveField(() => [SeatType], { complexity: 10, description: 'Every seat that was ever filled, by its number.' })
  async seats(@Parent() { id }: CouncilType, @Context() context: GraphqlContext): Promise<SeatType[]> {
    return (await loadSeats(context, this.seatsQuery, id)).map(presentSeat);
  }

  @ResolveField(() => [LedgerEntry], { complexity: 10 })
  history(@Parent() { id }: CouncilType): Promise<LedgerEntry[]> {
    return this.presenter.history('council', id);
  }

  @ResolveField(() => InclusionProof, { nullable: true, complexity: 10 })
  proof(@Parent() { id }: CouncilType): Promise<InclusionProof | null> {
    return this.presenter.proof('council', id);
  }
}
