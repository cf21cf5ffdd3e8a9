import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  badInput,
  connection,
  type Connection,
  connectionOf,
  formatCursor,
  type GraphqlContext,
  loaderOf,
  notAllowed,
  notSignedIn,
  PageArgs,
  pageComplexity,
  parseCursor,
  PublicIdScalar,
  takeOf,
} from '../../../graphql/index.js';
import { parseInstant } from '../../../kernel/instant.js';
import { InvitationsQuery } from '../queries/invitations.js';
import { type KeyRow, type MemberRow, MembersQuery } from '../queries/members.js';
import { abilityFor, subject } from './ability.js';
import { Invitation, Member, MemberKeyType } from './member.types.js';

const MemberConnection = connectionOf(Member, 'Member');
const KEYS = Symbol('keys of members');

/** Who belongs to the node, for those who may know it. */
@Resolver(() => Member)
export class MembersResolver {
  constructor(
    private readonly membersQuery: MembersQuery,
    private readonly invitationsQuery: InvitationsQuery,
  ) {}

  @Query(() => Member, { nullable: true, description: 'Yourself; null for whoever is not signed in.' })
  async me(@Context() { viewer }: GraphqlContext): Promise<MemberRow | null> {
    return viewer.kind === 'member' ? ((await this.membersQuery.one(viewer.id)) ?? null) : null;
  }

  @Query(() => Member, { nullable: true, description: 'For stewards and editors, and for the member himself.' })
  async member(@Args('id', { type: () => PublicIdScalar }) id: string, @Context() { viewer }: GraphqlContext): Promise<MemberRow | null> {
    if (viewer.kind !== 'member') throw notSignedIn();
    if (!abilityFor(viewer).can('read', subject('Member', { id }))) throw notAllowed();
    return (await this.membersQuery.one(id)) ?? null;
  }

  @Query(() => MemberConnection, { description: 'For stewards and editors, in the order in which they joined.', complexity: pageComplexity })
  async members(@Args() page: PageArgs, @Context() { viewer }: GraphqlContext): Promise<Connection<MemberRow>> {
    if (viewer.kind !== 'member') throw notSignedIn();
    // Of oneself anybody may read; of all others only whom the rule without a condition lets.
    if (!abilityFor(viewer).can('read', subject('Member', {}))) throw notAllowed();
    const take = takeOf(page);
    const [joinedAt, id] = parseCursor(page.after, ['string', 'string']) ?? [];
    if (joinedAt !== undefined && parseInstant(joinedAt) === undefined) throw badInput('after', 'this is not a cursor that we gave. Begin without it.');
    const after = joinedAt === undefined ? undefined : ([String(joinedAt), String(id)] as const);
    const rows = await this.membersQuery.page(take, after);
    return connection(rows, take, after !== undefined, (row) => formatCursor([row.joinedAt, row.id]), null);
  }

  @Query(() => [Invitation], { description: 'The newest hundred, for stewards.' })
  async invitations(@Context() { viewer }: GraphqlContext): Promise<Invitation[]> {
    if (viewer.kind !== 'member') throw notSignedIn();
    if (!abilityFor(viewer).can('read', 'Invitation')) throw notAllowed();
    return this.invitationsQuery.newest();
  }

  @ResolveField(() => String, { nullable: true })
  email(@Parent() row: MemberRow, @Context() { viewer }: GraphqlContext): string | null {
    return abilityFor(viewer).can('read', subject('Member', { id: row.id }), 'email') ? row.email : null;
  }

  @ResolveField(() => [MemberKeyType])
  async keys(@Parent() row: MemberRow, @Context() context: GraphqlContext): Promise<KeyRow[]> {
    if (!abilityFor(context.viewer).can('read', subject('Member', { id: row.id }), 'keys')) return [];
    const load = loaderOf<string, KeyRow[]>(context, KEYS, async (ids) => {
      const rows = await this.membersQuery.keysOf(ids);
      return ids.map((id) => rows.filter((key) => key.member === id));
    });
    return (await load.load(row.id)) ?? [];
  }

  @ResolveField(() => String, { nullable: true })
  profileEntry(@Parent() row: MemberRow, @Context() { viewer }: GraphqlContext): string | null {
    return abilityFor(viewer).can('keep', 'Member') ? row.profileEntry : null;
  }
}
