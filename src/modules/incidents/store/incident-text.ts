import type { EntityManager } from 'typeorm';
import { type SealedFields, valueAt } from '../../../ledger/index.js';
import type { InvolvedEntity, NamedSystem, PartialDate, PublicSource } from '../domain/index.js';
import { reckon } from './entity-rows.js';

export type RevisionFields = SealedFields;

const AT = '/command/revision';
const searched = 50_000;

/**
 * Writes the text of one version as the public reads and searches it. A field that was erased is empty. `search` weighs the
 * title above the names, those above the summary, and that above the account.
 */
export async function showText(tx: EntityManager, incident: string, entryId: string, fields: RevisionFields): Promise<void> {
  const text = (field: string): string | null => valueAt<string | null>(fields, `${AT}/${field}`) ?? null;
  const occurred = valueAt<PartialDate>(fields, `${AT}/occurred`);
  const systems = valueAt<readonly NamedSystem[]>(fields, `${AT}/systems`) ?? [];
  const sources = valueAt<readonly PublicSource[]>(fields, `${AT}/sources`) ?? [];
  const quantity = valueAt<number | null>(fields, `${AT}/quantity`) ?? null;
  const [title, summary, account] = [text('title'), text('summary'), text('account')];
  await tx.query(
    `UPDATE incident SET entry_id = $2, title = $3, summary = $4, account = $5, occurred = $6, severity = $7, harm_types = $8, countries = $9,
       systems = $10::jsonb, sources = $11::jsonb, harmed = $12, quantity = $13,
       search = setweight(to_tsvector('english', coalesce($3, '')), 'A') || setweight(to_tsvector('english', $14), 'B')
             || setweight(to_tsvector('english', coalesce($4, '')), 'C') || to_tsvector('english', left(coalesce($5, ''), ${searched}))
      WHERE id = $1`,
    [
      incident, entryId, title, summary, account, occurred?.value ?? '', text('severity'),
      valueAt<readonly string[]>(fields, `${AT}/harmTypes`) ?? [], valueAt<readonly string[]>(fields, `${AT}/countries`) ?? [],
      JSON.stringify(systems), JSON.stringify(sources), text('harmed'), quantity, systems.map((system) => system.name).join(' '),
    ],
  );
  await putEntities(tx, incident, valueAt<readonly InvolvedEntity[]>(fields, `${AT}/entities`) ?? []);
}

/** After a retraction no word of it stays here; a merged incident keeps its text and no longer counts as one of its own. */
export async function hideText(tx: EntityManager, incident: string, what: 'all' | 'keep text' = 'all'): Promise<void> {
  if (what === 'all') {
    await tx.query(
      `UPDATE incident SET entry_id = NULL, title = NULL, summary = NULL, account = NULL, occurred = '', severity = NULL, harm_types = '{}',
         countries = '{}', systems = '[]', sources = '[]', harmed = NULL, quantity = NULL, search = ''
        WHERE id = $1`,
      [incident],
    );
    return putEntities(tx, incident, []);
  }
  const named = await tx.query<{ entity: string }[]>('SELECT entity FROM incident_entity WHERE incident = $1', [incident]);
  await reckon(tx, named.map((row) => row.entity));
}

async function putEntities(tx: EntityManager, incident: string, involved: readonly InvolvedEntity[]): Promise<void> {
  const [before] = await tx.query<[{ entity: string }[], number]>('DELETE FROM incident_entity WHERE incident = $1 RETURNING entity', [incident]);
  await tx.query('UPDATE incident SET entities = $2 WHERE id = $1', [incident, [...new Set(involved.map((one) => one.entity))]]);
  if (involved.length > 0) {
    await tx.query(
      `INSERT INTO incident_entity (incident, entity, role, standing)
       SELECT $1, entity, role, 'alleged' FROM unnest($2::text[], $3::text[]) AS named (entity, role) ON CONFLICT DO NOTHING`,
      [incident, involved.map((one) => one.entity), involved.map((one) => one.role)],
    );
  }
  await reckon(tx, [...before.map((row) => row.entity), ...involved.map((one) => one.entity)]);
}
