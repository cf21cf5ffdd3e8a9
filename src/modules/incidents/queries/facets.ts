import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { base, conditions, type Facet, FACETS, type IncidentSearch, Values } from './incident-search.js';
import { IncidentsQuery } from './incidents.js';
import { runSearch } from './run-search.js';

export interface FacetRow {
  readonly value: string;
  readonly label: string | null;
  readonly count: number;
}
export type Facets = Readonly<Record<Facet, readonly FacetRow[]>> & { readonly total: number };

const VALUES: Readonly<Record<Exclude<Facet, 'entity'>, { readonly value: string; readonly from: string }>> = {
  severity: { value: 'b.severity', from: 'base b' },
  harmType: { value: 'v', from: 'base b, unnest(b.harm_types) v' },
  country: { value: 'v', from: 'base b, unnest(b.countries) v' },
  year: { value: 'b.year::text', from: 'base b' },
  origin: { value: 'b.origin', from: 'base b' },
};

/**
 * How many incidents each value of each filter would leave, the *other* filters applied, so that a person sees what choosing
 * it brings. One pass over what status and text leave; each row notes which filters it passes.
 */
@Injectable()
export class FacetsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly incidents: IncidentsQuery,
  ) {}

  async of(search: IncidentSearch): Promise<Facets> {
    const matching = await this.incidents.matching(search);
    const values = new Values();
    const where = base(search, matching, values);
    const set = conditions(search, values);
    const passes = (except?: Facet): string => {
      const flags = FACETS.filter((facet) => facet !== except && set[facet] !== undefined).map((facet) => `b."pass_${facet}"`);
      return flags.length === 0 ? 'true' : flags.join(' AND ');
    };
    const flags = FACETS.filter((facet) => set[facet] !== undefined).map((facet) => `, coalesce(${set[facet]}, false) AS "pass_${facet}"`);
    const parts = (Object.keys(VALUES) as (keyof typeof VALUES)[]).map((facet) => {
      const { value, from } = VALUES[facet];
      return `SELECT '${facet}' AS facet, ${value} AS value, NULL AS label, count(*)::int AS count FROM ${from} WHERE ${value} IS NOT NULL AND ${passes(facet)} GROUP BY ${value}`;
    });
    const rows = await runSearch<{ facet: Facet | 'total'; value: string; label: string | null; count: number }>(
      this.dataSource,
      matching,
      `WITH base AS MATERIALIZED (
         SELECT i.id, i.severity, i.harm_types, i.countries, i.year, CASE WHEN i.source_name IS NULL THEN 'own' ELSE 'imported' END AS origin${flags.join('')}
           FROM incident i WHERE ${where})
       ${parts.join(' UNION ALL ')}
       UNION ALL (SELECT 'entity', n.id, n.name, k.count FROM (
         SELECT coalesce(e.merged_into, e.id) AS id, count(DISTINCT b.id)::int AS count
           FROM base b JOIN incident_entity ie ON ie.incident = b.id JOIN entity e ON e.id = ie.entity
          WHERE e.shown AND ${passes('entity')} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 20) k JOIN entity n ON n.id = k.id AND n.shown)
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
