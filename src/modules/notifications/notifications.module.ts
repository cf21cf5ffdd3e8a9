import { Module } from '@nestjs/common';
import { FollowLink } from './commands/follow-link.js';
import { KeepWebhook } from './commands/keep-webhook.js';
import { NotificationActs } from './commands/notification-acts.js';
import { RemovePreference } from './commands/remove-preference.js';
import { SendTest } from './commands/send-test.js';
import { SetAddress } from './commands/set-address.js';
import { SetPreference } from './commands/set-preference.js';
import { MailSender } from './followers/mail-sender.js';
import { NotificationJobs } from './followers/notification-jobs.js';
import { SendNotices } from './followers/send-notices.js';
import { TakeNotices } from './followers/take-notices.js';
import { WebhookSender } from './followers/webhook-sender.js';
import { NotificationsResolver } from './graphql/notifications.resolver.js';
import { ParticipationResolver } from './graphql/participation.resolver.js';
import { MessageContent } from './queries/message-content.js';
import { OwnNotifications } from './queries/own-notifications.js';
import { Participation } from './queries/participation.js';
import { PublicTitles } from './queries/public-titles.js';
import { Messages } from './store/messages.js';
import { NotificationSecrets } from './store/notification-secrets.js';

/** Tells people what they asked to be told: by mail, and by webhooks. */
@Module({
  providers: [
    FollowLink, KeepWebhook, NotificationActs, RemovePreference, SendTest, SetAddress, SetPreference,
    MailSender, NotificationJobs, SendNotices, TakeNotices, WebhookSender,
    NotificationsResolver, ParticipationResolver, Participation, MessageContent, OwnNotifications, PublicTitles, Messages, NotificationSecrets,
  ],
})
export class NotificationsModule {}
