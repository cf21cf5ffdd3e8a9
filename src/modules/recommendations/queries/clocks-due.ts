import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import { ASKING_KINDS, type AssessedAs, verdictRecommendationId } from '../domain/index.js';

export interface CarriedMotion {
  readonly id: string;
  readonly council: string;
  readonly lab: string;
  readonly policy: string | null;
  readonly mandate: string | null;
}

export interface AskingVerdict {
  readonly jury: string;
  readonly lab: string;
  /** Place among those addressed, from 1. */
  readonly n: number;
}

export interface CarriedAssessment {
  readonly motion: string;
  readonly recommendation: string;
  readonly status: AssessedAs;
  readonly successor: string | null;
  readonly closedAt: Instant;
}

const MOST = 500;

/** What is to be done by the clock, by the states of streams and by rows: whatever was left undone is found again. */
@Injectable()
export class ClocksDue {
  constructor(private readonly dataSource: DataSource) {}

  /** Carried, of a kind that asks a lab, and without a recommendation. */
  unissued(): Promise<CarriedMotion[]> {
    return this.dataSource.query<CarriedMotion[]>(
      `SELECT m.id, m.state->>'council' AS council, m.state->>'lab' AS lab, m.state->>'policy' AS policy, m.state->>'mandate' AS mandate
         FROM stream m WHERE m.kind = 'motion' AND m.state->>'status' = 'carried' AND m.state->>'kind' = ANY($1) AND m.state->>'lab' IS NOT NULL
          AND NOT EXISTS (SELECT FROM stream r WHERE r.kind = 'recommendation' AND r.id = m.id)
        ORDER BY m.last_at, m.id LIMIT ${MOST}`,
      [ASKING_KINDS],
    );
  }

  /** Verdicts that ask an organisation, and have no recommendation for it. */
  async unissuedVerdicts(): Promise<AskingVerdict[]> {
    const rows = await this.dataSource.query<AskingVerdict[]>(
      `SELECT j.id AS jury, a.lab, a.n::int AS n FROM stream j, jsonb_array_elements_text(j.state->'addressed') WITH ORDINALITY AS a (lab, n)
        WHERE j.kind = 'jury' AND j.state->>'status' = 'verdict'
          AND (SELECT count(*) FROM stream r WHERE r.kind = 'recommendation' AND r.state->'origin'->>'id' = j.id) < jsonb_array_length(j.state->'addressed')
        ORDER BY j.last_at, j.id, a.n LIMIT ${MOST}`,
    );
    const issued = await this.dataSource.query<{ id: string }[]>(`SELECT id FROM stream WHERE kind = 'recommendation' AND id = ANY($1)`, [
      rows.map(({ jury, n }) => verdictRecommendationId(jury, n)),
    ]);
    return rows.filter(({ jury, n }) => !issued.some(({ id }) => id === verdictRecommendationId(jury, n)));
  }

  /** Carried, and not recorded yet; in the order in which they were carried, from after the one that is given. Some can never be: the rules say so each time. */
  unrecorded(after?: CarriedAssessment): Promise<CarriedAssessment[]> {
    return this.dataSource.query<CarriedAssessment[]>(
      `SELECT m.id AS motion, m.state->'subject'->>'recommendation' AS recommendation, m.state->'subject'->>'status' AS status,
              m.state->'subject'->>'successor' AS successor, m.state->>'closedAt' AS "closedAt"
         FROM stream m JOIN recommendation r ON r.id = m.state->'subject'->>'recommendation'
        WHERE m.kind = 'motion' AND m.state->>'status' = 'carried' AND m.state->>'kind' = 'assess'
          AND NOT EXISTS (SELECT FROM recommendation_event e
                           WHERE e.recommendation = r.id AND e.type = 'AssessmentRecorded' AND e.event->>'motion' = m.id)
          AND ($1::text IS NULL OR (m.state->>'closedAt', m.id) > ($1, $2::text))
        ORDER BY m.state->>'closedAt', m.id LIMIT ${MOST}`,
      [after?.closedAt ?? null, after?.motion ?? null],
    );
  }

  async overdue(now: Instant): Promise<string[]> {
    return this.#ids('SELECT id FROM recommendation WHERE outstanding AND overdue_at IS NULL AND due_at <= $1 ORDER BY due_at, id', now);
  }

  async assessmentsOverdue(now: Instant): Promise<string[]> {
    return this.#ids('SELECT id FROM recommendation WHERE assessment_due_at <= $1 AND assessment_overdue_at IS NULL ORDER BY assessment_due_at, id', now);
  }

  async #ids(query: string, now: Instant): Promise<string[]> {
    return (await this.dataSource.query<{ id: string }[]>(`${query} LIMIT ${MOST}`, [now])).map(({ id }) => id);
  }
}
