import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, notSignedIn, PublicIdScalar } from '../../../graphql/index.js';
import { InclusionProof, LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import { CouncilsQuery } from '../queries/councils.js';
import { SeatsQuery } from '../queries/seats.js';
import { loadCouncil, loadDelegations, loadHoldings, loadInterests } from './council-loaders.js';
import { CouncilType } from './council-types.js';
import { presentCouncil, presentDelegation, presentHolding, presentInterest, presentSeat } from './present-council.js';
import { Delegation, Holding, Interest, SeatType } from './seat-types.js';

/** Reading seats: anybody may. */
@Resolver(() => SeatType)
export class SeatsResolver {
  constructor(
    private readonly query: SeatsQuery,
    private readonly councils: CouncilsQuery,
    private readonly presenter: LedgerPresenter,
  ) {}

  @Query(() => SeatType, { nullable: true })
  async seat(@Args('council', { type: () => PublicIdScalar }) council: string, @Args('number', { type: () => Int }) number: number): Promise<SeatType | null> {
    const row = await this.query.one(council, number);
    return row ? presentSeat(row) : null;
  }

  @Query(() => [SeatType], { description: 'The seats that you hold.' })
  async ownSeats(@Context() { viewer }: GraphqlContext): Promise<SeatType[]> {
    if (viewer.kind !== 'member') throw notSignedIn();
    return (await this.query.ofMember(viewer.id)).map(presentSeat);
  }

  @ResolveField(() => CouncilType, { nullable: true })
  async council(@Parent() { councilId }: SeatType, @Context() context: GraphqlContext): Promise<CouncilType | null> {
    const row = await loadCouncil(context, this.councils, councilId);
    return row ? presentCouncil(row, this.councils.addressOf(row.id)) : null;
  }

  @ResolveField(() => Holding, { nullable: true })
  async holder(@Parent() seat: SeatType, @Context() context: GraphqlContext): Promise<Holding | null> {
    return (await this.holders(seat, context)).find(({ endedAt }) => endedAt === null) ?? null;
  }

  @ResolveField(() => [Holding])
  async holders(@Parent() { councilId, number }: SeatType, @Context() context: GraphqlContext): Promise<Holding[]> {
    return (await loadHoldings(context, this.query, councilId)).filter((row) => row.number === number).map(presentHolding);
  }

  @ResolveField(() => [Interest])
  async interests(@Parent() { councilId, number }: SeatType, @Context() context: GraphqlContext): Promise<Interest[]> {
    return (await loadInterests(context, this.query, councilId)).filter((row) => row.number === number).map(presentInterest);
  }

  @ResolveField(() => Delegation, { nullable: true })
  async delegation(@Parent() { councilId, number }: SeatType, @Context() context: GraphqlContext): Promise<Delegation | null> {
    const row = (await loadDelegations(context, this.query, councilId)).find((one) => one.number === number);
    return row ? presentDelegation(row) : null;
  }

  @ResolveField(() => [Int])
  async votesFor(@Parent() { councilId, number }: SeatType, @Context() context: GraphqlContext): Promise<number[]> {
    return (await loadDelegations(context, this.query, councilId)).filter((row) => row.to_number === number).map((row) => row.number);
  }

  @ResolveField(() => [LedgerEntry], { complexity: 10 })
  history(@Parent() { id }: SeatType): Promise<LedgerEntry[]> {
    return this.presenter.history('seat', id);
  }

  @ResolveField(() => InclusionProof, { nullable: true, complexity: 10 })
  proof(@Parent() { id }: SeatType): Promise<InclusionProof | null> {
    return this.presenter.proof('seat', id);
  }
}
