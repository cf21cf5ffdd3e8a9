import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../platform/clock.js';
import { readContacts } from '../../members/index.js';

/** What one round of a schedule takes at most; the next round goes on. */
const ROUND = 500;
/** One command may name so many entries (docs/spec/incidents.md). */
const MOST_ENTRIES = 100;

/** Which entries and reports a command should name. Looking takes no lock: the rules judge again. */
@Injectable()
export class ReportEntries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Entries of a report of which words, files or a contact still exist; the filing first. */
  async withOpenings(report: string): Promise<string[]> {
    const contacts = await readContacts(this.dataSource.manager, report);
    const rows = await this.dataSource.query<{ entry_id: string }[]>(
      `SELECT p.entry_id FROM ledger_pending p WHERE p.entry_id = ANY($2) OR p.entry_id IN (
         SELECT entry_id FROM opening WHERE stream_kind = 'report' AND stream_id = $1 AND fields <> '{}'
         UNION SELECT entry_id FROM evidence WHERE report = $1)
       ORDER BY p.id LIMIT $3`,
      [report, contacts.map((contact) => contact.entryId), MOST_ENTRIES],
    );
    return rows.map((row) => row.entry_id);
  }

  /** The entry with which a report began. */
  async filingOf(report: string): Promise<string> {
    const [row] = await this.dataSource.query<{ entry_id: string }[]>('SELECT entry_id FROM report WHERE id = $1', [report]);
    if (!row) throw new Error('no such report');
    return row.entry_id;
  }

  async areOf(report: string, entries: readonly string[]): Promise<boolean> {
    const [row] = await this.dataSource.query<{ n: number }[]>(
      "SELECT count(*)::int AS n FROM ledger_pending WHERE entry_id = ANY($1) AND stream_kind = 'report' AND stream_id = $2",
      [entries, report],
    );
    return row?.n === new Set(entries).size;
  }

  async overdue(): Promise<string[]> {
    return this.#reports("status IN ('received', 'in-review', 'needs-information') AND NOT overdue AND due_at <= $1 ORDER BY due_at");
  }

  async pastRetention(): Promise<string[]> {
    return this.#reports('NOT expired AND hold IS NULL AND ended_at IS NOT NULL AND kept_until <= $1 ORDER BY kept_until');
  }

  async #reports(where: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(`SELECT id FROM report WHERE ${where} LIMIT $2`, [this.clock.now(), ROUND]);
    return rows.map((row) => row.id);
  }
}
