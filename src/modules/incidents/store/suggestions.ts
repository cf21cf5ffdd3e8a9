import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { SimilarReports } from '../queries/similar-reports.js';

/**
 * Most reports and longest time of one go, so that a flood of filings does not crowd out everything else: a report that resembles ten
 * thousand others takes the database 50 ms and more. With a round every two seconds that is a twentieth of a processor; hints can wait.
 */
const ROUND = 25;
const ROUND_MS = 100;

/** Keeps, for each new report, which records resembled it when it was published. Only a hint: a person decides. */
@Injectable()
export class Suggestions {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly similar: SimilarReports,
  ) {}

  /** Looks at the oldest reports not looked at yet; true where there may be more. */
  async round(): Promise<boolean> {
    const reports = await this.transactions.run((tx) =>
      tx.query<{ id: string }[]>(
        `SELECT r.id FROM report r LEFT JOIN report_suggested s ON s.report = r.id WHERE s.report IS NULL ORDER BY r.filed_at, r.id LIMIT $1`,
        [ROUND],
      ),
    );
    const end = performance.now() + ROUND_MS;
    for (const { id } of reports) {
      if (performance.now() > end) return true;
      const found = await this.similar.of(id);
      await this.transactions.run(async (tx) => {
        await tx.query('DELETE FROM report_suggestion WHERE report = $1', [id]);
        await insert(tx, id, found);
        await tx.query('INSERT INTO report_suggested (report, at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [id, this.clock.now()]);
      });
    }
    return reports.length === ROUND;
  }
}

async function insert(tx: EntityManager, report: string, found: readonly { kind: string; id: string; score: number; method: string }[]): Promise<void> {
  await tx.query(
    `INSERT INTO report_suggestion (report, kind, id, score, method)
     SELECT $1, kind, id, score, method FROM jsonb_to_recordset($2::jsonb) AS f (kind text, id text, score real, method text) ON CONFLICT DO NOTHING`,
    [report, JSON.stringify(found.map(({ kind, id, score, method }) => ({ kind, id, score, method })))],
  );
}
