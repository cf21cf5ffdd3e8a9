import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import type { MailItem, NoticeKind, SubjectKind } from '../domain/index.js';
import { PublicTitles } from './public-titles.js';

export interface ContentItem extends MailItem {
  readonly seq: number;
  readonly at: Instant;
}

export interface WebhookTarget {
  readonly url: string;
  readonly sealedSecret: Buffer;
}

/** What a message says, read when it is sent: a title that was erased meanwhile is not told. */
@Injectable()
export class MessageContent {
  constructor(
    private readonly dataSource: DataSource,
    private readonly titles: PublicTitles,
  ) {}

  async items(message: string): Promise<ContentItem[]> {
    const rows = await this.dataSource.query<{ notice: NoticeKind; kind: SubjectKind; id: string; seq: number; at: Instant }[]>(
      `SELECT n.kind AS notice, n.subject_kind AS kind, n.subject_id AS id, n.seq, n.at
         FROM notice_item i JOIN notice n ON n.member = i.member AND n.seq = i.seq AND n.kind = i.kind WHERE i.message = $1 ORDER BY n.at, n.seq, n.kind`, [message]);
    const titles = await this.titles.of(rows);
    return rows.map(({ notice, kind, id, seq, at }) => ({ kind: notice, subject: { kind, id }, title: titles.get(`${kind} ${id}`) ?? null, seq: Number(seq), at }));
  }

  /** Undefined where there is none, or none that may be used for this. */
  async address(member: string, confirmed: boolean): Promise<{ readonly id: string; readonly address: string } | undefined> {
    const rows = await this.dataSource.query<{ id: string; address: string }[]>(
      'SELECT id, address FROM notification_address WHERE member = $1 AND (confirmed_at IS NOT NULL) = $2', [member, confirmed]);
    return rows[0];
  }

  async webhook(id: string): Promise<WebhookTarget | undefined> {
    return (await this.dataSource.query<WebhookTarget[]>('SELECT url, sealed_secret AS "sealedSecret" FROM webhook WHERE id = $1 AND switched_off_at IS NULL', [id]))[0];
  }
}
