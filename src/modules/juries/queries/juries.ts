import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import { verdictRecommendationId } from '../../recommendations/index.js';
import type { Juror, Jury } from '../domain/index.js';
import type { JuryTextKind } from '../store/jury-slice.js';

export interface JuryRow {
  readonly id: string;
  readonly opened_at: Instant;
  readonly opened_by: string;
  readonly state: Jury;
}

export interface JuryTextRow {
  readonly kind: JuryTextKind;
  readonly n: number;
  readonly at: Instant;
  readonly text: string | null;
  readonly entry_id: string;
}

export interface JuryFilter {
  readonly incident?: string | null | undefined;
  readonly party?: string | null | undefined;
  readonly running?: boolean | null | undefined;
}

const FROM = `FROM jury j JOIN stream s ON s.kind = 'jury' AND s.id = j.id`;
const WHERE = `($1::text IS NULL OR j.incident = $1) AND ($2::text IS NULL OR EXISTS (SELECT FROM jury_party p WHERE p.jury = j.id AND p.entity = $2))
  AND ($3::boolean IS NULL OR (j.ended_at IS NULL) = $3)`;

/** Juries as everybody may read them. */
@Injectable()
export class JuriesQuery {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<JuryRow | undefined> {
    const [row] = await this.dataSource.query<JuryRow[]>(`SELECT j.id, j.opened_at, j.opened_by, s.state ${FROM} WHERE j.id = $1`, [id]);
    return row;
  }

  /** Newest first. */
  page({ incident, party, running }: JuryFilter, take: number, after: readonly (string | number)[] | undefined): Promise<JuryRow[]> {
    return this.dataSource.query<JuryRow[]>(
      `SELECT j.id, j.opened_at, j.opened_by, s.state ${FROM} WHERE ${WHERE}
          AND ($5::timestamptz IS NULL OR (j.opened_at, j.id) < ($5::timestamptz, $6::text)) ORDER BY j.opened_at DESC, j.id DESC LIMIT $4`,
      [incident ?? null, party ?? null, running ?? null, take, after?.[0] ?? null, after?.[1] ?? null],
    );
  }

  async count({ incident, party, running }: JuryFilter): Promise<number> {
    const [row] = await this.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM jury j WHERE ${WHERE}`, [incident ?? null, party ?? null, running ?? null]);
    return row?.n ?? 0;
  }

  texts(jury: string): Promise<JuryTextRow[]> {
    return this.dataSource.query<JuryTextRow[]>('SELECT kind, n, at, text, entry_id FROM jury_text WHERE jury = $1 ORDER BY kind, n', [jury]);
  }

  /** Who has said anything, also those who have left. */
  async jurors(jury: string): Promise<ReadonlyMap<string, Juror>> {
    const rows = await this.dataSource.query<{ id: string; state: Juror }[]>(
      `SELECT id, state FROM stream WHERE kind = 'juror' AND split_part(id, '-', 1) = $1 AND position('-' IN id) > 0 ORDER BY id COLLATE "C"`,
      [jury],
    );
    return new Map(rows.map(({ id, state }) => [id, state]));
  }

  /** Names that may be shown: those of organisations. */
  async names(entities: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    const rows = await this.dataSource.query<{ id: string; name: string | null }[]>(`SELECT id, name FROM entity WHERE id = ANY($1) AND kind = 'organisation'`, [entities]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Recommendations that came of the verdict, by the organisation addressed. */
  async recommendations({ id, addressed }: Jury): Promise<ReadonlyMap<string, string>> {
    const ids = addressed.map((_, i) => verdictRecommendationId(id, i + 1));
    const rows = await this.dataSource.query<{ id: string }[]>(`SELECT id FROM stream WHERE kind = 'recommendation' AND id = ANY($1)`, [ids]);
    return new Map(addressed.flatMap((party, i) => (rows.some((row) => row.id === ids[i]) ? [[party, ids[i]!] as const] : [])));
  }
}
