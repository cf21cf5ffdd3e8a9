import { Args, Context, Field, Int, Mutation, ObjectType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  type Connection, connection, connectionOf, formatCursor, type GraphqlContext, InstantScalar, PageArgs, pageComplexity, parseCursor, parseErasure, PublicIdScalar, RecordErasureGround, takeOf,
} from '../../../graphql/index.js';
import type { ErasureGround } from '../../../kernel/sealed.js';
import { InclusionProof, Ledgered, LedgerEntry, LedgerPresenter } from '../../../ledger/graphql/index.js';
import { LabErasureInput, parseText } from '../../labs/index.js';
import { type ActRefused, PreparedActResult, type PreparedActType, presentPrepared } from '../../members/index.js';
import { JuryActs } from '../commands/jury-acts.js';
import { type PetitionRow, PetitionsQuery } from '../queries/petitions.js';
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
  @Field(() => Boolean, { description: 'Whether you have signed it; false for whoever is not signed in.' })
  signedByMe: boolean;
  @Field(() => PublicIdScalar, { nullable: true, description: 'The jury that was opened on its ground.' })
  jury: string | null;
  history?: LedgerEntry[];
  proof?: InclusionProof | null;
}

export const PetitionConnection = connectionOf(PetitionType, 'Petition');

/** Petitions for a jury: who signs is public, in the log. */
@Resolver(() => PetitionType)
export class PetitionsResolver {
  constructor(
    private readonly acts: JuryActs,
    private readonly query: PetitionsQuery,
    private readonly presenter: LedgerPresenter,
  ) {}

  @Query(() => PetitionType, { nullable: true })
  async petition(@Args('id', id) petition: string, @Context() { viewer }: GraphqlContext): Promise<PetitionType | null> {
    const row = await this.query.byId(petition, viewer);
    return row ? present(row) : null;
  }

  @Query(() => PetitionConnection, { complexity: pageComplexity, description: 'Newest first.' })
  async allPetitions(@Args() args: PageArgs, @Context() { viewer }: GraphqlContext): Promise<Connection<PetitionType>> {
    const take = takeOf(args);
    const after = parseCursor(args.after, ['string', 'string']);
    const [rows, total] = await Promise.all([this.query.page(take + 1, after, viewer), this.query.count()]);
    const page = connection(rows, take, after !== undefined, (row) => formatCursor([row.started_at, row.id]), total);
    return { ...page, edges: page.edges.map(({ cursor, node }) => ({ cursor, node: present(node) })) };
  }

  @Query(() => [PetitionType], { complexity: 10 })
  async petitions(@Args('incident', id) incident: string, @Context() { viewer }: GraphqlContext): Promise<PetitionType[]> {
    return (await this.query.on(incident, viewer)).map(present);
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

  @Mutation(() => PreparedActResult, { description: 'By a steward: takes the words of a petition out of the node for good.' })
  async prepareErasePetitionWords(
    @Args('petition', id) petition: string,
    @Args('openings', { type: () => [LabErasureInput] }) openings: LabErasureInput[],
    @Args('ground', { type: () => RecordErasureGround }) ground: ErasureGround,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentPrepared(await this.acts.petition(viewer, petition, { type: 'EraseOpenings', openings: parseErasure(openings), ground }));
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

function present({ id: petition, status, incident, text, signers, needed, started_at: startedAt, reached_at: reachedAt, signed, opened }: PetitionRow): PetitionType {
  return { id: petition, status, incident, text, signers, needed, startedAt, reachedAt, signedByMe: signed, jury: opened ? petition : null };
}
