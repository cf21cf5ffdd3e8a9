import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../../graphql/index.js';
import { InclusionProof, LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import { EntitiesQuery } from '../queries/entities.js';
import { IncidentQuery } from '../queries/incident.js';
import { PublicAddresses } from '../queries/public-addresses.js';
import { cite } from './citation.js';
import { loadAnswers, loadEntity, loadInvolved, loadLinks, loadVersions } from './incident-loaders.js';
import { EntityType } from './entity-types.js';
import { Citation, IncidentAnswer, IncidentType, IncidentVersion, InvolvedEntity, LinkedReport, WithheldEntities } from './incident-types.js';
import { isEditor } from './incidents.resolver.js';
import { presentEntity, presentVersion } from './present-incident.js';

const RESPONDENT = 'respondent:';

/** What belongs to an incident. Names that may not be shown are counted instead; editors see them, since they set the kind. */
@Resolver(() => IncidentType)
export class IncidentFieldsResolver {
  constructor(
    private readonly incidents: IncidentQuery,
    private readonly entitiesQuery: EntitiesQuery,
    private readonly presenter: LedgerPresenter,
    private readonly addresses: PublicAddresses,
  ) {}

  @ResolveField(() => [InvolvedEntity])
  async entities(@Parent() { id }: IncidentType, @Context() context: GraphqlContext): Promise<InvolvedEntity[]> {
    const rows = await loadInvolved(context, this.incidents, id);
    const all = isEditor(context);
    return rows
      .filter(({ entity }) => all || entity.shown)
      .map(({ role, standing, entity }) => ({ role, standing, entity: presentEntity(entity, this.addresses.site) }));
  }

  @ResolveField(() => [WithheldEntities])
  async withheld(@Parent() { id }: IncidentType, @Context() context: GraphqlContext): Promise<WithheldEntities[]> {
    const counts = new Map<WithheldEntities['role'], number>();
    for (const { role, entity } of await loadInvolved(context, this.incidents, id)) {
      if (!entity.shown) counts.set(role, (counts.get(role) ?? 0) + 1);
    }
    return [...counts].map(([role, count]) => ({ role, count }));
  }

  @ResolveField(() => [LinkedReport])
  async reports(@Parent() { id }: IncidentType, @Context() context: GraphqlContext): Promise<LinkedReport[]> {
    return (await loadLinks(context, this.incidents, id)).map(({ report, standing }) => ({ id: report, standing }));
  }

  @ResolveField(() => Int)
  async reportCount(@Parent() { id }: IncidentType, @Context() context: GraphqlContext): Promise<number> {
    return (await loadLinks(context, this.incidents, id)).length;
  }

  @ResolveField(() => [IncidentAnswer])
  async answers(@Parent() { id, tombstone }: IncidentType, @Context() context: GraphqlContext): Promise<IncidentAnswer[]> {
    // An answer speaks of what it answers: while that is taken back, both are.
    if (tombstone && !isEditor(context)) return [];
    const rows = await loadAnswers(context, this.incidents, id);
    return Promise.all(
      rows.map(async ({ entry_id, entity, standing, answered_at, statement }) => {
        const row = await loadEntity(context, this.entitiesQuery, entity);
        return { entryId: entry_id, standing, statement, at: answered_at, entity: row?.shown ? presentEntity(row, this.addresses.site) : null };
      }),
    );
  }

  @ResolveField(() => [EntityType], { complexity: 5 })
  async answerableFor(@Parent() { id, status }: IncidentType, @Context() { viewer }: GraphqlContext): Promise<EntityType[]> {
    if (viewer.kind !== 'member' || status !== 'published') return [];
    const organisations = viewer.roles.filter((role) => role.startsWith(RESPONDENT)).map((role) => role.slice(RESPONDENT.length));
    if (organisations.length === 0) return [];
    return (await this.incidents.answerable(id, organisations)).map((row) => presentEntity(row, this.addresses.site));
  }

  @ResolveField(() => [IncidentVersion])
  async versions(@Parent() { id }: IncidentType, @Context() context: GraphqlContext): Promise<IncidentVersion[]> {
    return (await loadVersions(context, this.incidents, id, isEditor(context))).map(presentVersion);
  }

  @ResolveField(() => IncidentVersion, { nullable: true })
  async draft(@Parent() { id }: IncidentType, @Context() context: GraphqlContext): Promise<IncidentVersion | null> {
    if (!isEditor(context)) return null;
    const draft = (await loadVersions(context, this.incidents, id, true)).find((version) => version.status === 'draft');
    return draft ? presentVersion(draft) : null;
  }

  @ResolveField(() => Citation, { nullable: true })
  citation(@Parent() incident: IncidentType): Citation | null {
    return cite(incident, new URL(this.addresses.site).host);
  }

  @ResolveField(() => [LedgerEntry], { complexity: 10 })
  history(@Parent() { id }: IncidentType): Promise<LedgerEntry[]> {
    return this.presenter.history('incident', id);
  }

  @ResolveField(() => InclusionProof, { nullable: true, complexity: 10 })
  proof(@Parent() { id }: IncidentType): Promise<InclusionProof | null> {
    return this.presenter.proof('incident', id);
  }
}
