import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Config } from '../../../platform/config.js';
import { confirmationMail, type MailText, noticeMail, testMail } from '../domain/index.js';
import { MessageContent } from '../queries/message-content.js';
import type { Message } from '../store/messages.js';
import { NotificationSecrets } from '../store/notification-secrets.js';

/** `away`: the mail server itself; `refused`: it will never take this one. */
export type Delivery = { readonly outcome: 'sent' | 'failed' | 'refused' | 'away' | 'nothing-to-send'; readonly status: number | null };

const MS = 15_000;
const AWAY = new Set(['ECONNECTION', 'ETIMEDOUT', 'EDNS', 'ESOCKET', 'ECONNREFUSED', 'EAUTH', 'ETLS', 'ENOTFOUND']);

/** Sends one message by mail: plain text, public titles and links, and a way to end it that mail programs know. */
@Injectable()
export class MailSender {
  constructor(
    private readonly config: Config,
    private readonly content: MessageContent,
    private readonly secrets: NotificationSecrets,
  ) {}

  async send(message: Message): Promise<Delivery> {
    const { mail } = this.config;
    if (mail === undefined) return { outcome: 'nothing-to-send', status: null };
    const address = await this.content.address(message.member, message.purpose !== 'confirm');
    if (address === undefined) return { outcome: 'nothing-to-send', status: null };
    const stop = this.secrets.stopLink(address.id);
    const words = await this.#words(message, address.id, stop);
    if (words === undefined) return { outcome: 'nothing-to-send', status: null };
    const transport = createTransport({ url: mail.smtpUrl, connectionTimeout: MS, greetingTimeout: MS, socketTimeout: MS, disableFileAccess: true, disableUrlAccess: true });
    try {
      await transport.sendMail({
        from: { name: 'Folkmoot', address: mail.from },
        to: address.address,
        subject: words.subject,
        text: words.text,
        // The same at each attempt, so that a mail that came twice is seen to be one.
        messageId: `<${message.id}@${this.config.rpId}>`,
        headers: {
          // RFC 3834: nobody's holiday answers to it.
          'auto-submitted': 'auto-generated',
          ...(message.purpose === 'confirm' ? {} : { 'list-unsubscribe': `<${stop}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' }),
        },
      });
      return { outcome: 'sent', status: null };
    } catch (error) {
      return failureOf(error);
    } finally {
      transport.close();
    }
  }

  async #words({ id, purpose }: Message, address: string, stop: string): Promise<MailText | undefined> {
    if (purpose === 'confirm') return confirmationMail(this.secrets.confirmationLink(address));
    if (purpose === 'test') return testMail({ stop });
    const items = await this.content.items(id);
    return items.length === 0 ? undefined : noticeMail(items, { publicUrl: this.config.publicUrl, stop });
  }
}

function failureOf(error: unknown): Delivery {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const status = typeof responseCode === 'number' ? responseCode : null;
  if (status !== null && code !== 'EAUTH') return { outcome: status >= 500 ? 'refused' : 'failed', status };
  return { outcome: typeof code === 'string' && AWAY.has(code) ? 'away' : 'failed', status };
}
