import { type PgQueryable, runMigrations } from 'bullmq';
import pg from 'pg';
import { JOBS_SCHEMA } from '../platform/database/roles.js';

/**
 * Makes or upgrades the tables of the queue, as the service's restricted role, in the schema that is its own. The library would
 * create the schema too; PostgreSQL refuses that to the role even where the schema is there, so this one statement is left out.
 */
export async function prepareQueueTables(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl, application_name: 'folkmoot jobs' });
  await client.connect();
  try {
    const withoutSchema: PgQueryable = {
      async query<Row>(text: string, values: readonly unknown[] = []) {
        if (text.startsWith('CREATE SCHEMA')) return { rows: [] };
        // Several statements in one text go without parameters only.
        const { rows } = await (values.length > 0 ? client.query(text, [...values]) : client.query(text));
        return { rows: rows as Row[] };
      },
    };
    await runMigrations(withoutSchema, JOBS_SCHEMA);
  } finally {
    await client.end();
  }
}
