import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import { type SealedFields, valueAt } from '../../../ledger/index.js';
import { type AppealStatus, CONTACT_PATH, type ExclusionReason, ROW_PATH, type VolunteerRow, type VolunteerStatus } from '../domain/index.js';

/** A volunteer as the stewards see him, who have to look for ties to the parties. */
export interface VolunteerForSteward {
  readonly number: string;
  readonly status: VolunteerStatus;
  readonly member: string | null;
  readonly volunteeredAt: Instant;
  readonly reason: ExclusionReason | null;
  readonly excludedBy: string | null;
  readonly appeal: AppealStatus | null;
  readonly appealText: string | null;
  readonly row: VolunteerRow | null;
  readonly contact: string | null;
}

interface Row {
  readonly number: string;
  readonly status: VolunteerStatus;
  readonly member: string | null;
  readonly volunteered_at: Instant;
  readonly reason: ExclusionReason | null;
  readonly excluded_by: string | null;
  readonly appeal: AppealStatus | null;
  readonly fields: SealedFields | null;
  readonly appealed: SealedFields | null;
}

@Injectable()
export class VolunteersQuery {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order of their numbers, `take` at most from after the given one; those with an appeal first of all where asked for. */
  async page(draw: string, take: number, after: string | undefined, appeals: boolean): Promise<VolunteerForSteward[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT v.number, v.status, v.member, v.volunteered_at, v.reason, v.excluded_by, v.appeal, o.fields, a.fields AS appealed
         FROM volunteer v LEFT JOIN opening o ON o.entry_id = v.entry_id LEFT JOIN opening a ON a.entry_id = v.appeal_entry
        WHERE v.draw = $1 AND ($3::text IS NULL OR v.number > $3 COLLATE "C") AND (NOT $4 OR v.appeal = 'pending') ORDER BY v.number COLLATE "C" LIMIT $2`,
      [draw, take, after ?? null, appeals],
    );
    return rows.map(({ volunteered_at: volunteeredAt, excluded_by: excludedBy, fields, appealed, ...row }) => ({
      ...row,
      volunteeredAt,
      excludedBy,
      appealText: valueAt<string>(appealed ?? {}, '/command/text') ?? null,
      row: ((fields ?? {})[ROW_PATH]?.value as unknown as VolunteerRow | undefined) ?? null,
      contact: valueAt<string>(fields ?? {}, CONTACT_PATH) ?? null,
    }));
  }
}
