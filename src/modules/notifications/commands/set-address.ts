import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { Clock } from '../../../platform/clock.js';
import { Config } from '../../../platform/config.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { newPublicId } from '../../../platform/random.js';
import { MOST_CONFIRMATIONS_A_DAY } from '../domain/index.js';
import { stopMail } from '../store/channels.js';
import { CHANGED, type Changed, refuse } from './change.js';

/**
 * A person names the address for his mail. It is used for nothing but one link until he follows that: whoever types a stranger's
 * address sends him one mail, and no more than three a day.
 */
@Injectable()
export class SetAddress {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async set(member: string, address: string): Promise<Changed> {
    if (this.config.mail === undefined) return refuse('MAIL_NOT_AVAILABLE');
    return this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const [sent] = await tx.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM notice_message WHERE member = $1 AND purpose = 'confirm' AND due_at > $2`, [member, addSeconds(now, -DAY_SECONDS)]);
      if (sent!.n >= MOST_CONFIRMATIONS_A_DAY) return refuse('TOO_OFTEN');
      await stopMail(tx, member);
      await tx.query(
        `INSERT INTO notification_address AS a (member, id, address, asked_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (member) DO UPDATE SET id = excluded.id, address = excluded.address, asked_at = excluded.asked_at, confirmed_at = NULL, failures = 0`,
        [member, newPublicId(), address, now],
      );
      await tx.query(
        `INSERT INTO notice_message (id, member, channel, purpose, due_at, next_at, status) VALUES ($1, $2, 'mail', 'confirm', $3, $3, 'waiting') ON CONFLICT DO NOTHING`,
        [randomUUID(), member, now],
      );
      return CHANGED;
    });
  }

  /** Forgets the address; mail ends with it. */
  async remove(member: string): Promise<Changed> {
    await this.transactions.run(async (tx) => {
      await stopMail(tx, member);
      await tx.query(`DELETE FROM notification_preference WHERE member = $1 AND way = 'mail'`, [member]);
    });
    return CHANGED;
  }
}
