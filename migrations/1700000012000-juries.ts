import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantApp } from '../src/platform/database/roles.js';

/** Juries, their seats and words, and petitions for them. All but files and estimates can be made anew from the log and its openings. */
export class Juries1700000012000 implements MigrationInterface {
  readonly name = 'Juries1700000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE jury (
        id text PRIMARY KEY,
        status text NOT NULL,
        incident text NOT NULL,
        authority text NOT NULL,
        -- Motion, petition or first jury by which it was opened.
        authority_id text,
        draw text NOT NULL,
        opened_at timestamptz NOT NULL,
        opened_by text NOT NULL,
        stage_ends_at timestamptz,
        measure text,
        ended_at timestamptz
      );
      CREATE INDEX jury_opened ON jury (opened_at, id);
      CREATE INDEX jury_incident ON jury (incident);
      CREATE INDEX jury_running ON jury (id) WHERE ended_at IS NULL;

      CREATE TABLE jury_party (
        jury text NOT NULL,
        place integer NOT NULL,
        entity text NOT NULL,
        PRIMARY KEY (jury, place)
      );
      CREATE INDEX jury_party_entity ON jury_party (entity);

      -- Everybody who was summoned, by number; who came last to a seat has it.
      CREATE TABLE jury_seat (
        jury text NOT NULL,
        seat integer NOT NULL,
        volunteer text NOT NULL,
        summoned_at timestamptz NOT NULL,
        left_at timestamptz,
        PRIMARY KEY (jury, volunteer)
      );
      CREATE INDEX jury_seat_volunteer ON jury_seat (volunteer);

      CREATE TABLE jury_text (
        jury text NOT NULL,
        kind text NOT NULL,
        n integer NOT NULL,
        entry_id uuid NOT NULL,
        path text NOT NULL,
        at timestamptz NOT NULL,
        -- Null where it was erased.
        text text,
        PRIMARY KEY (jury, kind, n)
      );
      CREATE INDEX jury_text_entry ON jury_text (entry_id);

      CREATE TABLE petition (
        id text PRIMARY KEY,
        status text NOT NULL,
        incident text NOT NULL,
        text text,
        needed integer NOT NULL,
        signers integer NOT NULL,
        started_at timestamptz NOT NULL,
        started_by text NOT NULL,
        starting_entry uuid NOT NULL,
        reached_at timestamptz
      );
      CREATE INDEX petition_incident ON petition (incident);

      -- Public files by their hash: every juror has the same ones before him.
      CREATE TABLE jury_file (
        hash text PRIMARY KEY,
        size integer NOT NULL,
        content bytea NOT NULL,
        kept_at timestamptz NOT NULL
      );

      -- How the verdict might stand over the other panels of the lottery: an estimate, never a rule.
      CREATE TABLE jury_stability (
        jury text PRIMARY KEY,
        computed_at timestamptz NOT NULL,
        estimate jsonb NOT NULL
      );
    `);
    for (const table of TABLES) await grantApp(runner, table, 'SELECT, INSERT, UPDATE, DELETE');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}

const TABLES = ['jury', 'jury_party', 'jury_seat', 'jury_text', 'petition', 'jury_file', 'jury_stability'] as const;
