import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantApp } from '../src/platform/database/roles.js';

/** Draws and their volunteers. What volunteers said about themselves lies with the openings, and nowhere else. */
export class Draws1700000011000 implements MigrationInterface {
  readonly name = 'Draws1700000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE draw (
        id text PRIMARY KEY,
        status text NOT NULL,
        purpose text NOT NULL,
        -- A drill, drawn by a beacon that anybody can foresee.
        rehearsal boolean NOT NULL,
        council text,
        class text,
        rules jsonb NOT NULL,
        relaxed integer NOT NULL DEFAULT 0,
        lead_seconds integer NOT NULL,
        excluding text[] NOT NULL,
        -- Null where it was erased.
        title text,
        about text,
        opened_at timestamptz NOT NULL,
        opened_by text NOT NULL,
        opening_entry uuid NOT NULL,
        closes_at timestamptz NOT NULL,
        size integer,
        announcement jsonb,
        closed_at timestamptz,
        closed_by text,
        deal_round jsonb,
        root text,
        bundle text,
        next jsonb,
        dealt_at timestamptz,
        draw_round jsonb,
        panel_index integer,
        panel integer[],
        drawn_at timestamptz,
        void_reason text,
        void_note text,
        voided_at timestamptz,
        void_entry uuid
      );
      CREATE INDEX draw_opened ON draw (opened_at, id);
      CREATE INDEX draw_waiting ON draw (id) WHERE status IN ('closed', 'dealt');

      CREATE TABLE volunteer (
        id text PRIMARY KEY,
        draw text NOT NULL,
        number text NOT NULL,
        status text NOT NULL,
        key text,
        member text,
        -- The entry that commits to row and contact.
        entry_id uuid NOT NULL,
        volunteered_at timestamptz NOT NULL,
        reason text,
        excluded_at timestamptz,
        excluded_by text,
        exclusion_entry uuid,
        appeal text,
        appeal_entry uuid,
        decision_entry uuid
      );
      CREATE UNIQUE INDEX volunteer_number ON volunteer (draw, number);

      -- What a search for the lottery of a draw is doing, and what came of the last one.
      CREATE TABLE draw_search (
        draw text PRIMARY KEY,
        -- Fingerprint of the rules, volunteers and exclusions that it is about.
        pool text NOT NULL,
        status text NOT NULL,
        asked_at timestamptz NOT NULL,
        progress jsonb,
        outcome jsonb
      );

      -- Lotteries by the fingerprint of their announcement without its round: without rows, so without a word about a person.
      CREATE TABLE draw_bundle (
        fingerprint text PRIMARY KEY,
        draw text NOT NULL,
        body text NOT NULL,
        leaves text[] NOT NULL,
        -- Counts that may be published, and how exclusions changed the chances.
        counts jsonb NOT NULL,
        effect jsonb,
        made_at timestamptz NOT NULL
      );
      CREATE INDEX draw_bundle_draw ON draw_bundle (draw);

      -- Acts that wait for the signature of a key which no member has: one for each stream.
      CREATE TABLE prepared_key_act (
        stream_kind text NOT NULL,
        stream_id text NOT NULL,
        request uuid NOT NULL UNIQUE,
        key text NOT NULL,
        rules text NOT NULL,
        command jsonb NOT NULL,
        openings jsonb NOT NULL,
        expires_at timestamptz NOT NULL,
        PRIMARY KEY (stream_kind, stream_id)
      );
      CREATE INDEX prepared_key_act_expiry ON prepared_key_act (expires_at);
    `);
    for (const table of TABLES) await grantApp(runner, table, 'SELECT, INSERT, UPDATE, DELETE');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}

const TABLES = ['draw', 'volunteer', 'draw_search', 'draw_bundle', 'prepared_key_act'] as const;
