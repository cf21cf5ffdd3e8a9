import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import type { Viewer } from '../../../kernel/viewer.js';

export interface PetitionRow {
  readonly id: string;
  readonly status: 'open' | 'reached';
  readonly incident: string;
  readonly text: string | null;
  readonly needed: number;
  readonly signers: number;
  readonly started_at: Instant;
  readonly reached_at: Instant | null;
  /** Whether whoever asks has signed. */
  readonly signed: boolean;
  /** A jury opened on the ground of a petition has the petition's id. */
  readonly opened: boolean;
}

const PETITIONS = `SELECT p.id, p.status, p.incident, p.text, p.needed, p.signers, p.started_at, p.reached_at,
    coalesce(jsonb_exists(s.state -> 'signers', $1), false) AS signed, EXISTS (SELECT FROM jury j WHERE j.id = p.id) AS opened
  FROM petition p JOIN stream s ON s.kind = 'petition' AND s.id = p.id`;

/** Petitions for a jury, as everybody may read them. */
@Injectable()
export class PetitionsQuery {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string, viewer: Viewer): Promise<PetitionRow | undefined> {
    const [row] = await this.dataSource.query<PetitionRow[]>(`${PETITIONS} WHERE p.id = $2`, [idOf(viewer), id]);
    return row;
  }

  on(incident: string, viewer: Viewer): Promise<PetitionRow[]> {
    return this.dataSource.query<PetitionRow[]>(`${PETITIONS} WHERE p.incident = $2 ORDER BY p.started_at, p.id LIMIT 100`, [idOf(viewer), incident]);
  }

  /** Newest first, `take` rows at most from after the given place. */
  page(take: number, after: readonly (string | number)[] | undefined, viewer: Viewer): Promise<PetitionRow[]> {
    return this.dataSource.query<PetitionRow[]>(
      `${PETITIONS} WHERE $3::timestamptz IS NULL OR (p.started_at, p.id) < ($3::timestamptz, $4::text) ORDER BY p.started_at DESC, p.id DESC LIMIT $2`,
      [idOf(viewer), take, after?.[0] ?? null, after?.[1] ?? null],
    );
  }

  async count(): Promise<number> {
    const [row] = await this.dataSource.query<{ n: number }[]>('SELECT count(*)::int AS n FROM petition');
    return row?.n ?? 0;
  }
}

function idOf(viewer: Viewer): string {
  return viewer.kind === 'member' ? viewer.id : '';
}
