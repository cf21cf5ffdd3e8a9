import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../platform/clock.js';

/** Counts, never bare percentages: "12 of 69" says how much it is worth. */
export interface AnswerCounts {
  readonly lab: string | null;
  readonly asked: number;
  readonly answered: number;
  readonly answeredInTime: number;
  readonly answeredLate: number;
  /** Not answered, and the time is not over. */
  readonly waiting: number;
  readonly overdue: number;
  /** Implemented; partly; claimed without proof; declined: what is decided either way. */
  readonly kept: number;
  readonly partly: number;
  readonly unproven: number;
  readonly declined: number;
  /** Neither kept nor broken yet. */
  readonly pending: number;
  /** Superseded, no longer applicable, taken back. */
  readonly setAside: number;
  readonly assessmentsDue: number;
  readonly assessmentsOverdue: number;
}

const COUNTS = `count(*)::int AS asked,
  count(*) FILTER (WHERE answered_at IS NOT NULL)::int AS answered,
  count(*) FILTER (WHERE answered_at IS NOT NULL AND NOT answered_late AND NOT was_overdue)::int AS "answeredInTime",
  count(*) FILTER (WHERE answered_at IS NOT NULL AND (answered_late OR was_overdue))::int AS "answeredLate",
  count(*) FILTER (WHERE open AND outstanding AND due_at > $1)::int AS waiting,
  count(*) FILTER (WHERE open AND outstanding AND due_at <= $1)::int AS overdue,
  count(*) FILTER (WHERE status = 'implemented')::int AS kept,
  count(*) FILTER (WHERE status = 'partly')::int AS partly,
  count(*) FILTER (WHERE status = 'claimed-unproven')::int AS unproven,
  count(*) FILTER (WHERE status = 'declined')::int AS declined,
  count(*) FILTER (WHERE open)::int AS pending,
  count(*) FILTER (WHERE status IN ('superseded', 'no-longer-applicable', 'reconsidered'))::int AS "setAside",
  count(*) FILTER (WHERE open AND assessment_due_at > $1)::int AS "assessmentsDue",
  count(*) FILTER (WHERE open AND assessment_due_at <= $1)::int AS "assessmentsOverdue"`;

@Injectable()
export class AnswerRatesQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Of one lab, or of all together. */
  async of(lab: string | null): Promise<AnswerCounts> {
    const [row] = await this.dataSource.query<AnswerCounts[]>(
      `SELECT $2::text AS lab, ${COUNTS} FROM recommendation WHERE $2::text IS NULL OR lab = $2`, [this.clock.now(), lab]);
    return row!;
  }

  byLab(): Promise<(AnswerCounts & { readonly lab: string })[]> {
    return this.dataSource.query(`SELECT lab, ${COUNTS} FROM recommendation GROUP BY lab ORDER BY count(*) DESC, lab LIMIT 200`, [this.clock.now()]);
  }
}
