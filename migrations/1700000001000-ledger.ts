import { grantApp } from '../src/platform/database/roles.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledger's tables.
 *
 * `stream`: lock, folded state and length of each stream; a working table, since all of it can be folded anew from the log.
 * `ledger_*`: append-only. The restricted role may read and insert; triggers refuse change even to the owner.
 * `opening`: salts and values behind the commitments; the one ledger table from which something may be taken away.
 */
export class Ledger1700000001000 implements MigrationInterface {
  readonly name = 'Ledger1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stream (
        kind text NOT NULL,
        id text NOT NULL,
        n integer NOT NULL,
        last_at text NOT NULL,
        state jsonb NOT NULL,
        PRIMARY KEY (kind, id)
      ) WITH (fillfactor = 80);

      CREATE SEQUENCE ledger_pending_id;
      CREATE TABLE ledger_pending (
        id bigint PRIMARY KEY,
        xid xid8 NOT NULL,
        entry_id uuid NOT NULL,
        request_id uuid,
        head text NOT NULL,
        rules text NOT NULL,
        stream_kind text NOT NULL,
        stream_id text NOT NULL,
        stream_n integer NOT NULL,
        staged_at text NOT NULL,
        promise text NOT NULL,
        CONSTRAINT ledger_pending_entry UNIQUE (entry_id),
        CONSTRAINT ledger_pending_request UNIQUE (request_id)
      );

      CREATE TABLE ledger_entry (
        seq bigint PRIMARY KEY,
        pending_id bigint NOT NULL CONSTRAINT ledger_entry_pending UNIQUE,
        prev bytea NOT NULL CONSTRAINT ledger_entry_prev UNIQUE,
        hash bytea NOT NULL,
        leaf bytea NOT NULL,
        stream_kind text NOT NULL,
        stream_id text NOT NULL,
        stream_n integer NOT NULL,
        bytes bytea NOT NULL,
        CONSTRAINT ledger_entry_stream UNIQUE (stream_kind, stream_id, stream_n)
      );
      ALTER TABLE ledger_entry ALTER COLUMN bytes SET STORAGE EXTERNAL;

      -- Roots of full tiles only: level 1 holds the roots of full level-0 tiles, and so on (C2SP tlog-tiles levels).
      CREATE TABLE ledger_node (
        level smallint NOT NULL,
        index bigint NOT NULL,
        hash bytea NOT NULL,
        PRIMARY KEY (level, index)
      );

      CREATE TABLE ledger_head (
        size bigint PRIMARY KEY,
        root bytea NOT NULL,
        last_hash bytea NOT NULL,
        frontier bytea NOT NULL,
        at text NOT NULL
      );

      CREATE TABLE ledger_checkpoint (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        size bigint NOT NULL,
        note text NOT NULL,
        at text NOT NULL
      );
      CREATE INDEX ledger_checkpoint_size ON ledger_checkpoint (size);

      CREATE TABLE opening (
        entry_id uuid PRIMARY KEY,
        stream_kind text NOT NULL,
        stream_id text NOT NULL,
        fields jsonb NOT NULL
      );
      CREATE INDEX opening_stream ON opening (stream_kind, stream_id);

      CREATE TABLE follower_cursor (
        name text PRIMARY KEY,
        seq bigint NOT NULL
      );

      CREATE TABLE witness_log (
        origin text PRIMARY KEY,
        size bigint NOT NULL,
        root bytea NOT NULL,
        note text NOT NULL
      );

      CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'the ledger is append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$;
    `);
    for (const table of LEDGER_TABLES) {
      await runner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only;
      `);
      await grantApp(runner, table, 'SELECT, INSERT');
    }
    await grantApp(runner, 'SEQUENCE ledger_pending_id', 'USAGE');
    await grantApp(runner, 'stream', 'SELECT, INSERT, UPDATE');
    await grantApp(runner, 'opening', 'SELECT, INSERT, UPDATE, DELETE');
    await grantApp(runner, 'follower_cursor', 'SELECT, INSERT, UPDATE');
    await grantApp(runner, 'witness_log', 'SELECT, INSERT, UPDATE');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const LEDGER_TABLES = ['ledger_pending', 'ledger_entry', 'ledger_node', 'ledger_head', 'ledger_checkpoint'] as const;
