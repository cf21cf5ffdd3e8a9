import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DAY_SECONDS, epochMs } from '../../../kernel/instant.js';
import { Clock } from '../../../platform/clock.js';
import { Config } from '../../../platform/config.js';

/** Why files cannot be taken: this report has as much as one may have, or the node as much as it takes in a day. */
export type BudgetRefusal = 'REPORT_FULL' | 'NO_ROOM';

/** One at a time may count and then add. */
const EVIDENCE_LOCK = 7_310_041;

/**
 * How many bytes of evidence are taken, so that nobody can fill the disk by filing: each report has a share, and all reports together
 * have one for every twenty-four hours. Words are always taken; whoever meets the limit files without files and adds them later.
 */
@Injectable()
export class EvidenceBudget {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Whether so many bytes more can be taken, as far as can be said before they are filed. `report` where there is one already. */
  async refusal(tx: EntityManager, bytes: number, report?: string): Promise<BudgetRefusal | undefined> {
    if (bytes === 0) return undefined;
    const { evidenceReportBytes, evidenceDayBytes } = this.config;
    // Entry ids are of version 7: they begin with the instant at which they were made, so the index finds those of the last day.
    const [taken] = await tx.query<{ report: string; day: string }[]>(
      `SELECT (SELECT coalesce(sum(size), 0) FROM evidence WHERE report = $1)::text AS report,
              (SELECT coalesce(sum(size), 0) FROM evidence WHERE entry_id >= $2::uuid)::text AS day`,
      [report ?? '', firstIdAt(epochMs(this.clock.now()) - DAY_SECONDS * 1000)],
    );
    if (Number(taken!.report) + bytes > evidenceReportBytes) return 'REPORT_FULL';
    return Number(taken!.day) + bytes > evidenceDayBytes ? 'NO_ROOM' : undefined;
  }

  /** The same, and held until commit: of two who file at once the second sees what the first has taken. */
  async take(tx: EntityManager, bytes: number, report: string): Promise<BudgetRefusal | undefined> {
    if (bytes === 0) return undefined;
    await tx.query('SELECT pg_advisory_xact_lock($1)', [EVIDENCE_LOCK]);
    return this.refusal(tx, bytes, report);
  }
}

/** The smallest id of version 7 made at this instant or later (RFC 9562 section 5.7). */
function firstIdAt(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
