import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  badInput, type Connection, connection, formatCursor, type GraphqlContext, notAllowed, pageComplexity, PublicIdScalar, takeOf,
} from '../../../graphql/index.js';
import { InclusionProof, LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import { EntitiesQuery } from '../queries/entities.js';
import { PublicAddresses } from '../queries/public-addresses.js';
import { EntityConnection, EntityRoleCountType, EntityType, SimilarEntity } from './entity-types.js';
import { EntitiesArgs } from './incident-input.js';
import { loadEntity, loadRoles } from './incident-loaders.js';
import { isEditor } from './incidents.resolver.js';
import { parsePosition, parseText } from './parse-search.js';
import { presentEntity } from './present-incident.js';

@Resolver(() => EntityType)
export class EntitiesResolver {
  constructor(
    private readonly query: EntitiesQuery,
    private readonly presenter: LedgerPresenter,
    private readonly addresses: PublicAddresses,
  ) {}

  @Query(() => EntityType, { nullable: true, description: 'Persons, and those who were only harmed, are answered to editors alone.' })
  async entity(@Args('id', { type: () => PublicIdScalar }) id: string, @Context() context: GraphqlContext): Promise<EntityType | null> {
    const row = await loadEntity(context, this.query, id);
    return row && (row.shown || isEditor(context)) ? presentEntity(row, this.addresses.site) : null;
  }

  @Query(() => EntityConnection, { complexity: pageComplexity })
  async entities(@Args() args: EntitiesArgs, @Context() context: GraphqlContext): Promise<Connection<EntityType>> {
    const take = takeOf(args);
    if (args.all === true && !isEditor(context)) throw badInput('all', 'only editors see entities without a page.');
    const kind = args.kind ?? [];
    const search = { text: parseText('search', args.search), kind: [...new Set(kind)], sort: args.orderBy ?? 'name', all: args.all === true } as const;
    const after = parsePosition(args.after, search.sort);
    const [found, total] = await Promise.all([this.query.page(search, after, take + 1), this.query.count(search)]);
    const page = connection(found, take, after !== undefined, ({ position }) => formatCursor(position), total);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: presentEntity(node.row, this.addresses.site) })) };
  }

  @Query(() => [SimilarEntity], { description: 'For editors: names spelled alike. Likeness proposes and never merges.' })
  async similarEntities(
    @Args('id', { type: () => PublicIdScalar }) id: string,
    @Args('first', { type: () => Int, defaultValue: 10 }) first: number,
    @Context() context: GraphqlContext,
  ): Promise<SimilarEntity[]> {
    if (!isEditor(context)) throw notAllowed();
    const rows = await this.query.similar(id, takeOf({ first }));
    return rows.map(({ likeness, ...row }) => ({ likeness, entity: presentEntity(row, this.addresses.site) }));
  }

  @ResolveField(() => [EntityRoleCountType])
  async roles(@Parent() { id }: EntityType, @Context() context: GraphqlContext): Promise<EntityRoleCountType[]> {
    return (await loadRoles(context, this.query, id)).map(({ role, count }) => ({ role, count }));
  }

  @ResolveField(() => [LedgerEntry], { complexity: 10 })
  history(@Parent() { id }: EntityType): Promise<LedgerEntry[]> {
    return this.presenter.history('entity', id);
  }

  @ResolveField(() => InclusionProof, { nullable: true, complexity: 10 })
  proof(@Parent() { id }: EntityType): Promise<InclusionProof | null> {
    return this.presenter.proof('entity', id);
  }
}
