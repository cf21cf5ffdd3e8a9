import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import type { CommentDeclineReason, CommentStatus } from '../domain/index.js';

export interface CommentRow {
  readonly id: string;
  readonly motion: string;
  readonly status: Exclude<CommentStatus, 'unfiled'>;
  readonly body: string | null;
  readonly name: string | null;
  readonly filed_at: Instant;
  readonly reason: CommentDeclineReason | null;
}

const COLUMNS = 'id, motion, status, body, name, filed_at, reason';

/** Comments of the public; oldest first. */
@Injectable()
export class CommentsQuery {
  constructor(private readonly dataSource: DataSource) {}

  page(motion: string, status: CommentRow['status'], take: number, after: readonly (string | number)[] | undefined): Promise<CommentRow[]> {
    return this.dataSource.query<CommentRow[]>(
      `SELECT ${COLUMNS} FROM comment WHERE motion = $1 AND status = $2 AND ($4::timestamptz IS NULL OR (filed_at, id) > ($4::timestamptz, $5::text)) ORDER BY filed_at, id LIMIT $3`,
      [motion, status, take, after?.[0] ?? null, after?.[1] ?? null],
    );
  }

  async count(motion: string, status: CommentRow['status']): Promise<number> {
    const [row] = await this.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM comment WHERE motion = $1 AND status = $2', [motion, status]);
    return row!.n;
  }

  /** What waits for an editor, of all motions. */
  waiting(take: number): Promise<CommentRow[]> {
    return this.dataSource.query<CommentRow[]>(`SELECT ${COLUMNS} FROM comment WHERE status = 'filed' ORDER BY filed_at, id LIMIT $1`, [take]);
  }
}
