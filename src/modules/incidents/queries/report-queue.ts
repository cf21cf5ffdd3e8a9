import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ReportStatus } from '../domain/index.js';

export interface QueuedReportRow {
  readonly id: string;
  readonly title: string | null;
  readonly status: ReportStatus;
  readonly filedAt: string;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly claimedBy: string | null;
  readonly declineProposed: boolean;
  /** How many other records resembled it when it was published. */
  readonly similar: number;
}

export interface QueueFilter {
  readonly status?: readonly ReportStatus[] | undefined;
  readonly claimedBy?: string | undefined;
  readonly unclaimed?: boolean | undefined;
  readonly overdue?: boolean | undefined;
  /** Words of title or account. */
  readonly text?: string | undefined;
}

const OPEN: readonly ReportStatus[] = ['received', 'in-review', 'needs-information'];

/** The desk's queue: what is due first stands first. */
@Injectable()
export class ReportQueue {
  constructor(private readonly dataSource: DataSource) {}

  async page(filter: QueueFilter, after: readonly [string, string] | undefined, take: number): Promise<QueuedReportRow[]> {
    const { where, values } = condition(filter);
    const at = values.length;
    const next = after ? ` AND (r.due_at, r.id) > ($${at + 2}::timestamptz, $${at + 3})` : '';
    return this.dataSource.query<QueuedReportRow[]>(
      `SELECT r.id, t.title, r.status, r.filed_at AS "filedAt", r.due_at AS "dueAt", r.overdue, r.claimed_by AS "claimedBy",
              r.decline_proposed_by IS NOT NULL AS "declineProposed",
              (SELECT count(*)::int FROM report_suggestion s WHERE s.report = r.id) AS similar
         FROM report r LEFT JOIN report_text t ON t.report = r.id
        WHERE ${where}${next} ORDER BY r.due_at, r.id LIMIT $${at + 1}`,
      [...values, take, ...(after ?? [])],
    );
  }

  async count(filter: QueueFilter): Promise<number> {
    const { where, values } = condition(filter);
    const [row] = await this.dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM report r LEFT JOIN report_text t ON t.report = r.id WHERE ${where}`,
      values,
    );
    return row?.n ?? 0;
  }
}

function condition({ status, claimedBy, unclaimed, overdue, text }: QueueFilter): { where: string; values: unknown[] } {
  const values: unknown[] = [status ?? OPEN];
  const parts = ['r.status = ANY($1)'];
  if (claimedBy !== undefined) parts.push(`r.claimed_by = $${values.push(claimedBy)}`);
  if (unclaimed === true) parts.push('r.claimed_by IS NULL');
  if (overdue !== undefined) parts.push(overdue ? 'r.overdue' : 'NOT r.overdue');
  if (text !== undefined) parts.push(`t.search @@ websearch_to_tsquery('english', $${values.push(text)})`);
  return { where: parts.join(' AND '), values };
}
