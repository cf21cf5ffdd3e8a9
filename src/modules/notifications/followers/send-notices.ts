import { Injectable } from '@nestjs/common';
import { addSeconds } from '../../../kernel/instant.js';
import { Clock } from '../../../platform/clock.js';
import { Config } from '../../../platform/config.js';
import { MOST_MAILS_PER_HOUR } from '../domain/index.js';
import { type Message, Messages } from '../store/messages.js';
import { type Delivery, MailSender } from './mail-sender.js';
import { WebhookSender } from './webhook-sender.js';

const AT_ONCE = 4;
const AWAY_SECONDS = 120;

/** Sends what is due, a few at a time, until nothing is or the node stops. */
@Injectable()
export class SendNotices {
  #stopping = false;

  constructor(
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly messages: Messages,
    private readonly mails: MailSender,
    private readonly webhooks: WebhookSender,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    await this.messages.purge(now);
    const round = { mailsLeft: this.config.mail === undefined ? 0 : MOST_MAILS_PER_HOUR - (await this.messages.mailsSince(addSeconds(now, -3600))) };
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#worker(round)));
  }

  /** What is being sent is finished; the rest waits. */
  stop(): void {
    this.#stopping = true;
  }

  async #worker(round: { mailsLeft: number }): Promise<void> {
    while (!this.#stopping) {
      const message = await this.messages.claim(this.clock.now(), round.mailsLeft > 0);
      if (message === undefined) return;
      if (message.channel === 'mail') round.mailsLeft--;
      const delivery = message.channel === 'mail' ? await this.mails.send(message) : await this.webhooks.send(message, this.clock.now());
      if (delivery.outcome === 'away') round.mailsLeft = 0;
      await this.#settle(message, delivery);
    }
  }

  async #settle(message: Message, { outcome, status }: Delivery): Promise<void> {
    const now = this.clock.now();
    if (outcome === 'sent') return this.messages.sent(message, now, status);
    if (outcome === 'nothing-to-send') return this.messages.drop(message);
    if (outcome === 'away') return this.messages.putBack(message, addSeconds(now, AWAY_SECONDS));
    return this.messages.failed(message, now, status, outcome === 'refused');
  }
}
