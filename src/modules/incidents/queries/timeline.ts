import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { base, conditions, type IncidentSearch, Values } from './incident-search.js';
import { IncidentsQuery } from './incidents.js';
import { runSearch } from './run-search.js';

/** Incidents by the year or month in which they happened, oldest first. What is known less exactly is left out. */
@Injectable()
export class TimelineQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly incidents: IncidentsQuery,
  ) {}

  async counts(search: IncidentSearch, step: 'year' | 'month'): Promise<{ period: string; count: number }[]> {
    const matching = await this.incidents.matching(search);
    const values = new Values();
    const where = [base(search, matching, values), ...Object.values(conditions(search, values))];
    const length = values.put(step === 'year' ? 4 : 7);
    return runSearch<{ period: string; count: number }>(
      this.dataSource,
      matching,
      `SELECT left(i.occurred, ${length}) AS period, count(*)::int AS count FROM incident i
        WHERE ${where.join(' AND ')} AND length(i.occurred) >= ${length} GROUP BY 1 ORDER BY 1`,
      values,
    );
  }
}
