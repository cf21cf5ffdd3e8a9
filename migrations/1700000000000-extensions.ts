import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Text search by trigrams and without accents. Both are trusted extensions: a database's owner may create them.
 *
 * A migration is never changed once released; `down` is left out, since an append-only record is not taken back.
 */
export class Extensions1700000000000 implements MigrationInterface {
  readonly name = 'Extensions1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query('CREATE EXTENSION IF NOT EXISTS unaccent');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}
