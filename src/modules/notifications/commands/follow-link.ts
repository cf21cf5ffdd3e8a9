import { Injectable } from '@nestjs/common';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { CONFIRM_DAYS } from '../domain/index.js';
import { stopMail } from '../store/channels.js';
import { NotificationSecrets } from '../store/notification-secrets.js';
import { CHANGED, type Changed, refuse } from './change.js';

/** What the links in mails do. Whoever has the link has the mail: nobody need sign in, on whatever device he reads it. */
@Injectable()
export class FollowLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly secrets: NotificationSecrets,
  ) {}

  /** Followed again, it changes nothing. */
  async confirm(token: string): Promise<Changed> {
    const address = this.secrets.box.signed(token, 'confirm');
    if (address === undefined) return refuse('LINK_NOT_VALID');
    const now = this.clock.now();
    const [, found] = await this.transactions.run((tx) =>
      tx.query<[unknown, number]>(
        'UPDATE notification_address SET confirmed_at = coalesce(confirmed_at, $2), failures = 0 WHERE id = $1 AND (confirmed_at IS NOT NULL OR asked_at > $3)',
        [address, now, addSeconds(now, -CONFIRM_DAYS * DAY_SECONDS)],
      ),
    );
    return found === 1 ? CHANGED : refuse('LINK_NOT_VALID');
  }

  /** RFC 8058: one request ends all mail. The address is forgotten, so that only a new confirmation brings mail again. */
  async stop(token: string): Promise<Changed> {
    const address = this.secrets.box.signed(token, 'stop');
    if (address === undefined) return refuse('LINK_NOT_VALID');
    await this.transactions.run(async (tx) => {
      const [row] = await tx.query<{ member: string }[]>('SELECT member FROM notification_address WHERE id = $1', [address]);
      if (row === undefined) return; // ended before
      await stopMail(tx, row.member);
      await tx.query(`DELETE FROM notification_preference WHERE member = $1 AND way = 'mail'`, [row.member]);
    });
    return CHANGED;
  }
}
