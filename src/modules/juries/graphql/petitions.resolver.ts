import { Args, Context, Field, Int, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, InstantScalar, PublicIdScalar } from '../../../graphql/index.js';
import { InclusionProof, Ledgered, LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import { parseText } from '../../labs/index.js';
import { type ActRefused, PreparedActResult, type PreparedActType, presentPrepared } from '../../members/index.js';
import { JuryActs } from '../commands/jury-acts.js';
import { JuriesQuery, type PetitionRow } from '../queries/juries.js';
import { PetitionStatus } from './jury-enums.js';

type Answer = Promise<PreparedActType | ActRefused>;
const id = { type: () => PublicIdScalar };

@ObjectType('Petition', { implements: () => [Ledgered], description: 'Members ask together that a jury look at an incident.' })
export class PetitionType {
  @Field(() => PublicIdScalar)
  id: string;
  @Field(() => PetitionStatus)
  status: 'open' | 'reached';
  @Field(() => PublicIdScalar)
  incident: string;
  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  text: string | null;
  @Field(() => Int)
  signers: number;
  @Field(() => Int)
  needed: number;
  @Field(() => InstantScalar)
  startedAt: string;
  @Field(() => InstantScalar, { nullable: true })
  reachedAt: string | null;
  history?: LedgerEntry[];
  proof?: InclusionProof | null;
}

/** Petitions for a jury: who signs is public, in the log. */
@Resolver(() => PetitionType)
export class PetitionsResolver {
  constructor(
    private readonly acts: JuryActs,
    private readonly query: JuriesQuery,
    private readonly presenter: LedgerPresenter,
  ) {}

  @Query(() => PetitionType, { nullable: true })
  async petition(@Args('id', id) petition: string): Promise<PetitionType | null> {
    const row = await this.query.petition(petition);
    return row ? present(row) : null;
  }

  @Query(() => [PetitionType], { complexity: 10 })
  async petitions(@Args('incident', id) incident: string): Promise<PetitionType[]> {
    return (await this.query.petitionsOf(incident)).map(present);
  }

  @Mutation(() => PreparedActResult, { description: 'By a member, on a published incident. Who starts a petition signs it.' })
  async prepareStartPetition(
    @Args('incident', id) incident: string,
    @Args('text', { type: () => String, description: 'At most 5,000 characters; it is public.' }) text: string,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentPrepared(await this.acts.startPetition(viewer, incident, parseText('text', text, 5_000)));
  }

  @Mutation(() => PreparedActResult, { description: 'By a member, once.' })
  async prepareSignPetition(@Args('petition', id) petition: string, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await this.acts.petition(viewer, petition, { type: 'SignPetition' }));
  }

  @Mutation(() => PreparedActResult, { description: 'Until the petition has reached its number.' })
  async prepareWithdrawPetitionSignature(@Args('petition', id) petition: string, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await this.acts.petition(viewer, petition, { type: 'WithdrawSignature' }));
  }

  @ResolveField(() => [LedgerEntry], { complexity: 10 })
  history(@Parent() { id: petition }: PetitionType): Promise<LedgerEntry[]> {
    return this.presenter.history('petition', petition);
  }

  @ResolveField(() => InclusionProof, { nullable: true, complexity: 10 })
  proof(@Parent() { id: petition }: PetitionType): Promise<InclusionProof | null> {
    return this.presenter.proof('petition', petition);
  }
}

function present({ id: petition, status, incident, text, signers, needed, started_at: startedAt, reached_at: reachedAt }: PetitionRow): PetitionType {
  return { id: petition, status, incident, text, signers, needed, startedAt, reachedAt };
}
