import { DataSource, type MigrationInterface } from 'typeorm';

export type MigrationClass = new () => MigrationInterface;

const MIGRATIONS_LOCK = 7_310_004;

/** Brings the schema up to date as the owner. Of several nodes that start at once one works, the others wait and find it done. */
export async function migrate(ownerUrl: string, migrations: readonly MigrationClass[]): Promise<readonly string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    applicationName: 'folkmoot migrations',
    migrations: [...migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    extra: { max: 2 },
  });
  await dataSource.initialize();
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATIONS_LOCK]);
    const done = await dataSource.runMigrations();
    await refuseUnknown(runner, migrations);
    return done.map(({ name }) => name);
  } finally {
    await runner.release();
    await dataSource.destroy(); // ends the session, and with it the lock
  }
}

/** A database that a newer release has migrated must not be written by this one. */
async function refuseUnknown(runner: { query(sql: string): Promise<unknown> }, migrations: readonly MigrationClass[]): Promise<void> {
  const known = new Set(migrations.map((migration) => new migration().name ?? migration.name));
  const rows = (await runner.query('SELECT name FROM migration')) as { name: string }[];
  const unknown = rows.map(({ name }) => name).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new Error(`The database was migrated by a newer release (${unknown.join(', ')}). Start that release, or restore the backup made before it.`);
  }
}
