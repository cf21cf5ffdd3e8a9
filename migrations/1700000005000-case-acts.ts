import { grantApp } from '../src/platform/database/roles.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `prepared_case_act`: what a reporter is about to sign with a key that the node never sees; one at a time for a case, and for
 * ten minutes. Losing it costs a second asking.
 */
export class CaseActs1700000005000 implements MigrationInterface {
  readonly name = 'CaseActs1700000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE prepared_case_act (
        report text PRIMARY KEY,
        request uuid NOT NULL UNIQUE,
        reporter_key text NOT NULL,
        rules text NOT NULL,
        command jsonb NOT NULL,
        openings jsonb NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX prepared_case_act_expiry ON prepared_case_act (expires_at);
    `);
    await grantApp(runner, 'prepared_case_act', 'SELECT, INSERT, UPDATE, DELETE');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}
