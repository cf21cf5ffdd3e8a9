import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import { Config } from '../../../platform/config.js';
import type { NoticeKind, Rhythm, Subject, SubjectKind, Way } from '../domain/index.js';
import { PublicTitles } from './public-titles.js';

export interface OwnAddress {
  readonly address: string;
  readonly askedAt: Instant;
  readonly confirmedAt: Instant | null;
}

export interface OwnPreference {
  readonly subject: Subject;
  readonly title: string | null;
  readonly way: Way;
  readonly rhythm: Rhythm;
  readonly since: Instant;
}

export interface OwnWebhook {
  readonly id: string;
  readonly url: string;
  readonly createdAt: Instant;
  readonly triedAt: Instant | null;
  readonly lastStatus: number | null;
  readonly switchedOffAt: Instant | null;
}

export interface OwnNotice {
  readonly kind: NoticeKind;
  readonly subject: Subject;
  readonly title: string | null;
  /** Null where it follows from no entry. */
  readonly seq: number | null;
  readonly at: Instant;
}

const RECENT = 50;

interface Placed {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** What a person chose about notices, and the last ones. Secrets are not among it. */
@Injectable()
export class OwnNotifications {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly titles: PublicTitles,
  ) {}

  get mailAvailable(): boolean {
    return this.config.mail !== undefined;
  }

  async address(member: string): Promise<OwnAddress | null> {
    const sql = 'SELECT address, asked_at AS "askedAt", confirmed_at AS "confirmedAt" FROM notification_address WHERE member = $1';
    return (await this.dataSource.query<OwnAddress[]>(sql, [member]))[0] ?? null;
  }

  async preferences(member: string): Promise<OwnPreference[]> {
    const rows = await this.dataSource.query<(Placed & Omit<OwnPreference, 'subject' | 'title'>)[]>(
      'SELECT subject_kind AS kind, subject_id AS id, way, rhythm, since FROM notification_preference WHERE member = $1 ORDER BY since, subject_kind, subject_id, way', [member]);
    return (await this.#titled(rows)).map(({ row: { way, rhythm, since }, subject, title }) => ({ subject, title, way, rhythm, since }));
  }

  webhooks(member: string): Promise<OwnWebhook[]> {
    return this.dataSource.query<OwnWebhook[]>(
      `SELECT id, url, created_at AS "createdAt", tried_at AS "triedAt", last_status AS "lastStatus", switched_off_at AS "switchedOffAt" FROM webhook WHERE member = $1 ORDER BY created_at, id`, [member]);
  }

  async notices(member: string): Promise<OwnNotice[]> {
    const rows = await this.dataSource.query<{ notice: NoticeKind; kind: SubjectKind; id: string; seq: number; at: Instant }[]>(
      `SELECT kind AS notice, subject_kind AS kind, subject_id AS id, seq, at FROM notice WHERE member = $1 ORDER BY at DESC, seq DESC, kind LIMIT ${RECENT}`, [member]);
    return (await this.#titled(rows)).map(({ row, subject, title }) => ({ kind: row.notice, subject, title, seq: Number(row.seq) < 0 ? null : Number(row.seq), at: row.at }));
  }

  async #titled<R extends Placed>(rows: readonly R[]): Promise<{ row: R; subject: Subject; title: string | null }[]> {
    const titles = await this.titles.of(rows);
    return rows.map((row) => ({ row, subject: { kind: row.kind, id: row.id }, title: titles.get(`${row.kind} ${row.id}`) ?? null }));
  }
}
