import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type SealedFields, valueAt } from '../../../ledger/index.js';
import type { AnswerStanding, ClaimStanding, CorrectionReason, EntityRole, IncidentRevision } from '../domain/index.js';
import { entitiesUnder } from '../store/merged-entities.js';
import { ENTITY_COLUMNS, type EntityRow, INCIDENT_COLUMNS, type IncidentRow } from './incident-record.js';

export interface VersionRow {
  readonly incident: string;
  readonly version: number;
  readonly entry_id: string;
  readonly status: 'draft' | 'discarded' | 'published';
  readonly drafted_by: string | null;
  readonly drafted_at: string;
  readonly names_person: boolean;
  readonly published_at: string | null;
  readonly correction_reason: CorrectionReason | null;
  /** As far as it was not erased, and the viewer may see it. */
  readonly content: Partial<IncidentRevision>;
  readonly note: string | null;
}

export interface InvolvedRow {
  readonly incident: string;
  readonly role: EntityRole;
  readonly standing: ClaimStanding;
  readonly entity: EntityRow;
}

export interface AnswerRow {
  readonly incident: string;
  readonly entry_id: string;
  readonly entity: string;
  readonly standing: AnswerStanding;
  readonly answered_at: string;
  readonly statement: string | null;
}

export interface LinkRow {
  readonly incident: string;
  readonly report: string;
  readonly standing: ClaimStanding;
}

/** What belongs to incidents, for many at once: lists cost one query per kind of thing, not one per incident. */
@Injectable()
export class IncidentQuery {
  constructor(private readonly dataSource: DataSource) {}

  byIds(ids: readonly string[]): Promise<IncidentRow[]> {
    return this.dataSource.query<IncidentRow[]>(`SELECT ${INCIDENT_COLUMNS} FROM incident i WHERE i.id = ANY($1)`, [ids]);
  }

  async involved(ids: readonly string[]): Promise<InvolvedRow[]> {
    const rows = await this.dataSource.query<(EntityRow & { incident: string; role: EntityRole; standing: ClaimStanding })[]>(
      `SELECT ie.incident, ie.role, ie.standing, ${ENTITY_COLUMNS} FROM incident_entity ie JOIN entity e ON e.id = ie.entity
        WHERE ie.incident = ANY($1) ORDER BY ie.incident, ie.role, e.name, e.id`,
      [ids],
    );
    return rows.map(({ incident, role, standing, ...entity }) => ({ incident, role, standing, entity }));
  }

  /** Those of the organisations that the incident names, itself or one merged into it: they may answer. The rule is `mayAnswer`. */
  answerable(incident: string, organisations: readonly string[]): Promise<EntityRow[]> {
    return this.dataSource.query<EntityRow[]>(
      `SELECT ${ENTITY_COLUMNS} FROM entity e WHERE e.id = ANY($2) AND e.kind = 'organisation' AND e.merged_into IS NULL
          AND EXISTS (SELECT FROM incident_entity ie WHERE ie.incident = $1 AND ie.entity IN ${entitiesUnder('ARRAY[e.id]')}) ORDER BY e.name, e.id`,
      [incident, organisations],
    );
  }

  answers(ids: readonly string[]): Promise<AnswerRow[]> {
    return this.dataSource.query<AnswerRow[]>(
      `SELECT incident, entry_id, entity, standing, answered_at, statement FROM incident_answer WHERE incident = ANY($1) ORDER BY answered_at, entry_id`,
      [ids],
    );
  }

  /** Reports that speak of these incidents now. */
  links(ids: readonly string[]): Promise<LinkRow[]> {
    return this.dataSource.query<LinkRow[]>(`SELECT incident, report, standing FROM report_link WHERE incident = ANY($1) ORDER BY linked_at, report`, [ids]);
  }

  /** Drafts, and the words of what was taken back, only for editors. */
  async versions(ids: readonly string[], editor: boolean): Promise<VersionRow[]> {
    const rows = await this.dataSource.query<(Omit<VersionRow, 'content' | 'note'> & { fields: SealedFields | null; notes: SealedFields | null })[]>(
      `SELECT v.incident, v.version, v.entry_id, v.status, v.drafted_by, v.drafted_at, v.names_person, v.published_at, v.correction_reason, o.fields, n.fields AS notes
         FROM incident_version v
         LEFT JOIN opening o ON o.entry_id = v.entry_id
         LEFT JOIN opening n ON n.entry_id = v.publishing_entry_id
        WHERE v.incident = ANY($1) AND ($2 OR v.status = 'published') ORDER BY v.incident, v.version`,
      [ids, editor],
    );
    return rows.map(({ fields, notes, ...row }) => ({
      ...row,
      content: contentOf(visible(fields, editor)),
      note: valueAt<string | null>(visible(notes, editor), '/command/note') ?? null,
    }));
  }
}

function visible(fields: SealedFields | null, editor: boolean): SealedFields {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, field]) => editor || field.audience === 'public'));
}

const AT = '/command/revision/';

function contentOf(fields: SealedFields): Partial<IncidentRevision> {
  const known = Object.entries(fields).filter(([path]) => path.startsWith(AT));
  return Object.fromEntries(known.map(([path, field]) => [path.slice(AT.length), field.value])) as Partial<IncidentRevision>;
}
