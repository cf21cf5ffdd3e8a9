import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { INCIDENT_COLUMNS, type IncidentRow } from './incident-record.js';
import { runSearch } from './run-search.js';
import { base, conditions, type IncidentSearch, type Matching, score, Values } from './incident-search.js';

export type { IncidentSearch } from './incident-search.js';
export type IncidentSort = 'relevance' | 'occurred' | 'published';

export interface FoundIncident {
  readonly row: IncidentRow;
  /** Sort keys, for the cursor. */
  readonly position: readonly (string | number)[];
}

export interface IncidentPage {
  readonly found: readonly FoundIncident[];
  readonly matching: Matching;
}

/** Sort expression of each order; every one is followed by the id, so that no two incidents share a place. */
const KEY_TYPE = { relevance: 'int', occurred: 'text', published: 'timestamptz' } as const;

/** Search and lists, by keyset: a page deep in the list costs what the first one costs. */
@Injectable()
export class IncidentsQuery {
  constructor(private readonly dataSource: DataSource) {}

  async page(search: IncidentSearch, sort: IncidentSort, after: readonly (string | number)[] | undefined, take: number): Promise<IncidentPage> {
    const matching = await this.matching(search);
    const by = sort === 'relevance' && matching === 'none' ? 'published' : sort;
    const values = new Values();
    const where = [base(search, matching, values), ...Object.values(conditions(search, values))];
    const key = { relevance: () => score(search, matching, values), occurred: () => 'i.occurred', published: () => publishedKey(search) }[by]();
    if (after) where.push(`(${key}, i.id) < (${values.put(after[0])}::${KEY_TYPE[by]}, ${values.put(after[1])}::text)`);
    const rows = await runSearch<IncidentRow & { key: string | number }>(
      this.dataSource,
      matching,
      `SELECT ${INCIDENT_COLUMNS}, ${key} AS key FROM incident i WHERE ${where.join(' AND ')}
        ORDER BY ${key} DESC, i.id DESC LIMIT ${values.put(take)}`,
      values,
    );
    return { matching, found: rows.map((row) => ({ row, position: [row.key, row.id] })) };
  }

  /** Words where any incident has them, else alike titles: a slip of the pen finds what was meant. */
  async matching(search: IncidentSearch): Promise<Matching> {
    if (search.text === '') return 'none';
    const values = new Values();
    const [row] = await this.dataSource.query<{ found: boolean }[]>(
      `SELECT EXISTS (SELECT FROM incident i WHERE ${base(search, 'words', values)}) AS found`,
      values.list,
    );
    return row?.found === true ? 'words' : 'alike';
  }
}

/** Drafts have no such instant. The plain column is used where all have one, because it is indexed. */
function publishedKey(search: IncidentSearch): string {
  return search.status.includes('draft') ? "coalesce(i.published_at, '-infinity')" : 'i.published_at';
}
