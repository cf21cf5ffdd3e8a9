import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantApp } from '../src/platform/database/roles.js';

/** Councils and their seats, as everybody may read them. All of it can be made anew from the log and its openings. */
export class Councils1700000007000 implements MigrationInterface {
  readonly name = 'Councils1700000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE council (
        id text PRIMARY KEY,
        status text NOT NULL,
        -- Null where it was erased, as every text here.
        name text,
        purpose text,
        charter_version integer NOT NULL,
        assess_days integer NOT NULL,
        founded_at timestamptz NOT NULL,
        founding_entry uuid NOT NULL,
        dissolved_at timestamptz,
        dissolution_reason text,
        dissolution_note text,
        dissolution_entry uuid
      );
      CREATE INDEX council_founded ON council (founded_at, id);

      CREATE TABLE council_charter (
        council text NOT NULL,
        version integer NOT NULL,
        entry_id uuid NOT NULL,
        adopted_at timestamptz NOT NULL,
        adopted_by text NOT NULL,
        -- The vote that adopted it, if any.
        motion text,
        hash text NOT NULL,
        body text,
        labels jsonb NOT NULL DEFAULT '{}',
        classes jsonb NOT NULL,
        assess_days integer NOT NULL,
        PRIMARY KEY (council, version)
      );
      CREATE INDEX council_charter_entry ON council_charter (entry_id);

      CREATE TABLE seat (
        council text NOT NULL,
        number integer NOT NULL,
        class text NOT NULL,
        -- The entry that brought the holder; null while nobody sits there.
        holding uuid,
        member text,
        until timestamptz,
        -- The last holder left before his term was over, which would have ended then (null: never).
        interrupted boolean NOT NULL DEFAULT false,
        interrupted_until timestamptz,
        PRIMARY KEY (council, number)
      );
      CREATE INDEX seat_member ON seat (member) WHERE member IS NOT NULL;
      CREATE INDEX seat_ends ON seat (until) WHERE until IS NOT NULL;

      -- Who sat where, and from when to when.
      CREATE TABLE seat_holding (
        entry_id uuid PRIMARY KEY,
        council text NOT NULL,
        number integer NOT NULL,
        class text NOT NULL,
        member text NOT NULL,
        name text,
        way text NOT NULL,
        authority text,
        term integer NOT NULL,
        since timestamptz NOT NULL,
        until timestamptz,
        ended_at timestamptz,
        ending text,
        ending_entry uuid
      );
      CREATE INDEX seat_holding_seat ON seat_holding (council, number, since);

      CREATE TABLE interest (
        entry_id uuid PRIMARY KEY,
        id text NOT NULL,
        council text NOT NULL,
        number integer NOT NULL,
        member text NOT NULL,
        lab text NOT NULL,
        kind text NOT NULL,
        note text,
        since timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX interest_seat ON interest (council, number, since);
      CREATE INDEX interest_lab ON interest (lab);

      CREATE TABLE delegation (
        entry_id uuid PRIMARY KEY,
        council text NOT NULL,
        number integer NOT NULL,
        member text NOT NULL,
        to_number integer NOT NULL,
        to_member text NOT NULL,
        -- Null: all of them.
        topics text[],
        since timestamptz NOT NULL,
        until timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX delegation_seat ON delegation (council, number, since);
    `);
    for (const table of TABLES) await grantApp(runner, table, 'SELECT, INSERT, UPDATE, DELETE');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}

const TABLES = ['council', 'council_charter', 'seat', 'seat_holding', 'interest', 'delegation'] as const;
