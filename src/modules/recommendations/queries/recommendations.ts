import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addSeconds, DAY_SECONDS, type Instant } from '../../../kernel/instant.js';
import { Clock } from '../../../platform/clock.js';
import { type Assessment, type Difference, differencesOf, type RecommendationEvent, type Standing } from '../domain/index.js';
import { ASKED, RECOMMENDATION_COLUMNS, type RecommendationRow } from './recommendation-rows.js';

export interface RecommendationFilter {
  readonly lab?: string | null;
  readonly council?: string | null;
  readonly policy?: string | null;
  readonly status?: readonly Assessment[] | null;
  readonly standing?: readonly Standing[] | null;
  readonly open?: boolean | null;
  /** The answer is outstanding and its time is over. */
  readonly overdue?: boolean | null;
  readonly assessmentOverdue?: boolean | null;
}

export interface EventRow {
  readonly recommendation: string;
  readonly entryId: string;
  readonly type: RecommendationEvent['type'];
  readonly at: Instant;
  readonly event: RecommendationEvent;
  readonly text: string | null;
}

export interface EvidenceRow {
  readonly entryId: string;
  readonly hash: string;
  readonly size: number;
  readonly name: string | null;
  readonly kept: boolean;
}

const EVENT = 'v.recommendation, v.entry_id AS "entryId", v.type, v.at, v.event, v.text';
const YEAR_DAYS = 365;
const MOST = 500;

@Injectable()
export class RecommendationsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async one(id: string): Promise<RecommendationRow | undefined> {
    return (await this.dataSource.query<RecommendationRow[]>(`SELECT ${RECOMMENDATION_COLUMNS} FROM recommendation r WHERE r.id = $1`, [id]))[0];
  }

  /** Last issued first. */
  page(filter: RecommendationFilter, after: readonly (string | number)[] | undefined, take: number): Promise<RecommendationRow[]> {
    const { where, values } = this.#where(filter);
    if (after) where.push(`(r.issued_at, r.id) < ($${values.push(after[0])}::timestamptz, $${values.push(after[1])}::text)`);
    return this.dataSource.query<RecommendationRow[]>(
      `SELECT ${RECOMMENDATION_COLUMNS} FROM recommendation r ${whereOf(where)} ORDER BY r.issued_at DESC, r.id DESC LIMIT $${values.push(take)}`,
      values,
    );
  }

  async count(filter: RecommendationFilter): Promise<number> {
    const { where, values } = this.#where(filter);
    const [row] = await this.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM recommendation r ${whereOf(where)}`, values);
    return row?.n ?? 0;
  }

  /** What was asked, in words; null where they were erased or are not public. */
  async asked(origin: string, id: string): Promise<{ readonly text: string | null; readonly measure: string | null }> {
    if (origin === 'verdict') {
      const [reasons] = await this.dataSource.query<{ text: string | null }[]>(`SELECT text FROM jury_text WHERE jury = substr($1, 9, 12) AND kind IN ('reasons', 'charge') ORDER BY kind DESC LIMIT 1`, [id]);
      return { text: reasons?.text ?? null, measure: null };
    }
    const rows = await this.dataSource.query<{ text: string | null; measure: string | null; first: boolean }[]>(ASKED, [origin, id]);
    return { text: rows[0]?.text ?? null, measure: rows.find((row) => row.first)?.measure ?? null };
  }

  events(ids: readonly string[]): Promise<EventRow[]> {
    return this.dataSource.query<EventRow[]>(`SELECT ${EVENT} FROM recommendation_event v WHERE v.recommendation = ANY($1) ORDER BY v.recommendation, v.n`, [ids]);
  }

  evidence(ids: readonly string[]): Promise<EvidenceRow[]> {
    return this.dataSource.query<EvidenceRow[]>(
      `SELECT e.entry_id AS "entryId", e.hash, e.size, e.name, e.name IS NOT NULL AND EXISTS (SELECT FROM answer_file f WHERE f.hash = e.hash) AS kept
         FROM recommendation_evidence e WHERE e.recommendation = ANY($1) ORDER BY e.entry_id, e.place`,
      [ids],
    );
  }

  /** Newest answers, overdue marks and assessments of all. */
  latest(take: number): Promise<(EventRow & RecommendationRow)[]> {
    return this.dataSource.query<(EventRow & RecommendationRow)[]>(
      `SELECT ${EVENT}, ${RECOMMENDATION_COLUMNS} FROM recommendation_event v JOIN recommendation r ON r.id = v.recommendation
        WHERE v.type IN ('RecommendationIssued', 'LabResponded', 'AnswerOverdue', 'AssessmentOverdue', 'AssessmentRecorded')
        ORDER BY v.at DESC, v.entry_id DESC, v.n DESC LIMIT $1`,
      [take],
    );
  }

  /** Everything open for over a year, oldest first, with what the two sides' records differ in. */
  async discrepancies(): Promise<{ readonly row: RecommendationRow; readonly differences: readonly Difference[] }[]> {
    const now = this.clock.now();
    const rows = await this.dataSource.query<RecommendationRow[]>(
      `SELECT ${RECOMMENDATION_COLUMNS} FROM recommendation r WHERE r.open AND r.issued_at <= $1 ORDER BY r.issued_at, r.id LIMIT ${MOST}`,
      [addSeconds(now, -YEAR_DAYS * DAY_SECONDS)],
    );
    return rows.map((row) => ({ row, differences: differencesOf(row, now) }));
  }

  #where(filter: RecommendationFilter): { where: string[]; values: unknown[] } {
    const where: string[] = [];
    const values: unknown[] = [];
    const now = this.clock.now();
    if (filter.lab != null) where.push(`r.lab = $${values.push(filter.lab)}`);
    if (filter.council != null) where.push(`r.council = $${values.push(filter.council)}`);
    if (filter.policy != null) where.push(`r.policy = $${values.push(filter.policy)}`);
    if (filter.status != null && filter.status.length > 0) where.push(`r.status = ANY($${values.push(filter.status)})`);
    if (filter.standing != null && filter.standing.length > 0) where.push(`r.standing = ANY($${values.push(filter.standing)})`);
    if (filter.open != null) where.push(filter.open ? 'r.open' : 'NOT r.open');
    if (filter.overdue != null) where.push(`${filter.overdue ? '' : 'NOT '}(r.open AND r.outstanding AND r.due_at <= $${values.push(now)})`);
    if (filter.assessmentOverdue != null) {
      where.push(`${filter.assessmentOverdue ? '' : 'NOT '}(r.open AND r.assessment_due_at IS NOT NULL AND r.assessment_due_at <= $${values.push(now)})`);
    }
    return { where, values };
  }
}

function whereOf(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
}
