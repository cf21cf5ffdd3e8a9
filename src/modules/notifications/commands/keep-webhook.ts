import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config.js';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { newPublicId } from '../../../platform/random.js';
import { formatSecret, MOST_WEBHOOKS } from '../domain/index.js';
import { NotificationSecrets } from '../store/notification-secrets.js';
import { CHANGED, type Changed, refuse } from './change.js';

/** Shown once: the node keeps it sealed, and tells it to nobody again. */
export interface NewWebhook {
  readonly id: string;
  readonly secret: string;
}

@Injectable()
export class KeepWebhook {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly secrets: NotificationSecrets,
    private readonly config: Config,
  ) {}

  async add(member: string, given: string): Promise<Changed<NewWebhook>> {
    const url = webhookUrl(given.trim(), this.config.localWebhooks);
    if (url === undefined) return refuse('NOT_AN_ADDRESS');
    return this.transactions.run(async (tx) => {
      const [had] = await tx.query<{ n: number }[]>('SELECT count(*)::int AS n FROM webhook WHERE member = $1', [member]);
      if (had!.n >= MOST_WEBHOOKS) return refuse('TOO_MANY');
      const made = { id: newPublicId(), secret: formatSecret(randomBytes(32)) };
      await tx.query('INSERT INTO webhook (id, member, url, sealed_secret, created_at) VALUES ($1, $2, $3, $4, $5)', [
        made.id, member, url, this.secrets.sealed(made.secret, made.id), this.clock.now(),
      ]);
      return { ok: true, value: made };
    });
  }

  async remove(member: string, webhook: string): Promise<Changed> {
    return this.transactions.run(async (tx) => {
      const [, gone] = await tx.query<[unknown, number]>('DELETE FROM webhook WHERE member = $1 AND id = $2', [member, webhook]);
      if (gone === 0) return refuse('NO_SUCH_WEBHOOK');
      await tx.query('DELETE FROM notice_message WHERE member = $1 AND channel = $2', [member, webhook]);
      return CHANGED;
    });
  }
}

/** Where it leads is judged when something is sent: a name may lead elsewhere by then. */
function webhookUrl(text: string, local: boolean): string | undefined {
  if (text.length > 500 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const bare = url.username === '' && url.password === '' && url.hash === '';
  return bare && (url.protocol === 'https:' || (local && url.protocol === 'http:')) ? url.href : undefined;
}
