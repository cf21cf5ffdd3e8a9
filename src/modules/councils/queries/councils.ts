import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import { Config } from '../../../platform/config.js';
import type { CouncilStatus, DissolutionReason, Least, SeatClass } from '../domain/index.js';

export interface CouncilRow {
  readonly id: string;
  readonly status: Exclude<CouncilStatus, 'unfounded'>;
  readonly name: string | null;
  readonly purpose: string | null;
  readonly charter_version: number;
  readonly assess_days: number;
  readonly founded_at: Instant;
  readonly dissolved_at: Instant | null;
  readonly dissolution_reason: DissolutionReason | null;
  readonly dissolution_note: string | null;
}

export interface CharterRow {
  readonly council: string;
  readonly version: number;
  readonly entry_id: string;
  readonly adopted_at: Instant;
  readonly adopted_by: string;
  readonly motion: string | null;
  readonly hash: string;
  readonly body: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly classes: readonly SeatClass[];
  readonly assess_days: number;
  /** Null for a charter of before charters said it. */
  readonly least: Least | null;
}

const COLUMNS = 'id, status, name, purpose, charter_version, assess_days, founded_at, dissolved_at, dissolution_reason, dissolution_note';

/** Councils and what their charters said and say. */
@Injectable()
export class CouncilsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
  ) {}

  addressOf(council: string): string {
    return `${this.config.publicUrl}/councils/${council}`;
  }

  byIds(ids: readonly string[]): Promise<CouncilRow[]> {
    return this.dataSource.query<CouncilRow[]>(`SELECT ${COLUMNS} FROM council WHERE id = ANY($1)`, [ids]);
  }

  /** Oldest first, `take` rows at most from after the given place. */
  page(take: number, after: readonly (string | number)[] | undefined): Promise<CouncilRow[]> {
    return this.dataSource.query<CouncilRow[]>(
      `SELECT ${COLUMNS} FROM council WHERE $2::timestamptz IS NULL OR (founded_at, id) > ($2::timestamptz, $3::text) ORDER BY founded_at, id LIMIT $1`,
      [take, after?.[0] ?? null, after?.[1] ?? null],
    );
  }

  async count(): Promise<number> {
    const [row] = await this.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM council');
    return row?.n ?? 0;
  }

  /** Newest first. */
  charters(councils: readonly string[]): Promise<CharterRow[]> {
    return this.dataSource.query<CharterRow[]>(
      'SELECT council, version, entry_id, adopted_at, adopted_by, motion, hash, body, labels, classes, assess_days, least FROM council_charter WHERE council = ANY($1) ORDER BY council, version DESC',
      [councils],
    );
  }
}
