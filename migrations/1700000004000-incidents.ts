import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantApp } from '../src/platform/database/roles.js';

/**
 * Incidents and entities, as far as the public may see them.
 *
 * All of it can be made anew from the log and its openings. A text column holds only what is public now: drafts and what was
 * retracted lie in `opening`, and `incident_version` says where, so that nothing here has to be hidden by a condition that
 * somebody could forget.
 */
export class Incidents1700000004000 implements MigrationInterface {
  readonly name = 'Incidents1700000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE incident (
        id text PRIMARY KEY,
        status text NOT NULL,
        -- The published version, 0 while there was none, and the draft beside it.
        version integer NOT NULL,
        draft_version integer,
        entry_id uuid,
        title text,
        summary text,
        account text,
        -- '2026-11-03', '2026-11', '2026' or '' where it is not known: sorts as text.
        occurred text COLLATE "C" NOT NULL DEFAULT '',
        year smallint GENERATED ALWAYS AS (nullif(left(occurred, 4), '')::smallint) STORED,
        severity text,
        harm_types text[] NOT NULL DEFAULT '{}',
        countries text[] NOT NULL DEFAULT '{}',
        systems jsonb NOT NULL DEFAULT '[]',
        sources jsonb NOT NULL DEFAULT '[]',
        -- Each entity of incident_entity once: facets count these.
        entities text[] NOT NULL DEFAULT '{}',
        harmed text,
        quantity bigint,
        source_name text,
        source_record text,
        source_url text,
        source_licence text,
        source_retrieved text,
        published_at timestamptz,
        changed_at timestamptz NOT NULL,
        corrected_at timestamptz,
        retracted_at timestamptz,
        retraction_reason text,
        merged_into text,
        search tsvector NOT NULL DEFAULT ''
      ) WITH (fillfactor = 85);
      CREATE INDEX incident_search ON incident USING gin (search);
      CREATE INDEX incident_title ON incident USING gin (title gin_trgm_ops);
      CREATE INDEX incident_entities ON incident USING gin (entities);
      CREATE INDEX incident_occurred ON incident (status, occurred DESC, id DESC);
      CREATE INDEX incident_published ON incident (status, published_at DESC, id DESC);
      CREATE INDEX incident_changed ON incident (changed_at DESC, id DESC) WHERE published_at IS NOT NULL;

      CREATE TABLE incident_version (
        incident text NOT NULL,
        version integer NOT NULL,
        -- The entry that committed its text.
        entry_id uuid NOT NULL,
        status text NOT NULL CHECK (status IN ('draft', 'discarded', 'published')),
        drafted_by text,
        drafted_at timestamptz NOT NULL,
        names_person boolean NOT NULL,
        published_at timestamptz,
        correction_reason text,
        -- The entry that published it, which holds the note of a correction.
        publishing_entry_id uuid,
        PRIMARY KEY (incident, version)
      );
      CREATE INDEX incident_version_entry ON incident_version (entry_id);

      CREATE TABLE incident_entity (
        incident text NOT NULL,
        entity text NOT NULL,
        role text NOT NULL,
        standing text NOT NULL,
        PRIMARY KEY (incident, entity, role)
      );
      CREATE INDEX incident_entity_entity ON incident_entity (entity, incident);

      CREATE TABLE incident_answer (
        entry_id uuid PRIMARY KEY,
        incident text NOT NULL,
        entity text NOT NULL,
        standing text NOT NULL,
        answered_by text NOT NULL,
        answered_at timestamptz NOT NULL,
        statement text
      );
      CREATE INDEX incident_answer_incident ON incident_answer (incident, answered_at);

      CREATE TABLE entity (
        id text PRIMARY KEY,
        kind text NOT NULL,
        name text,
        aliases text[] NOT NULL DEFAULT '{}',
        entry_id uuid NOT NULL,
        merged_into text,
        source_name text,
        source_record text,
        source_url text,
        source_licence text,
        source_retrieved text,
        -- Public incidents that name it, and whether its name may be shown: see store/entity-rows.ts.
        incidents integer NOT NULL DEFAULT 0,
        shown boolean NOT NULL DEFAULT false
      ) WITH (fillfactor = 70);
      CREATE INDEX entity_name ON entity USING gin (name gin_trgm_ops);
      CREATE INDEX entity_sorted ON entity ((left(lower(coalesce(name, '')), 60) COLLATE "C"), id) WHERE shown;
      CREATE INDEX entity_merged ON entity (merged_into) WHERE merged_into IS NOT NULL;
    `);
    for (const table of TABLES) await grantApp(runner, table, 'SELECT, INSERT, UPDATE, DELETE');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only. Restore the backup made before the upgrade.');
  }
}

const TABLES = ['incident', 'incident_version', 'incident_entity', 'incident_answer', 'entity'] as const;
