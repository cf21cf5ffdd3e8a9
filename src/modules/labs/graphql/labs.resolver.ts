import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, PublicIdScalar } from '../../../graphql/index.js';
import { InclusionProof, LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import { type ClaimRow, LabsQuery } from '../queries/labs.js';
import { LabClaim, LabDomain, LabKey, LabType, MandateType, PolicyType } from './lab-types.js';
import { lookedFor } from './looked-for.js';

const id = { type: () => PublicIdScalar };

/** Reading labs: anybody may. Only who claims what is for the claimant himself and for stewards. */
@Resolver(() => LabType)
export class LabsResolver {
  constructor(
    private readonly labs: LabsQuery,
    private readonly presenter: LedgerPresenter,
  ) {}

  @Query(() => LabType, { nullable: true, description: 'An organisation that is asked, or may be.' })
  async lab(@Args('entity', id) entity: string): Promise<LabType | null> {
    return (await this.labs.labs([entity]))[0] ?? null;
  }

  @Query(() => [LabType], { description: 'All labs, by name.', complexity: 50 })
  allLabs(): Promise<LabType[]> {
    return this.labs.labs();
  }

  @Query(() => [LabType], { description: 'The labs for which you speak, or have made a claim.', complexity: 20 })
  async ownLabs(@Context() { viewer }: GraphqlContext): Promise<LabType[]> {
    return viewer.kind === 'member' ? this.labs.claimedBy(viewer.id) : [];
  }

  @ResolveField(() => [LabDomain])
  async domains(@Parent() { entity }: LabType): Promise<LabDomain[]> {
    return (await this.labs.names(entity)).filter(({ kind }) => kind === 'domain');
  }

  @ResolveField(() => [LabKey])
  async keys(@Parent() { entity }: LabType): Promise<LabKey[]> {
    return (await this.labs.names(entity)).filter(({ kind }) => kind === 'key').map(({ name, recognisedAt }) => ({ key: name, recognisedAt }));
  }

  @ResolveField(() => Boolean, { description: 'Whether you may sign, answer and publish for it.' })
  async speaksFor(@Parent() { entity }: LabType, @Context() { viewer }: GraphqlContext): Promise<boolean> {
    return viewer.kind === 'member' && this.labs.speaksFor(entity, viewer.id);
  }

  @ResolveField(() => [LabClaim], { description: 'Your own; all of them for stewards.' })
  async claims(@Parent() { entity }: LabType, @Context() { viewer }: GraphqlContext): Promise<LabClaim[]> {
    if (viewer.kind !== 'member') return [];
    const rows = await this.labs.claims(entity, viewer.roles.includes('steward') ? undefined : viewer.id);
    return rows.map(presentClaim);
  }

  @ResolveField(() => [MandateType], { complexity: 10 })
  mandates(@Parent() { entity }: LabType): Promise<MandateType[]> {
    return this.labs.mandates(entity);
  }

  @ResolveField(() => [PolicyType], { complexity: 10 })
  policies(@Parent() { entity }: LabType): Promise<PolicyType[]> {
    return this.labs.policies(entity);
  }

  @ResolveField(() => [LedgerEntry], { complexity: 10, description: 'Who was recognised, checked, revoked.' })
  history(@Parent() { entity }: LabType): Promise<LedgerEntry[]> {
    return this.presenter.history('lab', entity);
  }

  @ResolveField(() => InclusionProof, { nullable: true, complexity: 10 })
  proof(@Parent() { entity }: LabType): Promise<InclusionProof | null> {
    return this.presenter.proof('lab', entity);
  }
}

function presentClaim(row: ClaimRow): LabClaim {
  return { ...row, ...lookedFor(row.way, row.name, row.id) };
}
