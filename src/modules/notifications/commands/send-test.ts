import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addSeconds, DAY_SECONDS } from '../../../kernel/instant.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { MOST_TESTS_A_DAY, type Way } from '../domain/index.js';
import { CHANGED, type Changed, refuse } from './change.js';

/** A person tries whether notices reach him. */
@Injectable()
export class SendTest {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  send(member: string, way: Way): Promise<Changed> {
    return this.transactions.run(async (tx) => {
      const now = this.clock.now();
      const [sent] = await tx.query<{ n: number }[]>(
        `SELECT count(DISTINCT due_at)::int AS n FROM notice_message WHERE member = $1 AND purpose = 'test' AND due_at > $2`, [member, addSeconds(now, -DAY_SECONDS)]);
      if (sent!.n >= MOST_TESTS_A_DAY) return refuse('TOO_OFTEN');
      const channels =
        way === 'mail'
          ? await tx.query<{ channel: string }[]>(`SELECT 'mail' AS channel FROM notification_address WHERE member = $1 AND confirmed_at IS NOT NULL`, [member])
          : await tx.query<{ channel: string }[]>('SELECT id AS channel FROM webhook WHERE member = $1 AND switched_off_at IS NULL', [member]);
      if (channels.length === 0) return refuse(way === 'mail' ? 'NO_ADDRESS' : 'NO_WEBHOOK');
      for (const { channel } of channels) {
        await tx.query(
          `INSERT INTO notice_message (id, member, channel, purpose, due_at, next_at, status) VALUES ($1, $2, $3, 'test', $4, $4, 'waiting') ON CONFLICT DO NOTHING`,
          [randomUUID(), member, channel, now],
        );
      }
      return CHANGED;
    });
  }
}
