import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import { Config } from '../../../platform/config.js';
import type { Announcement, BeaconRound, DrawRules } from '../domain/draw/index.js';
import type { DrawStatus, RoundName, VoidReason } from '../domain/index.js';

export interface DrawRow {
  readonly id: string;
  readonly status: Exclude<DrawStatus, 'unopened'>;
  readonly purpose: 'jury' | 'seats';
  readonly rehearsal: boolean;
  readonly council: string | null;
  readonly class: string | null;
  readonly rules: DrawRules;
  readonly relaxed: number;
  readonly lead_seconds: number;
  readonly excluding: readonly string[];
  readonly title: string | null;
  readonly about: string | null;
  readonly opened_at: Instant;
  readonly opened_by: string;
  readonly closes_at: Instant;
  readonly size: number | null;
  readonly announcement: Announcement | null;
  readonly closed_at: Instant | null;
  readonly deal_round: BeaconRound | null;
  readonly root: string | null;
  readonly bundle: string | null;
  readonly next: RoundName | null;
  readonly dealt_at: Instant | null;
  readonly draw_round: BeaconRound | null;
  readonly panel_index: number | null;
  readonly panel: readonly number[] | null;
  readonly drawn_at: Instant | null;
  readonly void_reason: VoidReason | null;
  readonly void_note: string | null;
  readonly voided_at: Instant | null;
}

const COLUMNS = `id, status, purpose, rehearsal, council, class, rules, relaxed, lead_seconds, excluding, title, about, opened_at, opened_by, closes_at, size, announcement, closed_at,
  deal_round, root, bundle, next, dealt_at, draw_round, panel_index, panel, drawn_at, void_reason, void_note, voided_at`;

/** Draws as everybody may read them. */
@Injectable()
export class DrawsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  addressOf(draw: string): string {
    return `${this.config.publicUrl}/draws/${draw}`;
  }

  async byId(id: string): Promise<DrawRow | undefined> {
    const [row] = await this.dataSource.query<DrawRow[]>(`SELECT ${COLUMNS} FROM draw WHERE id = $1`, [id]);
    return row;
  }

  /** Newest first, `take` rows at most from after the given place. */
  page(take: number, after: readonly (string | number)[] | undefined): Promise<DrawRow[]> {
    return this.dataSource.query<DrawRow[]>(
      `SELECT ${COLUMNS} FROM draw WHERE $2::timestamptz IS NULL OR (opened_at, id) < ($2::timestamptz, $3::text) ORDER BY opened_at DESC, id DESC LIMIT $1`,
      [take, after?.[0] ?? null, after?.[1] ?? null],
    );
  }

  async count(): Promise<number> {
    const [row] = await this.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM draw');
    return row?.n ?? 0;
  }

  /** How many stand, are excluded, and wait for the decision about their appeal. */
  async tally(draw: string): Promise<{ readonly standing: number; readonly excluded: number; readonly withdrawn: number; readonly appeals: number }> {
    const [row] = await this.dataSource.query<{ standing: number; excluded: number; withdrawn: number; appeals: number }[]>(
      `SELECT count(*) FILTER (WHERE status = 'stands')::int AS standing, count(*) FILTER (WHERE status = 'excluded')::int AS excluded,
              count(*) FILTER (WHERE status = 'withdrawn')::int AS withdrawn, count(*) FILTER (WHERE appeal = 'pending')::int AS appeals
         FROM volunteer WHERE draw = $1`,
      [draw],
    );
    return row!;
  }

  /** Why people were kept out: codes and numbers of people, nothing that shows one. */
  exclusions(draw: string): Promise<{ readonly reason: string; readonly people: number }[]> {
    return this.dataSource.query(`SELECT reason, count(*)::int AS people FROM volunteer WHERE draw = $1 AND status = 'excluded' GROUP BY reason ORDER BY reason`, [draw]);
  }
}
