import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityRole } from '../domain/index.js';
import { entitiesUnder } from '../store/merged-entities.js';
import { ENTITY_COLUMNS, type EntityRow } from './incident-record.js';
import { Values } from './incident-search.js';

export interface EntitySearch {
  readonly text: string;
  readonly kind: readonly string[];
  readonly sort: 'name' | 'incidents';
  /** Also those without a page: for editors. */
  readonly all: boolean;
}

export interface FoundEntity {
  readonly row: EntityRow;
  readonly position: readonly (string | number)[];
}

/** A cursor holds the beginning of a name, lest it grow longer than cursors may be. */
const SORTS = {
  name: { key: `left(lower(coalesce(e.name, '')), 60) COLLATE "C"`, order: 'ASC', type: 'text' },
  incidents: { key: 'e.incidents', order: 'DESC', type: 'int' },
} as const;

@Injectable()
export class EntitiesQuery {
  constructor(private readonly dataSource: DataSource) {}

  byIds(ids: readonly string[]): Promise<EntityRow[]> {
    return this.dataSource.query<EntityRow[]>(`SELECT ${ENTITY_COLUMNS} FROM entity e WHERE e.id = ANY($1)`, [ids]);
  }

  async page(search: EntitySearch, after: readonly (string | number)[] | undefined, take: number): Promise<FoundEntity[]> {
    const { key, order, type } = SORTS[search.sort];
    const values = new Values();
    const where = ['e.merged_into IS NULL', ...this.#where(search, values)];
    if (after) where.push(`(${key}, e.id) ${order === 'ASC' ? '>' : '<'} (${values.put(after[0])}::${type}, ${values.put(after[1])}::text)`);
    const rows = await this.dataSource.query<(EntityRow & { key: string | number })[]>(
      `SELECT ${ENTITY_COLUMNS}, ${key} AS key FROM entity e WHERE ${where.join(' AND ')} ORDER BY ${key} ${order}, e.id ${order} LIMIT ${values.put(take)}`,
      values.list,
    );
    return rows.map((row) => ({ row, position: [row.key, row.id] }));
  }

  async count(search: EntitySearch): Promise<number> {
    const values = new Values();
    const where = ['e.merged_into IS NULL', ...this.#where(search, values)];
    const [row] = await this.dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM entity e WHERE ${where.join(' AND ')}`, values.list);
    return row?.n ?? 0;
  }

  /** Public incidents of each entity by its role in them, with those of entities merged into it. */
  roles(ids: readonly string[]): Promise<{ entity: string; role: EntityRole; count: number }[]> {
    return this.dataSource.query(
      `SELECT asked.entity, ie.role, count(DISTINCT ie.incident)::int AS count
         FROM unnest($1::text[]) AS asked (entity)
         JOIN incident_entity ie ON ie.entity = ANY (ARRAY${entitiesUnder('ARRAY[asked.entity]')})
         JOIN incident i ON i.id = ie.incident AND i.status = 'published' GROUP BY 1, 2 ORDER BY 1, 2`,
      [ids],
    );
  }

  /** Names spelled alike, for an editor who looks for doubles. Likeness proposes and never merges. */
  similar(id: string, take: number): Promise<(EntityRow & { likeness: number })[]> {
    return this.dataSource.query(
      `SELECT ${ENTITY_COLUMNS}, (similarity(e.name, o.name) * 100)::int AS likeness
         FROM entity o JOIN entity e ON e.name % o.name AND e.id <> o.id AND e.merged_into IS NULL
        WHERE o.id = $1 ORDER BY similarity(e.name, o.name) DESC, e.id LIMIT $2`,
      [id, take],
    );
  }

  #where({ text, kind, all }: EntitySearch, values: Values): string[] {
    const where = all ? [] : ['e.shown'];
    if (kind.length > 0) where.push(`e.kind = ANY(${values.put(kind)}::text[])`);
    if (text !== '') {
      const like = values.put(`%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`);
      where.push(`(e.name ILIKE ${like} OR ${values.put(text)} <% e.name)`);
    }
    return where;
  }
}
