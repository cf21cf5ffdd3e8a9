import type { EntityManager } from 'typeorm';
import { assertNever } from '../../../kernel/assert-never.js';
import { eraseOwnOpenings, type Fact, Openings, type Slice, valueAt } from '../../../ledger/index.js';
import {
  incidentDecider, type Incident, type IncidentCommand, type IncidentEvent, type IncidentRefusal, type OpeningsOfEntry,
} from '../domain/index.js';
import { hideText, type RevisionFields, showText } from './incident-text.js';

type IncidentFact = Fact<IncidentCommand, IncidentEvent, Incident>;

/** An incident as the ledger sees it: its rules, and how its events become the rows that the public reads. */
export const incidentSlice: Slice<Incident, IncidentCommand, IncidentEvent, IncidentRefusal> = { decider: incidentDecider, project };

const openings = new Openings();

async function project(tx: EntityManager, fact: IncidentFact): Promise<void> {
  const { event, streamId, entryId, at } = fact;
  await putState(tx, fact);
  switch (event.type) {
    case 'IncidentDrafted':
      await tx.query(
        `INSERT INTO incident_version (incident, version, entry_id, status, drafted_by, drafted_at, names_person) VALUES ($1, $2, $3, 'draft', $4, $5, $6)`,
        [streamId, event.version, entryId, event.by, at, event.namesPerson],
      );
      return;
    case 'DraftDiscarded':
      return discardDrafts(tx, streamId);
    case 'IncidentPublished':
      return publish(tx, fact, event.version, null);
    case 'IncidentCorrected':
      return publish(tx, fact, event.version, event.reason);
    case 'IncidentImported':
      await tx.query(
        `INSERT INTO incident_version (incident, version, entry_id, status, drafted_at, names_person, published_at, publishing_entry_id)
         VALUES ($1, $2, $3, 'published', $4, false, $4, $3)`,
        [streamId, event.version, entryId, at],
      );
      return showText(tx, streamId, entryId, fact.openings);
    case 'IncidentRetracted':
      await discardDrafts(tx, streamId);
      // All goes with it, notes and answers too, which repeat it: a retraction that leaves version 1 readable takes nothing back.
      for (const entry of await entriesWithWords(tx, streamId, entryId)) await openings.setAudience(tx, entry, 'reviewers');
      return hideText(tx, streamId);
    case 'IncidentMerged':
      return hideText(tx, streamId, 'keep text');
    case 'IncidentUnmerged':
      return reshow(tx, streamId);
    case 'IncidentAnswered':
      await tx.query(
        'INSERT INTO incident_answer (entry_id, incident, entity, standing, answered_by, answered_at, statement) VALUES ($1, $2, $3, $4, $5, $6, $7)',
        [entryId, streamId, event.entity, event.standing, event.by, at, valueAt<string>(fact.openings, '/command/statement') ?? null],
      );
      return;
    case 'OpeningsErased':
      return erase(tx, streamId, event.openings);
    default:
      return assertNever(event);
  }
}

/** Everything about an incident that is no text. */
async function putState(tx: EntityManager, { streamId, at, event, state }: IncidentFact): Promise<void> {
  const { status, version, draft, publishedAt, retracted, mergedInto, imported } = state;
  await tx.query(
    `INSERT INTO incident (id, status, version, draft_version, published_at, changed_at, retracted_at, retraction_reason, merged_into,
                           source_name, source_record, source_url, source_licence, source_retrieved)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     ON CONFLICT (id) DO UPDATE SET status = excluded.status, version = excluded.version, draft_version = excluded.draft_version,
       published_at = excluded.published_at, retracted_at = excluded.retracted_at, retraction_reason = excluded.retraction_reason,
       merged_into = excluded.merged_into,
       changed_at = CASE WHEN $15 THEN excluded.changed_at ELSE incident.changed_at END,
       corrected_at = CASE WHEN $16 THEN excluded.changed_at ELSE incident.corrected_at END`,
    [
      streamId, status, version, draft?.version ?? null, publishedAt, at, retracted?.at ?? null, retracted?.reason ?? null, mergedInto,
      imported?.name ?? null, imported?.record ?? null, imported?.url ?? null, imported?.licence ?? null, imported?.retrieved ?? null,
      event.type !== 'IncidentDrafted' && event.type !== 'DraftDiscarded',
      event.type === 'IncidentCorrected',
    ],
  );
}

