import type { EntityManager } from 'typeorm';
import { assertNever } from '../../../kernel/assert-never.js';
import { eraseOwnOpenings, type Fact, Openings, type SealedFields, type Slice, valueAt } from '../../../ledger/index.js';
import { entityDecider, type Entity, type EntityCommand, type EntityEvent, type EntityRefusal, type OpeningsOfEntry } from '../domain/index.js';
import { reckon } from './entity-rows.js';

type EntityFact = Fact<EntityCommand, EntityEvent, Entity>;

export const entitySlice: Slice<Entity, EntityCommand, EntityEvent, EntityRefusal> = { decider: entityDecider, project };

const openings = new Openings();

async function project(tx: EntityManager, fact: EntityFact): Promise<void> {
  const { event, streamId, entryId, state } = fact;
  switch (event.type) {
    case 'EntityRegistered':
    case 'EntityImported': {
      const source = state.imported;
      await tx.query(
        `INSERT INTO entity (id, kind, name, aliases, entry_id, source_name, source_record, source_url, source_licence, source_retrieved)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        [
          streamId, state.kind, ...names(fact.openings), entryId,
          source?.name ?? null, source?.record ?? null, source?.url ?? null, source?.licence ?? null, source?.retrieved ?? null,
        ],
      );
      // Incidents may name an entity before it exists, while rows are made anew in another order of streams.
      return reckon(tx, [streamId]);
    }
    case 'EntityKindSet':
      await tx.query('UPDATE entity SET kind = $2 WHERE id = $1', [streamId, state.kind]);
      return reckon(tx, [streamId]);
    case 'EntityRenamed':
      await hideName(tx, streamId);
      await tx.query('UPDATE entity SET name = $2, aliases = $3, entry_id = $4 WHERE id = $1', [streamId, ...names(fact.openings), entryId]);
      // Whose name was erased has one again.
      return reckon(tx, [streamId]);
    case 'EntityMerged':
    case 'EntityUnmerged':
      await tx.query('UPDATE entity SET merged_into = $2 WHERE id = $1', [streamId, state.mergedInto]);
      return reckon(tx, [streamId, event.type === 'EntityMerged' ? event.into : event.from]);
    case 'OpeningsErased':
      return erase(tx, streamId, event.openings);
    default:
      return assertNever(event);
  }
}

function names(fields: SealedFields): [string | null, readonly string[]] {
  return [valueAt<string>(fields, '/command/name') ?? null, valueAt<readonly string[]>(fields, '/command/aliases') ?? []];
}

/** A name that was replaced is for reviewers: often it was replaced because it should not be read. */
async function hideName(tx: EntityManager, entity: string): Promise<void> {
  const [row] = await tx.query<{ entry_id: string }[]>('SELECT entry_id FROM entity WHERE id = $1', [entity]);
  if (row) await openings.setAudience(tx, row.entry_id, 'reviewers');
}

async function erase(tx: EntityManager, entity: string, erased: readonly OpeningsOfEntry[]): Promise<void> {
  await eraseOwnOpenings(tx, 'entity', entity, erased);
  const [row] = await tx.query<{ fields: SealedFields | null }[]>(
    'SELECT o.fields FROM entity e LEFT JOIN opening o ON o.entry_id = e.entry_id WHERE e.id = $1',
    [entity],
  );
  await tx.query('UPDATE entity SET name = $2, aliases = $3 WHERE id = $1', [entity, ...names(row?.fields ?? {})]);
  await reckon(tx, [entity]);
}
