import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { provenanceOf } from './provenance.js';
import { ENTITY_COLUMNS, type EntityRow, INCIDENT_COLUMNS, type IncidentRow } from './incident-record.js';
import { type InvolvedRow, IncidentQuery } from './incident.js';

/** An incident as the export has it: what its page shows, in plain data. */
export interface ExportedIncident {
  readonly row: IncidentRow;
  /** Only those whose names are shown. */
  readonly entities: readonly InvolvedRow[];
  readonly withheld: number;
  readonly reports: number;
}

const PAGE = 500;

/** Everything public, a page at a time, in the order of ids: an export of any size takes the same memory. */
@Injectable()
export class PublicExport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly incidents: IncidentQuery,
  ) {}

  async *all(): AsyncGenerator<ExportedIncident[]> {
    for (let after = ''; ; ) {
      const rows = await this.dataSource.query<IncidentRow[]>(
        `SELECT ${INCIDENT_COLUMNS} FROM incident i WHERE i.published_at IS NOT NULL AND i.id > $1 ORDER BY i.id LIMIT ${PAGE}`,
        [after],
      );
      if (rows.length === 0) return;
      yield await this.#complete(rows);
      after = rows.at(-1)!.id;
    }
  }

  async one(id: string): Promise<ExportedIncident | undefined> {
    const rows = (await this.incidents.byIds([id])).filter((row) => row.published_at !== null);
    return (await this.#complete(rows))[0];
  }

  /** Last published or corrected first. */
  newest(take: number): Promise<IncidentRow[]> {
    return this.dataSource.query<IncidentRow[]>(
      `SELECT ${INCIDENT_COLUMNS} FROM incident i WHERE i.published_at IS NOT NULL AND i.status = 'published' ORDER BY i.changed_at DESC, i.id DESC LIMIT $1`,
      [take],
    );
  }

  async *entities(): AsyncGenerator<EntityRow[]> {
    for (let after = ''; ; ) {
      const rows = await this.dataSource.query<EntityRow[]>(
        `SELECT ${ENTITY_COLUMNS} FROM entity e WHERE e.shown AND e.id > $1 ORDER BY e.id LIMIT ${PAGE}`,
        [after],
      );
      if (rows.length === 0) return;
      yield rows;
      after = rows.at(-1)!.id;
    }
  }

  async #complete(rows: readonly IncidentRow[]): Promise<ExportedIncident[]> {
    const ids = rows.map((row) => row.id);
    const [involved, links] = await Promise.all([this.incidents.involved(ids), this.incidents.links(ids)]);
    const entities = groupBy(involved);
    return rows.map((row) => {
      const named = entities.get(row.id) ?? [];
      const shown = named.filter(({ entity }) => entity.shown);
      return { row, entities: shown, withheld: named.length - shown.length, reports: links.filter((link) => link.incident === row.id).length };
    });
  }
}

function groupBy(rows: readonly InvolvedRow[]): Map<string, InvolvedRow[]> {
  const out = new Map<string, InvolvedRow[]>();
  for (const row of rows) {
    const group = out.get(row.incident);
    if (group) group.push(row);
    else out.set(row.incident, [row]);
  }
  return out;
}

/** The JSON form, the same for one incident and in the export of all. */
export function exportedJson({ row, entities, withheld, reports }: ExportedIncident, publicUrl: string): Record<string, unknown> {
  return {
    id: row.id,
    url: `${publicUrl}/incidents/${row.id}`,
    status: row.status,
    version: row.version,
    title: row.title,
    summary: row.summary,
    account: row.account,
    occurred: row.occurred === '' ? null : row.occurred,
    severity: row.severity,
    harmTypes: row.harm_types,
    countries: row.countries,
    systems: row.systems,
    sources: row.sources,
    harmed: row.harmed,
    quantity: row.quantity,
    entities: entities.map(({ entity, role, standing }) => ({ id: entity.id, url: `${publicUrl}/entities/${entity.id}`, name: entity.name, kind: entity.kind, role, standing })),
    entitiesWithheld: withheld,
    reports,
    publishedAt: row.published_at,
    correctedAt: row.corrected_at,
    retracted: row.retraction_reason === null ? null : { reason: row.retraction_reason, at: row.retracted_at },
    mergedInto: row.merged_into,
    provenance: provenanceOf(row),
  };
}
