import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantApp } from '../src/platform/database/roles.js';

/** Motions, their votes and what the public says of them, as everybody may read them. All of it can be made anew from the log and its openings. */
export class Motions1700000008000 implements MigrationInterface {
  readonly name = 'Motions1700000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE motion (
        id text PRIMARY KEY,
        council text NOT NULL,
        kind text NOT NULL,
        status text NOT NULL,
        proposer_seat integer NOT NULL,
        proposer_member text NOT NULL,
        lab text,
        policy text,
        mandate text,
        subject jsonb,
        -- Null where it was erased, as every text here.
        title text,
        measure text,
        incidents text[] NOT NULL,
        version integer NOT NULL,
        proposed_at timestamptz NOT NULL,
        proposal_entry uuid NOT NULL,
        comments_until timestamptz,
        opened_at timestamptz,
        opened_by text,
        opening_entry uuid,
        opens_at timestamptz,
        closes_at timestamptz,
        reveal_until timestamptz,
        sealed boolean,
        rule jsonb,
        rule_hash text,
        roll jsonb,
        -- Of the vote; ballots that were sealed are opened after it.
        closed_at timestamptz,
        decided_at timestamptz,
        decision_entry uuid,
        result jsonb
      );
      CREATE INDEX motion_council ON motion (council, proposed_at, id);
      CREATE INDEX motion_proposed ON motion (proposed_at, id);
      CREATE INDEX motion_lab ON motion (lab, proposed_at) WHERE lab IS NOT NULL;
      CREATE INDEX motion_closes ON motion (closes_at) WHERE status = 'open';
      CREATE INDEX motion_reveals ON motion (reveal_until) WHERE status = 'revealing';

      CREATE TABLE motion_text (
        motion text NOT NULL,
        version integer NOT NULL,
        entry_id uuid NOT NULL,
        commitment text NOT NULL,
        body text,
        note text,
        member text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (motion, version)
      );
      CREATE INDEX motion_text_entry ON motion_text (entry_id);

      CREATE TABLE motion_candidate (
        motion text NOT NULL,
        place integer NOT NULL,
        member text NOT NULL,
        statement text,
        PRIMARY KEY (motion, place)
      );

      CREATE TABLE motion_argument (
        motion text NOT NULL,
        n integer NOT NULL,
        entry_id uuid NOT NULL,
        seat integer NOT NULL,
        member text NOT NULL,
        side text NOT NULL,
        body text,
        at timestamptz NOT NULL,
        PRIMARY KEY (motion, n)
      );
      CREATE INDEX motion_argument_entry ON motion_argument (entry_id);

      CREATE TABLE motion_recusal (
        motion text NOT NULL,
        seat integer NOT NULL,
        member text NOT NULL,
        entry_id uuid NOT NULL,
        way text NOT NULL,
        reason text NOT NULL,
        note text,
        at timestamptz NOT NULL,
        PRIMARY KEY (motion, seat, member)
      );
      CREATE INDEX motion_recusal_entry ON motion_recusal (entry_id);

      -- Whether a member should stand back, put to the others.
      CREATE TABLE recusal_proposal (
        entry_id uuid PRIMARY KEY,
        motion text NOT NULL,
        seat integer NOT NULL,
        member text NOT NULL,
        by_seat integer NOT NULL,
        by_member text NOT NULL,
        reason text NOT NULL,
        note text,
        at timestamptz NOT NULL,
        closes_at timestamptz NOT NULL,
        yes integer NOT NULL DEFAULT 0,
        no integer NOT NULL DEFAULT 0,
        abstain integer NOT NULL DEFAULT 0,
        outcome text
      );
      CREATE INDEX recusal_proposal_motion ON recusal_proposal (motion, at);
      CREATE INDEX recusal_proposal_closes ON recusal_proposal (closes_at) WHERE outcome IS NULL;

      CREATE TABLE motion_objection (
        motion text NOT NULL,
        id text NOT NULL,
        entry_id uuid NOT NULL,
        seat integer NOT NULL,
        member text NOT NULL,
        reasoned boolean NOT NULL,
        argument text,
        tested text NOT NULL DEFAULT 'untested',
        tested_by text,
        resolved boolean NOT NULL DEFAULT false,
        at timestamptz NOT NULL,
        PRIMARY KEY (motion, id)
      );
      CREATE INDEX motion_objection_entry ON motion_objection (entry_id);

      -- The rows over which the roll's hash was made, in its order.
      CREATE TABLE roll_row (
        motion text NOT NULL,
        place integer NOT NULL,
        class text NOT NULL,
        member text NOT NULL,
        seat integer NOT NULL,
        PRIMARY KEY (motion, place)
      );
      CREATE INDEX roll_row_member ON roll_row (member, motion);

      CREATE TABLE ballot (
        motion text NOT NULL,
        seat integer NOT NULL,
        member text NOT NULL,
        class text NOT NULL,
        casts integer NOT NULL,
        text text NOT NULL,
        choice jsonb,
        sealed text,
        opened jsonb,
        cast_at timestamptz NOT NULL,
        -- Of the last cast or confirmation, of the last cast, and of the opening.
        entry_id uuid NOT NULL,
        cast_entry uuid NOT NULL,
        opening_entry uuid,
        reason text,
        PRIMARY KEY (motion, seat)
      );

      CREATE TABLE comment (
        id text PRIMARY KEY,
        motion text NOT NULL,
        status text NOT NULL,
        body text,
        name text,
        filed_at timestamptz NOT NULL,
        entry_id uuid NOT NULL,
        decided_at timestamptz,
        decided_by text,
        reason text
      );
      CREATE INDEX comment_motion ON comment (motion, status, filed_at, id);
      CREATE INDEX comment_waiting ON comment (filed_at, id) WHERE status = 'filed';
    `);
    for (const table of TABLES) await grantApp(runner, table, 'SELECT, INSERT, UPDATE, DELETE');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}

const TABLES = [
  'motion', 'motion_text', 'motion_candidate', 'motion_argument', 'motion_recusal', 'recusal_proposal', 'motion_objection', 'roll_row', 'ballot', 'comment',
] as const;
