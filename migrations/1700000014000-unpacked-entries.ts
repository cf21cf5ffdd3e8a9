import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rows of 2 to 8 kB stay as they are, in their place. An entry is mostly hashes and salts: PostgreSQL's packing spends a tenth of the
 * time of every filing on them and gains little.
 */
export class UnpackedEntries1700000014000 implements MigrationInterface {
  name = 'UnpackedEntries1700000014000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['ledger_pending', 'ledger_entry', 'opening']) await runner.query(`ALTER TABLE ${table} SET (toast_tuple_target = 8160)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}
