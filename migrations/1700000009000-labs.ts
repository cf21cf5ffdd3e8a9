import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantApp } from '../src/platform/database/roles.js';

/**
 * Labs, their mandates and policies, and what they were asked and answered. All but `answer_file` can be made anew from the log and
 * its openings; that table holds the files which answers cite, by their hash.
 */
export class Labs1700000009000 implements MigrationInterface {
  readonly name = 'Labs1700000009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE lab_name (
        entity text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('domain', 'key')),
        name text NOT NULL,
        recognised_at timestamptz NOT NULL,
        PRIMARY KEY (entity, kind, name)
      );

      CREATE TABLE lab_claim (
        entity text NOT NULL,
        id text NOT NULL,
        member text NOT NULL,
        way text NOT NULL,
        name text NOT NULL,
        status text NOT NULL,
        made_at timestamptz NOT NULL,
        checked_at timestamptz,
        misses integer NOT NULL,
        PRIMARY KEY (entity, id)
      );
      CREATE INDEX lab_claim_member ON lab_claim (member, entity);
      CREATE INDEX lab_claim_to_check ON lab_claim (status, checked_at) WHERE way <> 'key' AND status IN ('pending', 'verified');

      CREATE TABLE mandate (
        id text PRIMARY KEY,
        lab text NOT NULL,
        council text NOT NULL,
        -- NULL: all of them.
        policies text[],
        binding text NOT NULL,
        answer_days integer NOT NULL,
        extensions integer NOT NULL,
        extension_days integer NOT NULL,
        notice_days integer NOT NULL,
        text text,
        status text NOT NULL,
        signed_by text NOT NULL,
        signed_at timestamptz NOT NULL,
        accepted_at timestamptz,
        ends_at timestamptz,
        entry_id uuid NOT NULL
      );
      CREATE INDEX mandate_lab ON mandate (lab, signed_at);
      CREATE INDEX mandate_council ON mandate (council, signed_at);

      CREATE TABLE policy (
        id text PRIMARY KEY,
        lab text NOT NULL,
        title text,
        version integer NOT NULL,
        status text NOT NULL,
        published_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        withdrawal_note text,
        entry_id uuid NOT NULL
      );
      CREATE INDEX policy_lab ON policy (lab, published_at);

      CREATE TABLE policy_version (
        policy text NOT NULL,
        version integer NOT NULL,
        text text,
        hash text NOT NULL,
        note text,
        recommendation text,
        published_at timestamptz NOT NULL,
        entry_id uuid NOT NULL,
        PRIMARY KEY (policy, version)
      );
      CREATE INDEX policy_version_recommendation ON policy_version (recommendation) WHERE recommendation IS NOT NULL;

      CREATE TABLE recommendation (
        id text PRIMARY KEY,
        origin text NOT NULL,
        council text,
        lab text NOT NULL,
        policy text,
        mandate text,
        binding text NOT NULL,
        answer_days integer NOT NULL,
        assess_days integer NOT NULL,
        most_extensions integer NOT NULL,
        extension_days integer NOT NULL,
        extended integer NOT NULL,
        issued_at timestamptz NOT NULL,
        due_at timestamptz NOT NULL,
        -- Whether the lab owes an answer now.
        outstanding boolean NOT NULL,
        overdue_at timestamptz,
        -- Ever, and on the first answer that was more than "assessing".
        was_overdue boolean NOT NULL,
        answered_at timestamptz,
        answered_late boolean,
        standing text,
        by_day text,
        status text NOT NULL,
        open boolean NOT NULL,
        closed_at timestamptz,
        assessment_due_at timestamptz,
        assessment_overdue_at timestamptz,
        assessment_was_overdue boolean NOT NULL,
        successor text,
        changed_at timestamptz NOT NULL,
        entry_id uuid NOT NULL
      );
      CREATE INDEX recommendation_lab ON recommendation (lab, issued_at DESC, id DESC);
      CREATE INDEX recommendation_council ON recommendation (council, issued_at DESC, id DESC);
      CREATE INDEX recommendation_policy ON recommendation (policy);
      CREATE INDEX recommendation_issued ON recommendation (issued_at DESC, id DESC);
      CREATE INDEX recommendation_due ON recommendation (due_at) WHERE outstanding AND overdue_at IS NULL;
      CREATE INDEX recommendation_assessment_due ON recommendation (assessment_due_at) WHERE assessment_due_at IS NOT NULL AND assessment_overdue_at IS NULL;

      -- Every event of both records, in order; an entry has at most one of each type.
      CREATE TABLE recommendation_event (
        recommendation text NOT NULL,
        entry_id uuid NOT NULL,
        type text NOT NULL,
        n integer NOT NULL,
        at timestamptz NOT NULL,
        event jsonb NOT NULL,
        -- Statement of an answer, note of an extension.
        text text,
        PRIMARY KEY (entry_id, type)
      );
      CREATE INDEX recommendation_event_of ON recommendation_event (recommendation, n);
      CREATE INDEX recommendation_event_at ON recommendation_event (at DESC, entry_id DESC);

      CREATE TABLE recommendation_evidence (
        entry_id uuid NOT NULL,
        place integer NOT NULL,
        recommendation text NOT NULL,
        hash text NOT NULL,
        size integer NOT NULL,
        name text,
        PRIMARY KEY (entry_id, place)
      );
      CREATE INDEX recommendation_evidence_of ON recommendation_evidence (recommendation);
      CREATE INDEX recommendation_evidence_hash ON recommendation_evidence (hash);

      CREATE TABLE answer_file (
        hash text PRIMARY KEY,
        size integer NOT NULL,
        type text NOT NULL,
        content bytea NOT NULL,
        kept_at timestamptz NOT NULL
      );
    `);
    for (const table of TABLES) await grantApp(runner, table, 'SELECT, INSERT, UPDATE, DELETE');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}

const TABLES = [
  'lab_name', 'lab_claim', 'mandate', 'policy', 'policy_version', 'recommendation', 'recommendation_event', 'recommendation_evidence', 'answer_file',
] as const;
