import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantApp } from '../src/platform/database/roles.js';

/**
 * Who wants to be told of what, and by which way. None of it is of the log: addresses, preferences and webhooks are personal and go
 * when the person takes them back or leaves; notices and messages hold ids and codes alone, and go after 90 days.
 */
export class Notifications1700000010000 implements MigrationInterface {
  readonly name = 'Notifications1700000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One for each person. Another address is another row, which must be confirmed anew.
      CREATE TABLE notification_address (
        member text PRIMARY KEY,
        id text NOT NULL UNIQUE,
        address text NOT NULL,
        asked_at timestamptz NOT NULL,
        -- Null until the person followed the link that was sent there.
        confirmed_at timestamptz,
        failures integer NOT NULL DEFAULT 0
      );

      CREATE TABLE webhook (
        id text PRIMARY KEY,
        member text NOT NULL,
        url text NOT NULL,
        sealed_secret bytea NOT NULL,
        created_at timestamptz NOT NULL,
        last_status integer,
        tried_at timestamptz,
        failures integer NOT NULL DEFAULT 0,
        switched_off_at timestamptz
      );
      CREATE INDEX webhook_member ON webhook (member);

      CREATE TABLE notification_preference (
        member text NOT NULL,
        subject_kind text NOT NULL,
        subject_id text NOT NULL,
        way text NOT NULL CHECK (way IN ('mail', 'webhook')),
        rhythm text NOT NULL CHECK (rhythm IN ('at-once', 'daily', 'weekly')),
        -- What was decided before is not told.
        since timestamptz NOT NULL,
        PRIMARY KEY (member, subject_kind, subject_id, way)
      );
      CREATE INDEX notification_preference_subject ON notification_preference (subject_kind, subject_id);

      CREATE TABLE notice (
        member text NOT NULL,
        -- Place in the log of the entry it follows from; below zero where it follows from none.
        seq bigint NOT NULL,
        kind text NOT NULL,
        subject_kind text NOT NULL,
        subject_id text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (member, seq, kind)
      );
      CREATE INDEX notice_at ON notice (at);

      CREATE TABLE notice_message (
        id uuid PRIMARY KEY,
        member text NOT NULL,
        -- 'mail', or the id of a webhook.
        channel text NOT NULL,
        purpose text NOT NULL CHECK (purpose IN ('notices', 'confirm', 'test')),
        -- End of the window whose notices it gathers.
        due_at timestamptz NOT NULL,
        next_at timestamptz NOT NULL,
        status text NOT NULL CHECK (status IN ('waiting', 'sending', 'sent', 'given-up')),
        attempts integer NOT NULL DEFAULT 0,
        claimed_at timestamptz,
        sent_at timestamptz,
        UNIQUE (member, channel, purpose, due_at)
      );
      CREATE INDEX notice_message_next ON notice_message (next_at) WHERE status IN ('waiting', 'sending');
      CREATE INDEX notice_message_sent ON notice_message (sent_at) WHERE status = 'sent';

      CREATE TABLE notice_item (
        message uuid NOT NULL REFERENCES notice_message ON DELETE CASCADE,
        member text NOT NULL,
        seq bigint NOT NULL,
        kind text NOT NULL,
        PRIMARY KEY (message, seq, kind),
        FOREIGN KEY (member, seq, kind) REFERENCES notice ON DELETE CASCADE
      );
      CREATE INDEX notice_item_notice ON notice_item (member, seq, kind);

      -- What the follower has learned of the log: of which council a motion is, who has voted, when votes close and answers are due.
      CREATE TABLE notice_relation (
        subject_kind text NOT NULL,
        subject_id text NOT NULL,
        relation text NOT NULL,
        value text NOT NULL,
        seq bigint NOT NULL,
        PRIMARY KEY (subject_kind, subject_id, relation, value)
      );
      CREATE INDEX notice_relation_clock ON notice_relation (relation, value) WHERE relation IN ('closes', 'due');
    `);
    for (const table of TABLES) await grantApp(runner, table, 'SELECT, INSERT, UPDATE, DELETE');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}

const TABLES = ['notification_address', 'webhook', 'notification_preference', 'notice', 'notice_message', 'notice_item', 'notice_relation'] as const;
