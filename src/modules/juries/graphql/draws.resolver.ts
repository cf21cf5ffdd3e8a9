import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, connection, formatCursor, type GraphqlContext, PageArgs, pageComplexity, parseCursor, PublicIdScalar, takeOf } from '../../../graphql/index.js';
import { InclusionProof, LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import type { ExclusionReason } from '../domain/index.js';
import { DrawBundles } from '../queries/draw-bundles.js';
import { DrawsQuery } from '../queries/draws.js';
import { SearchesQuery } from '../queries/searches.js';
import { DrawConnection, DrawExclusions, DrawLottery, DrawQuota, DrawType, LotterySearch } from './draw-types.js';
import { presentDraw, presentLottery, presentQuotas, presentSearch } from './present-draw.js';
import { isSteward } from './steward.js';

/** Reading draws: anybody may. Nothing here shows a person. */
@Resolver(() => DrawType)
export class DrawsResolver {
  constructor(
    private readonly draws: DrawsQuery,
    private readonly bundles: DrawBundles,
    private readonly searches: SearchesQuery,
    private readonly presenter: LedgerPresenter,
  ) {}

  @Query(() => DrawType, { nullable: true })
  async draw(@Args('id', { type: () => PublicIdScalar }) id: string): Promise<DrawType | null> {
    const row = await this.draws.byId(id);
    return row ? presentDraw(row, this.draws.addressOf(id)) : null;
  }

  @Query(() => DrawConnection, { complexity: pageComplexity, description: 'Newest first.' })
  async allDraws(@Args() args: PageArgs): Promise<Connection<DrawType>> {
    const take = takeOf(args);
    const after = parseCursor(args.after, ['string', 'string']);
    const [rows, total] = await Promise.all([this.draws.page(take + 1, after), this.draws.count()]);
    const page = connection(rows, take, after !== undefined, (row) => formatCursor([row.opened_at, row.id]), total);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: presentDraw(node, this.draws.addressOf(node.id)) })) };
  }

  @ResolveField(() => [DrawQuota], { complexity: 5 })
  async quotas(@Parent() { id }: DrawType): Promise<DrawQuota[]> {
    return presentQuotas((await this.draws.byId(id))!, await this.bundles.lottery(id));
  }

  @ResolveField(() => Int, { complexity: 5, description: 'So many people stand in the pool.' })
  async standing(@Parent() { id }: DrawType): Promise<number> {
    return (await this.draws.tally(id)).standing;
  }

  @ResolveField(() => [DrawExclusions], { complexity: 5 })
  async exclusions(@Parent() { id }: DrawType): Promise<DrawExclusions[]> {
    return (await this.draws.exclusions(id)).map(({ reason, people }) => ({ reason: reason as ExclusionReason, people }));
  }

  @ResolveField(() => DrawLottery, { nullable: true, complexity: 20, description: 'Null before the pool is closed.' })
  async lottery(@Parent() { id }: DrawType): Promise<DrawLottery | null> {
    const [lottery, bundle] = await Promise.all([this.bundles.lottery(id), this.bundles.bare(id)]);
    return lottery && bundle ? presentLottery(lottery, bundle) : null;
  }

  @ResolveField(() => LotterySearch, { nullable: true, complexity: 10, description: 'For stewards.' })
  async search(@Parent() { id }: DrawType, @Context() { viewer }: GraphqlContext): Promise<LotterySearch | null> {
    if (!isSteward(viewer)) return null;
    const found = await this.searches.of(id);
    return found ? presentSearch(found.search, found.current) : null;
  }

  @ResolveField(() => Int, { nullable: true, complexity: 5, description: 'So many appeals wait for a decision. For stewards.' })
  async appeals(@Parent() { id }: DrawType, @Context() { viewer }: GraphqlContext): Promise<number | null> {
    return isSteward(viewer) ? (await this.draws.tally(id)).appeals : null;
  }

  @ResolveField(() => [LedgerEntry], { complexity: 10 })
  history(@Parent() { id }: DrawType): Promise<LedgerEntry[]> {
    return this.presenter.history('draw', id);
  }

  @ResolveField(() => InclusionProof, { nullable: true, complexity: 10 })
  proof(@Parent() { id }: DrawType): Promise<InclusionProof | null> {
    return this.presenter.proof('draw', id);
  }
}
