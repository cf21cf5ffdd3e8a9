import { asOwner } from './database.js';

export interface DumpedRow {
  readonly table: string;
  readonly text: string;
}

/** Every row of every table as text, as a dump would show it; seen with the owner's rights. */
export async function dumpRows(ownerUrl: string): Promise<DumpedRow[]> {
  return asOwner(ownerUrl, async (client) => {
    const tables = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const all: DumpedRow[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
      all.push(...rows.map(({ text }) => ({ table: name, text })));
    }
    return all;
  });
}

export async function dumpText(ownerUrl: string): Promise<string> {
  return (await dumpRows(ownerUrl)).map(({ table, text }) => `${table} ${text}`).join('\n');
}
