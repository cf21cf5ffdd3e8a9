import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PublicIdScalar } from '../../../graphql/index.js';
import { InclusionProof, LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import { difference } from '../domain/index.js';
import { LabsQuery } from '../queries/labs.js';
import { MandateType, PolicyType, PolicyVersionType } from './lab-types.js';

const id = { type: () => PublicIdScalar };

@Resolver(() => PolicyType)
export class PoliciesResolver {
  constructor(
    private readonly labs: LabsQuery,
    private readonly presenter: LedgerPresenter,
  ) {}

  @Query(() => PolicyType, { nullable: true })
  async policy(@Args('id', id) policy: string): Promise<PolicyType | null> {
    return (await this.labs.policy(policy)) ?? null;
  }

  @ResolveField(() => [PolicyVersionType], { complexity: 20, description: 'Newest first.' })
  async versions(@Parent() { id: policy }: PolicyType): Promise<PolicyVersionType[]> {
    const rows = await this.labs.versions(policy);
    return rows.map((row, i) => {
      const before = rows[i + 1];
      // What was erased on either side is not to be read out of what changed.
      return { ...row, difference: before?.text != null && row.text !== null ? difference(before.text, row.text) : [] };
    });
  }

  @ResolveField(() => [LedgerEntry], { complexity: 10 })
  history(@Parent() { id: policy }: PolicyType): Promise<LedgerEntry[]> {
    return this.presenter.history('policy', policy);
  }

  @ResolveField(() => InclusionProof, { nullable: true, complexity: 10 })
  proof(@Parent() { id: policy }: PolicyType): Promise<InclusionProof | null> {
    return this.presenter.proof('policy', policy);
  }
}

@Resolver(() => MandateType)
export class MandatesResolver {
  constructor(
    private readonly labs: LabsQuery,
    private readonly presenter: LedgerPresenter,
  ) {}

  @Query(() => MandateType, { nullable: true })
  async mandate(@Args('id', id) mandate: string): Promise<MandateType | null> {
    return (await this.labs.mandate(mandate)) ?? null;
  }

  @ResolveField(() => [LedgerEntry], { complexity: 10 })
  history(@Parent() { id: mandate }: MandateType): Promise<LedgerEntry[]> {
    return this.presenter.history('mandate', mandate);
  }

  @ResolveField(() => InclusionProof, { nullable: true, complexity: 10 })
  proof(@Parent() { id: mandate }: MandateType): Promise<InclusionProof | null> {
    return this.presenter.proof('mandate', mandate);
  }
}
