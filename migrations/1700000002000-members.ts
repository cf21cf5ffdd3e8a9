import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Members.
 *
 * `member`, `member_key`, `invitation`: what the roster's events say, for questions; all of it can be made anew from the log.
 * `profile`, `contact`: personal data, the only tables that hold any; a row is gone when its opening is erased.
 * `session`, `webauthn_challenge`, `prepared_act`: what is under way. Losing them costs a log-in and nothing else.
 */
export class Members1700000002000 implements MigrationInterface {
  readonly name = 'Members1700000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE member (
        id text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('person', 'client')),
        status text NOT NULL CHECK (status IN ('active', 'removed')),
        roles text[] NOT NULL,
        joined_at timestamptz NOT NULL
      );

      CREATE TABLE member_key (
        id text PRIMARY KEY,
        member text NOT NULL REFERENCES member,
        alg text NOT NULL,
        public_key text NOT NULL UNIQUE,
        use text NOT NULL,
        rp_id text,
        origins text[],
        added_at timestamptz NOT NULL,
        revoked_at timestamptz
      );
      CREATE INDEX member_key_member ON member_key (member);

      CREATE TABLE invitation (
        id text PRIMARY KEY,
        purpose text NOT NULL CHECK (purpose IN ('join', 'recover')),
        kind text NOT NULL,
        roles text[] NOT NULL,
        member text,
        invited_by text,
        invited_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_by text,
        revoked boolean NOT NULL DEFAULT false
      );

      CREATE TABLE profile (
        member text PRIMARY KEY REFERENCES member,
        display_name text NOT NULL,
        email text,
        entry_id uuid NOT NULL
      );
      CREATE INDEX profile_entry ON profile (entry_id);

      CREATE TABLE contact (
        entry_id uuid NOT NULL,
        path text NOT NULL,
        report text NOT NULL,
        salt text NOT NULL,
        value jsonb NOT NULL,
        PRIMARY KEY (entry_id, path)
      );
      CREATE INDEX contact_report ON contact (report);

      CREATE TABLE session (
        token_hash bytea PRIMARY KEY,
        member text NOT NULL,
        key_id text NOT NULL,
        created_at timestamptz NOT NULL,
        seen_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_member ON session (member);
      CREATE INDEX session_expiry ON session (expires_at);

      CREATE TABLE webauthn_challenge (
        nonce text PRIMARY KEY,
        purpose text NOT NULL,
        subject text NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX webauthn_challenge_expiry ON webauthn_challenge (expires_at);

      CREATE TABLE prepared_act (
        request uuid PRIMARY KEY,
        member text NOT NULL,
        kind text NOT NULL,
        rules text NOT NULL,
        stream_id text NOT NULL,
        command jsonb NOT NULL,
        openings jsonb NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX prepared_act_expiry ON prepared_act (expires_at);

      DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'folkmoot_app') THEN
          GRANT SELECT, INSERT, UPDATE, DELETE
            ON member, member_key, invitation, profile, contact, session, webauthn_challenge, prepared_act TO folkmoot_app;
        END IF;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}
