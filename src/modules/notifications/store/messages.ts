import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { randomUUID } from 'node:crypto';
import { addSeconds, DAY_SECONDS, epochMs, type Instant } from '../../../kernel/instant.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { DEAD_AFTER, KEPT_DAYS, retryAt } from '../domain/index.js';

export interface Message {
  readonly id: string;
  readonly member: string;
  readonly channel: string;
  readonly purpose: 'notices' | 'confirm' | 'test';
  readonly attempts: number;
}

/**
 * Whoever was sending it has died when nothing was heard for so long: it is sent again, under the same id, by which receivers and mail
 * programs know that they have it.
 */
const LOST_SECONDS = 900;

/** Messages on their way. A message is claimed in a transaction of its own before it is sent, so that no two workers send it. */
@Injectable()
export class Messages {
  constructor(private readonly transactions: Transactions) {}

  async claim(now: Instant, mail: boolean): Promise<Message | undefined> {
    return this.transactions.run(async (tx) => {
      const [rows] = await tx.query<[Message[], number]>(
        `UPDATE notice_message SET status = 'sending', claimed_at = $1, attempts = attempts + 1
          WHERE id = (SELECT id FROM notice_message
                       WHERE ((status = 'waiting' AND next_at <= $1) OR (status = 'sending' AND claimed_at <= $2)) AND ($3 OR channel <> 'mail')
                       ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id, member, channel, purpose, attempts`,
        [now, addSeconds(now, -LOST_SECONDS), mail],
      );
      return rows[0];
    });
  }

  async sent(message: Message, now: Instant, status: number | null): Promise<void> {
    await this.transactions.run(async (tx) => {
      await tx.query(`UPDATE notice_message SET status = 'sent', sent_at = $2 WHERE id = $1`, [message.id, now]);
      if (message.channel === 'mail') await tx.query('UPDATE notification_address SET failures = 0 WHERE member = $1', [message.member]);
      else await tx.query('UPDATE webhook SET failures = 0, last_status = $2, tried_at = $3 WHERE id = $1', [message.channel, status, now]);
    });
  }

  /** The channel is gone, or nothing is left to say. */
  async drop(message: Message): Promise<void> {
    await this.transactions.run((tx) => tx.query(`UPDATE notice_message SET status = 'given-up' WHERE id = $1`, [message.id]));
  }

  /** The mail server itself is away: that is no fault of the address. */
  async putBack(message: Message, next: Instant): Promise<void> {
    await this.transactions.run((tx) => tx.query(`UPDATE notice_message SET status = 'waiting', next_at = $2, attempts = greatest(attempts - 1, 1) WHERE id = $1`, [message.id, next]));
  }

  /** Tries again later, or gives up; what fails again and again, or says that it is gone, is switched off, and the person is told. */
  async failed(message: Message, now: Instant, status: number | null, forGood: boolean): Promise<void> {
    await this.transactions.run(async (tx) => {
      const next = forGood ? undefined : retryAt(message.attempts, now);
      await tx.query('UPDATE notice_message SET status = $2, next_at = coalesce($3, next_at) WHERE id = $1', [message.id, next === undefined ? 'given-up' : 'waiting', next ?? null]);
      if (message.channel === 'mail') {
        await tx.query('UPDATE notification_address SET failures = failures + 1, confirmed_at = CASE WHEN failures + 1 >= $2 THEN NULL ELSE confirmed_at END WHERE member = $1', [message.member, DEAD_AFTER]);
        return;
      }
      const [off] = await tx.query<[{ id: string }[], number]>(
        `UPDATE webhook SET failures = failures + 1, last_status = $2, tried_at = $3::timestamptz,
                switched_off_at = CASE WHEN failures + 1 >= $4 OR $2 = 410 THEN $3::timestamptz ELSE switched_off_at END
          WHERE id = $1 RETURNING CASE WHEN switched_off_at IS NOT NULL THEN id END AS id`,
        [message.channel, status, now, DEAD_AFTER],
      );
      if (typeof off[0]?.id === 'string') await switchedOff(tx, message, now);
    });
  }

  /** Mails of the hour before now. */
  async mailsSince(since: Instant): Promise<number> {
    const [row] = await this.transactions.run((tx) => tx.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM notice_message WHERE status = 'sent' AND channel = 'mail' AND sent_at > $1`, [since]));
    return row!.n;
  }

  async purge(now: Instant): Promise<void> {
    const before = addSeconds(now, -KEPT_DAYS * DAY_SECONDS);
    await this.transactions.run(async (tx) => {
      await tx.query(`DELETE FROM notice_message WHERE due_at < $1 AND status IN ('sent', 'given-up')`, [before]);
      await tx.query('DELETE FROM notice n WHERE at < $1 AND NOT EXISTS (SELECT FROM notice_item i WHERE i.member = n.member AND i.seq = n.seq AND i.kind = n.kind)', [before]);
    });
  }
}

async function switchedOff(tx: EntityManager, { member, channel }: Message, now: Instant): Promise<void> {
  await tx.query(`UPDATE notice_message SET status = 'given-up' WHERE member = $1 AND channel = $2 AND status = 'waiting'`, [member, channel]);
  // No entry says so: below zero, where no entry of the log has its place.
  const seq = -epochMs(now);
  await tx.query(`INSERT INTO notice (member, seq, kind, subject_kind, subject_id, at) VALUES ($1, $2, 'your-webhook-is-off', 'me', '', $3) ON CONFLICT DO NOTHING`, [member, seq, now]);
  await tx.query(
    `WITH message AS (
       INSERT INTO notice_message (id, member, channel, purpose, due_at, next_at, status)
       SELECT $1, member, 'mail', 'notices', $3::timestamptz, $3::timestamptz, 'waiting' FROM notification_address WHERE member = $2 AND confirmed_at IS NOT NULL
       ON CONFLICT DO NOTHING RETURNING id)
     INSERT INTO notice_item (message, member, seq, kind) SELECT id, $2, $4, 'your-webhook-is-off' FROM message`,
    [randomUUID(), member, now, seq],
  );
}
