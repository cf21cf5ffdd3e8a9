import { Args, Context, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { badInput, type GraphqlContext, InstantScalar, notSignedIn } from '../../../graphql/index.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { CloseSession } from '../commands/close-session.js';
import { OwnSessionsQuery } from '../queries/own-sessions.js';

@ObjectType('OwnSession', { description: 'A session of your own. From where it is used nobody knows: no address and no browser is kept.' })
export class OwnSessionType {
  @Field(() => String, { description: 'Names it to closeSession; it is not its token, and opens nothing.' })
  id: string;

  @Field(() => Boolean, { description: 'The one by which you ask.' })
  current: boolean;

  @Field(() => String, { description: 'Id of the key that opened it.' })
  keyId: string;

  @Field(() => InstantScalar)
  createdAt: string;

  @Field(() => InstantScalar, { description: 'Last used then, or up to five minutes later.' })
  seenAt: string;

  @Field(() => InstantScalar, { description: 'Ends then if it is not used before.' })
  expiresAt: string;
}

/** By which sessions one is signed in, and the way to end them. */
@Resolver()
export class OwnSessionsResolver {
  constructor(
    private readonly sessions: OwnSessionsQuery,
    private readonly closeSessions: CloseSession,
  ) {}

  @Query(() => [OwnSessionType], { description: 'Your sessions, last used first.' })
  async ownSessions(@Context() { viewer }: GraphqlContext): Promise<OwnSessionType[]> {
    const { id, session } = memberOf(viewer);
    return (await this.sessions.ofMember(id)).map((one) => ({ ...one, current: one.id === session }));
  }

  @Mutation(() => Boolean, { description: 'Ends one of your sessions. True also where it had ended before.' })
  async closeSession(@Args('session', { type: () => String }) session: string, @Context() { viewer }: GraphqlContext): Promise<boolean> {
    const member = memberOf(viewer);
    if (!/^[0-9a-f]{64}$/.test(session)) throw badInput('session', 'give the id of one of your sessions, as ownSessions tells it.');
    await this.closeSessions.close(member, session);
    return true;
  }

  @Mutation(() => Int, { description: 'Ends all of your sessions but the one by which you ask; says how many.' })
  async closeOtherSessions(@Context() { viewer }: GraphqlContext): Promise<number> {
    return this.closeSessions.closeOthers(memberOf(viewer));
  }
}

function memberOf(viewer: Viewer): Extract<Viewer, { kind: 'member' }> {
  if (viewer.kind !== 'member') throw notSignedIn();
  return viewer;
}
