import { grantApp } from '../src/platform/database/roles.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reports.
 *
 * `report` and the tables named after it: what the events say, for the desk's questions; made anew from the log at will. The
 * words themselves lie in `opening`; `report_text` repeats two of them for search and is emptied with them.
 * `evidence`: files as ciphertext, each with its own key in its row, so that the key goes when the row goes.
 * `staged_upload`: files on their way, under keys that only the sender's form holds. Losing them costs a second upload.
 */
export class Reports1700000003000 implements MigrationInterface {
  readonly name = 'Reports1700000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report (
        id text PRIMARY KEY,
        reporter_key text NOT NULL CONSTRAINT report_reporter_key UNIQUE,
        entry_id uuid NOT NULL,
        status text NOT NULL,
        filed_at timestamptz NOT NULL,
        acknowledge_by timestamptz NOT NULL,
        acknowledged_at timestamptz,
        due_at timestamptz NOT NULL,
        overdue boolean NOT NULL,
        claimed_by text,
        decline_proposed_by text,
        decline_reason text,
        duplicate_of text,
        merged_into text,
        ended_at timestamptz,
        kept_until timestamptz,
        hold text,
        expired boolean NOT NULL,
        contact_requested_by text,
        contact_disclosed boolean NOT NULL
      ) WITH (fillfactor = 80);
      CREATE INDEX report_queue ON report (due_at, id) WHERE status IN ('received', 'in-review', 'needs-information');
      CREATE INDEX report_filed ON report (filed_at, id);
      CREATE INDEX report_retention ON report (kept_until) WHERE NOT expired;

      CREATE TABLE report_text (
        report text PRIMARY KEY,
        title text,
        account text,
        search tsvector GENERATED ALWAYS AS (
          setweight(to_tsvector('english', coalesce(title, '')), 'A') || to_tsvector('english', left(coalesce(account, ''), 20000))
        ) STORED
      );
      CREATE INDEX report_text_search ON report_text USING gin (search);
      CREATE INDEX report_text_title ON report_text USING gin (title gin_trgm_ops);

      CREATE TABLE report_question (
        report text NOT NULL,
        id text NOT NULL,
        entry_id uuid NOT NULL,
        asked_by text NOT NULL,
        asked_at timestamptz NOT NULL,
        answer_entry_id uuid,
        answered_at timestamptz,
        PRIMARY KEY (report, id)
      );

      CREATE TABLE report_addition (
        report text NOT NULL,
        id text NOT NULL,
        entry_id uuid NOT NULL,
        added_at timestamptz NOT NULL,
        PRIMARY KEY (report, id)
      );

      CREATE TABLE report_link (
        report text NOT NULL,
        incident text NOT NULL,
        standing text NOT NULL,
        entry_id uuid NOT NULL,
        linked_at timestamptz NOT NULL,
        PRIMARY KEY (report, incident)
      );
      CREATE INDEX report_link_incident ON report_link (incident);

      CREATE TABLE report_decision (
        entry_id uuid PRIMARY KEY,
        report text NOT NULL,
        at timestamptz NOT NULL,
        kind text NOT NULL,
        reason text,
        other text,
        by text,
        note_entry_id uuid
      );
      CREATE INDEX report_decision_report ON report_decision (report, at);

      CREATE TABLE report_suggestion (
        report text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('report', 'incident')),
        id text NOT NULL,
        score real NOT NULL,
        method text NOT NULL,
        PRIMARY KEY (report, kind, id)
      );
      CREATE TABLE report_suggested (
        report text PRIMARY KEY,
        at timestamptz NOT NULL
      );

      CREATE TABLE evidence (
        id text PRIMARY KEY,
        report text NOT NULL,
        entry_id uuid NOT NULL,
        path text NOT NULL,
        name text,
        type text NOT NULL,
        size integer NOT NULL,
        digest text NOT NULL,
        key bytea NOT NULL,
        ciphertext bytea NOT NULL
      );
      ALTER TABLE evidence ALTER COLUMN ciphertext SET STORAGE EXTERNAL;
      CREATE INDEX evidence_report ON evidence (report);
      CREATE INDEX evidence_entry ON evidence (entry_id);

      -- Says how much was sent and when, and nothing else: type, name and digest are sealed too.
      CREATE TABLE staged_upload (
        id uuid PRIMARY KEY,
        size integer NOT NULL,
        staged_at timestamptz NOT NULL,
        description bytea NOT NULL,
        ciphertext bytea NOT NULL
      );
      ALTER TABLE staged_upload ALTER COLUMN ciphertext SET STORAGE EXTERNAL;
      CREATE INDEX staged_upload_age ON staged_upload (staged_at);
      CREATE INDEX staged_upload_size ON staged_upload (size);

      -- The public counters as far as they were folded from the log, so that each entry is counted once.
      CREATE TABLE desk_counts (
        one boolean PRIMARY KEY CHECK (one),
        seq bigint NOT NULL,
        counts jsonb NOT NULL
      );
      CREATE TABLE desk_counted (
        kind text NOT NULL,
        id text NOT NULL,
        state jsonb NOT NULL,
        PRIMARY KEY (kind, id)
      );
    `);
    for (const table of TABLES) await grantApp(runner, table, 'SELECT, INSERT, UPDATE, DELETE');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}

const TABLES = [
  'report', 'report_text', 'report_question', 'report_addition', 'report_link', 'report_decision', 'report_suggestion',
  'report_suggested', 'evidence', 'staged_upload', 'desk_counts', 'desk_counted',
] as const;
