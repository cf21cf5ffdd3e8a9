import { Injectable } from '@nestjs/common';
import { utf8 } from '../../../kernel/bytes.js';
import { epochMs, type Instant } from '../../../kernel/instant.js';
import { Config } from '../../../platform/config.js';
import { type Answer, guardedRequest } from '../../../platform/guarded-request.js';
import { pathOf, signWebhook } from '../domain/index.js';
import { MessageContent } from '../queries/message-content.js';
import type { Message } from '../store/messages.js';
import { NotificationSecrets } from '../store/notification-secrets.js';
import type { Delivery } from './mail-sender.js';

const GONE = 410;

/** Sends one message to a webhook (Standard Webhooks 1.0). Of the answer only its status is looked at. */
@Injectable()
export class WebhookSender {
  constructor(
    private readonly config: Config,
    private readonly content: MessageContent,
    private readonly secrets: NotificationSecrets,
  ) {}

  async send(message: Message, now: Instant): Promise<Delivery> {
    const target = await this.content.webhook(message.channel);
    const payload = await this.#payload(message, now);
    if (target === undefined || payload === undefined) return { outcome: 'nothing-to-send', status: null };
    const secret = this.secrets.opened(target.sealedSecret, message.channel);
    // Sealed under the key of another node, or of a lost folder: nothing can be signed any more.
    if (secret === undefined) return { outcome: 'refused', status: null };
    const id = `msg_${message.id}`;
    const timestamp = Math.floor(epochMs(now) / 1000);
    // What is signed is what is sent: made into bytes once.
    const body = utf8(JSON.stringify(payload));
    const headers = { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signWebhook(secret, id, timestamp, body) };
    const answer = await this.#post(new URL(target.url), headers, body);
    if (answer === 'no-address') return { outcome: 'failed', status: null };
    const ok = answer.status >= 200 && answer.status < 300;
    return { outcome: ok ? 'sent' : answer.status === GONE ? 'refused' : 'failed', status: answer.status };
  }

  async #post(url: URL, headers: Readonly<Record<string, string>>, body: Uint8Array): Promise<Answer> {
    try {
      return await guardedRequest(url, { method: 'POST', headers, body, mostBytes: 0 }, { dns: this.config.dns, privateAddresses: this.config.localWebhooks });
    } catch {
      return 'no-address';
    }
  }

  async #payload({ id, purpose }: Message, now: Instant): Promise<object | undefined> {
    if (purpose === 'test') return { type: 'test', timestamp: now, data: {} };
    const items = await this.content.items(id);
    if (items.length === 0) return undefined;
    const notices = items.map(({ kind, subject, title, seq, at }) => ({ kind, subject, title, url: this.config.publicUrl + pathOf(subject), seq: seq < 0 ? null : seq, at }));
    return { type: 'notices', timestamp: now, data: { notices } };
  }
}
