import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What no vote of a council may fall below, and how many have found an objection valid or not. Null and 0 where entries of before say nothing. */
export class LeastOfVotes1700000013000 implements MigrationInterface {
  readonly name = 'LeastOfVotes1700000013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE council_charter ADD COLUMN least jsonb;
      ALTER TABLE motion_objection ADD COLUMN found_valid integer NOT NULL DEFAULT 0, ADD COLUMN found_invalid integer NOT NULL DEFAULT 0;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}
