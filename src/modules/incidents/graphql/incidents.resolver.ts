import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { connection, formatCursor, type GraphqlContext, pageComplexity, PublicIdScalar, takeOf } from '../../../graphql/index.js';
import { abilityFor } from '../../members/index.js';
import { type Facets, FacetsQuery } from '../queries/facets.js';
import { IncidentQuery } from '../queries/incident.js';
import { IncidentsQuery } from '../queries/incidents.js';
import { PublicAddresses } from '../queries/public-addresses.js';
import { TimelineQuery } from '../queries/timeline.js';
import { TimelineStep } from './incident-enums.js';
import { IncidentsArgs, SearchArgs } from './incident-input.js';
import { loadIncident } from './incident-loaders.js';
import { IncidentConnection, IncidentFacets, IncidentType, TimelinePoint } from './incident-types.js';
import { parsePosition, parseSearch } from './parse-search.js';
import { presentIncident } from './present-incident.js';

export function isEditor({ viewer }: GraphqlContext): boolean {
  return abilityFor(viewer).can('publish', 'Incident');
}

/** Reading incidents: anybody may, as far as they are public. */
@Resolver(() => IncidentConnection)
export class IncidentsResolver {
  readonly #facets = new WeakMap<IncidentConnection, Promise<Facets>>();

  constructor(
    private readonly one: IncidentQuery,
    private readonly list: IncidentsQuery,
    private readonly facetsQuery: FacetsQuery,
    private readonly timeline: TimelineQuery,
    private readonly addresses: PublicAddresses,
  ) {}

  @Query(() => IncidentType, { nullable: true, description: 'Ids are permanent: what was merged or taken back is still answered.' })
  async incident(@Args('id', { type: () => PublicIdScalar }) id: string, @Context() context: GraphqlContext): Promise<IncidentType | null> {
    const row = await loadIncident(context, this.one, id);
    // A draft that was never published does not exist for the public, not even as a number.
    if (!row || (row.published_at === null && !isEditor(context))) return null;
    return presentIncident(row, this.addresses.site);
  }

  @Query(() => IncidentConnection, { complexity: pageComplexity })
  async incidents(@Args() args: IncidentsArgs, @Context() context: GraphqlContext): Promise<IncidentConnection> {
    const take = takeOf(args);
    const search = parseSearch(args.search, args.filter, isEditor(context));
    const asked = args.orderBy ?? 'relevance';
    const sort = asked === 'relevance' && search.text === '' ? 'published' : asked;
    const after = parsePosition(args.after, sort);
    const { found, matching } = await this.list.page(search, sort, after, take + 1);
    const page = connection(found, take, after !== undefined, ({ position }) => formatCursor(position), null);
    const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: presentIncident(node.row, this.addresses.site) }));
    return Object.assign(new IncidentConnection(), { edges, pageInfo: page.pageInfo, fuzzy: matching === 'alike', search });
  }

  @Query(() => [TimelinePoint], { complexity: 20, description: 'Incidents by the time at which they happened, oldest first.' })
  incidentTimeline(
    @Args() { search, filter }: SearchArgs,
    @Args('by', { type: () => TimelineStep, defaultValue: TimelineStep.YEAR }) step: TimelineStep,
    @Context() context: GraphqlContext,
  ): Promise<TimelinePoint[]> {
    return this.timeline.counts(parseSearch(search, filter, isEditor(context)), step);
  }

  @ResolveField(() => IncidentFacets, { nullable: true, complexity: 20 })
  async facets(@Parent() parent: IncidentConnection): Promise<IncidentFacets> {
    return this.#facetsOf(parent) as Promise<IncidentFacets>;
  }

  @ResolveField('totalCount', () => Int, { nullable: true })
  async totalCount(@Parent() parent: IncidentConnection): Promise<number> {
    return (await this.#facetsOf(parent)).total;
  }

  /** The count and the facets come from one statement, whichever is asked for. */
  #facetsOf(parent: IncidentConnection): Promise<Facets> {
    const known = this.#facets.get(parent) ?? this.facetsQuery.of(parent.search);
    this.#facets.set(parent, known);
    return known;
  }
}
