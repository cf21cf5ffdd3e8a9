import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { badInput, type GraphqlContext, notSignedIn, PublicIdScalar } from '../../../graphql/index.js';
import type { Changed } from '../commands/change.js';
import { FollowLink } from '../commands/follow-link.js';
import { KeepWebhook } from '../commands/keep-webhook.js';
import { NotificationActs } from '../commands/notification-acts.js';
import type { Rhythm, Subject, Way } from '../domain/index.js';
import { OwnNotifications } from '../queries/own-notifications.js';
import {
  AddedWebhook, AddWebhookResult, MyNotifications, NotificationRefused, notificationRefused, NotificationSubjectInput, RhythmEnum, WayEnum,
} from './notification-types.js';

const DONE = 'Null where it is done.';
const ADDRESS = /^[^\s\p{C}@<>"]{1,64}@[^\s\p{C}@<>"]{1,189}$/u;

/** What one is told of, and how: always one's own, since nobody can name another here. */
@Resolver()
export class NotificationsResolver {
  constructor(
    private readonly own: OwnNotifications,
    private readonly acts: NotificationActs,
    private readonly webhooks: KeepWebhook,
    private readonly links: FollowLink,
  ) {}

  @Query(() => MyNotifications)
  async myNotifications(@Context() context: GraphqlContext): Promise<MyNotifications> {
    const member = memberOf(context);
    const [address, preferences, webhooks, notices] = await Promise.all([this.own.address(member), this.own.preferences(member), this.own.webhooks(member), this.own.notices(member)]);
    return { mailAvailable: this.own.mailAvailable, address, preferences, webhooks, notices };
  }

  @Mutation(() => NotificationRefused, { nullable: true, description: `Be told of something, by a way and so often. Set again, it changes how often. ${DONE}` })
  async setPreference(
    @Args('subject', { type: () => NotificationSubjectInput }) subject: NotificationSubjectInput,
    @Args('way', { type: () => WayEnum }) way: Way,
    @Args('rhythm', { type: () => RhythmEnum }) rhythm: Rhythm,
    @Context() context: GraphqlContext,
  ): Promise<NotificationRefused | null> {
    return said(await this.acts.preferences.set(memberOf(context), subjectOf(subject), way, rhythm));
  }

  @Mutation(() => NotificationRefused, { nullable: true, description: `Be told of something no more. ${DONE}` })
  async removePreference(
    @Args('subject', { type: () => NotificationSubjectInput }) subject: NotificationSubjectInput,
    @Args('way', { type: () => WayEnum }) way: Way,
    @Context() context: GraphqlContext,
  ): Promise<NotificationRefused | null> {
    return said(await this.acts.removals.remove(memberOf(context), subjectOf(subject), way));
  }

  @Mutation(() => NotificationRefused, { nullable: true, description: `Name the address for your mail, and be sent a link that confirms it; without an address it is forgotten, and mail ends. ${DONE}` })
  async setNotificationAddress(@Args('address', { type: () => String, nullable: true }) given: string | null | undefined, @Context() context: GraphqlContext): Promise<NotificationRefused | null> {
    const member = memberOf(context);
    const address = given?.trim() ?? '';
    if (address === '') return said(await this.acts.addresses.remove(member));
    if (!ADDRESS.test(address)) throw badInput('address', 'give an address such as name@example.org.');
    return said(await this.acts.addresses.set(member, address));
  }

  @Mutation(() => NotificationRefused, { nullable: true, description: `What the link in a mail does: confirms that the address is yours. Nobody need be signed in. ${DONE}` })
  async confirmAddress(@Args('token', { type: () => String }) token: string): Promise<NotificationRefused | null> {
    return said(await this.links.confirm(token));
  }

  @Mutation(() => NotificationRefused, { nullable: true, description: `What the other link in each mail does: ends all mail of notices, and forgets the address. Nobody need be signed in. ${DONE}` })
  async stopMail(@Args('token', { type: () => String }) token: string): Promise<NotificationRefused | null> {
    return said(await this.links.stop(token));
  }

  @Mutation(() => AddWebhookResult, { description: 'Be posted to at an address of yours. The secret is in the answer, and nowhere again.' })
  async addWebhook(@Args('url', { type: () => String }) url: string, @Context() context: GraphqlContext): Promise<AddedWebhook | NotificationRefused> {
    const made = await this.webhooks.add(memberOf(context), url);
    return made.ok ? Object.assign(new AddedWebhook(), made.value) : notificationRefused(made.refusal);
  }

  @Mutation(() => NotificationRefused, { nullable: true, description: DONE })
  async removeWebhook(@Args('id', { type: () => PublicIdScalar }) id: string, @Context() context: GraphqlContext): Promise<NotificationRefused | null> {
    return said(await this.webhooks.remove(memberOf(context), id));
  }

  @Mutation(() => NotificationRefused, { nullable: true, description: `Be sent a test within a minute. ${DONE}` })
  async sendTestNotice(@Args('way', { type: () => WayEnum }) way: Way, @Context() context: GraphqlContext): Promise<NotificationRefused | null> {
    return said(await this.acts.tests.send(memberOf(context), way));
  }
}

function memberOf({ viewer }: GraphqlContext): string {
  if (viewer.kind !== 'member') throw notSignedIn();
  return viewer.id;
}

function subjectOf({ kind, id }: NotificationSubjectInput): Subject {
  if (kind === 'me') return { kind, id: '' };
  if (typeof id !== 'string') throw badInput('subject.id', 'give the public id of what you want to be told of.');
  return { kind, id };
}

function said(changed: Changed): NotificationRefused | null {
  return changed.ok ? null : notificationRefused(changed.refusal);
}