async function publish(tx: EntityManager, { streamId, entryId, at }: IncidentFact, version: number, reason: string | null): Promise<void> {
  const [rows] = await tx.query<[{ entry_id: string }[], number]>(
    `UPDATE incident_version SET status = 'published', published_at = $3, correction_reason = $4, publishing_entry_id = $5
      WHERE incident = $1 AND version = $2 RETURNING entry_id`,
    [streamId, version, at, reason, entryId],
  );
  const drafted = rows[0]!.entry_id;
  const [versions, answers] = [await publishedEntries(tx, streamId), await answeredEntries(tx, streamId)];
  // A correction for the sake of somebody's privacy would be none if the version before it, or the note about it, stayed readable.
  if (reason === 'PRIVACY') for (const entry of versions.filter((one) => one !== entryId)) await openings.setAudience(tx, entry, 'reviewers');
  // After a retraction the answers stand beside the record again.
  if (reason === null) for (const entry of answers) await openings.setAudience(tx, entry, 'public');
  await openings.setAudience(tx, drafted, 'public');
  await showText(tx, streamId, drafted, await fieldsOf(tx, drafted));
}

async function discardDrafts(tx: EntityManager, incident: string): Promise<void> {
  await tx.query("UPDATE incident_version SET status = 'discarded' WHERE incident = $1 AND status = 'draft'", [incident]);
}

/** The text as its openings still have it. */
async function reshow(tx: EntityManager, incident: string): Promise<void> {
  const [row] = await tx.query<{ entry_id: string }[]>(
    `SELECT v.entry_id FROM incident i JOIN incident_version v ON v.incident = i.id AND v.version = i.version
      WHERE i.id = $1 AND i.status IN ('published', 'merged')`,
    [incident],
  );
  if (row) await showText(tx, incident, row.entry_id, await fieldsOf(tx, row.entry_id));
}

async function erase(tx: EntityManager, incident: string, erased: readonly OpeningsOfEntry[]): Promise<void> {
  await eraseOwnOpenings(tx, 'incident', incident, erased);
  await tx.query('UPDATE incident_answer SET statement = NULL WHERE incident = $1 AND entry_id = ANY($2::uuid[])', [incident, erased.map(({ entry }) => entry)]);
  const [shown] = await tx.query<{ status: string }[]>('SELECT status FROM incident WHERE id = $1', [incident]);
  if (shown?.status === 'published') await reshow(tx, incident);
  if (shown?.status === 'merged') {
    await reshow(tx, incident);
    await hideText(tx, incident, 'keep text');
  }
}

/** Of published versions and of the notes with which they were published. */
async function publishedEntries(tx: EntityManager, incident: string): Promise<string[]> {
  return entries(tx, "SELECT unnest(ARRAY[entry_id, publishing_entry_id]) AS id FROM incident_version WHERE incident = $1 AND status = 'published'", incident);
}

async function answeredEntries(tx: EntityManager, incident: string): Promise<string[]> {
  return entries(tx, 'SELECT entry_id AS id FROM incident_answer WHERE incident = $1', incident);
}

/** Those before this entry, or its own: while rows are made anew, the words that were written later are there already. */
async function entriesWithWords(tx: EntityManager, incident: string, entryId: string): Promise<string[]> {
  return entries(
    tx,
    `SELECT o.entry_id AS id FROM opening o
      WHERE o.stream_kind = 'incident' AND o.stream_id = $1
        AND NOT EXISTS (SELECT FROM ledger_pending now, ledger_pending p
                         WHERE now.entry_id = $2::uuid AND p.entry_id = o.entry_id AND p.stream_n > now.stream_n)`,
    incident,
    entryId,
  );
}

async function entries(tx: EntityManager, query: string, ...values: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string | null }[]>(query, [...values]);
  return rows.flatMap(({ id }) => id ?? []);
}

async function fieldsOf(tx: EntityManager, entryId: string): Promise<RevisionFields> {
  const [row] = await tx.query<{ fields: RevisionFields }[]>('SELECT fields FROM opening WHERE entry_id = $1', [entryId]);
  return row?.fields ?? {};
}
