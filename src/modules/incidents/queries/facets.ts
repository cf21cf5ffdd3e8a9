import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PublishedLog } from '../../../ledger/index.js';
import { MERGED_ROOTS } from '../store/merged-entities.js';
import { base, conditions, type Facet, FACETS, type IncidentSearch, Values } from './incident-search.js';
import { IncidentsQuery } from './incidents.js';
import { runSearch } from './run-search.js';

export interface FacetRow {
  readonly value: string;
  readonly label: string | null;
  readonly count: number;
}
export type Facets = Readonly<Record<Facet, readonly FacetRow[]>> & { readonly total: number };

/** Facets of one value a row, and facets of a list a row: few different lists occur, so they are counted before they are spread. */
const SINGLE = { severity: 'severity', year: 'year', origin: 'origin' } as const;
const LISTS = { harmType: 'harm_types', country: 'countries' } as const;
const REMEMBERED = 200;

/**
 * How many incidents each value of each filter would leave, the *other* filters applied, so that a person sees what choosing
 * it brings. One pass over what status and text leave; each row notes which filters it passes.
 */
@Injectable()
export class FacetsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly incidents: IncidentsQuery,
    private readonly published: PublishedLog,
  ) {}

  readonly #remembered = new Map<string, Promise<Facets>>();

  /** Counts change only with the log, so those of the same question under the same log are given again. */
  of(search: IncidentSearch): Promise<Facets> {
    const key = `${this.published.size} ${JSON.stringify(search)}`;
    const known = this.#remembered.get(key);
    if (known) return known;
    if (this.#remembered.size >= REMEMBERED) this.#remembered.clear();
    const counted = this.count(search);
    this.#remembered.set(key, counted);
    counted.catch(() => this.#remembered.delete(key));
    return counted;
  }

  async count(search: IncidentSearch): Promise<Facets> {
    const matching = await this.incidents.matching(search);
    const values = new Values();
    const where = base(search, matching, values);
    const set = conditions(search, values);
    const passes = (except?: Facet): string => {
      const flags = FACETS.filter((facet) => facet !== except && set[facet] !== undefined).map((facet) => `b."pass_${facet}"`);
      return flags.length === 0 ? 'true' : flags.join(' AND ');
    };
    const flags = FACETS.filter((facet) => set[facet] !== undefined).map((facet) => `, coalesce(${set[facet]}, false) AS "pass_${facet}"`);
    const singles = (Object.keys(SINGLE) as (keyof typeof SINGLE)[]).map(
      (facet) => `SELECT '${facet}' AS facet, b.${SINGLE[facet]}::text AS value, NULL AS label, count(*)::int AS count
         FROM base b WHERE b.${SINGLE[facet]} IS NOT NULL AND ${passes(facet)} GROUP BY b.${SINGLE[facet]}`,
    );
    const lists = (Object.keys(LISTS) as (keyof typeof LISTS)[]).map(
      (facet) => `SELECT '${facet}', v, NULL, sum(g.n)::int
         FROM (SELECT b.${LISTS[facet]} AS list, count(*) AS n FROM base b WHERE ${passes(facet)} GROUP BY 1) g, unnest(g.list) v GROUP BY v`,
    );
    const parts = [...singles, ...lists];
    const rows = await runSearch<{ facet: Facet | 'total'; value: string; label: string | null; count: number }>(
      this.dataSource,
      matching,
      `WITH base AS MATERIALIZED (
         SELECT i.severity, i.harm_types, i.countries, i.entities, i.year, CASE WHEN i.source_name IS NULL THEN 'own' ELSE 'imported' END AS origin${flags.join('')}
           FROM incident i WHERE ${where})
       ${parts.join(' UNION ALL ')}
       UNION ALL (SELECT 'entity', n.id, n.name, k.count FROM (
         SELECT coalesce(r.root, e.id) AS id, sum(g.count)::int AS count
           FROM (SELECT v AS id, count(*) AS count FROM base b, unnest(b.entities) v WHERE ${passes('entity')} GROUP BY v) g
           JOIN entity e ON e.id = g.id AND e.shown LEFT JOIN ${MERGED_ROOTS} r ON r.id = e.id GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20) k JOIN entity n ON n.id = k.id AND n.shown)
       UNION ALL SELECT 'total', '', NULL, count(*)::int FROM base b WHERE ${passes()}
       ORDER BY facet, count DESC, value`,
      values,
    );
    const of = (facet: Facet): FacetRow[] => rows.filter((row) => row.facet === facet).map(({ value, label, count }) => ({ value, label, count }));
    const total = rows.find((row) => row.facet === 'total')?.count ?? 0;
    const year = of('year').sort((a, b) => (a.value < b.value ? 1 : -1));
    return { severity: of('severity'), harmType: of('harmType'), country: of('country'), year, origin: of('origin'), entity: of('entity'), total };
  }
}
