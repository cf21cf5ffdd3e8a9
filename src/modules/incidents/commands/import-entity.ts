import type { EntityManager } from 'typeorm';
import { Sealer, type Ledger, type Outcome } from '../../../ledger/index.js';
import type { EntityRefusal, Source } from '../domain/index.js';
import { entitySlice } from '../store/entity-slice.js';
import { IMPORTER } from './import-incident.js';

/**
 * Takes over a name, of a kind that is unknown until an editor sets it; till then it is sealed for reviewers. Within
 * `Ledger.transact`, after a look in the same transaction showed that the id is free.
 */
export function importEntity(ledger: Ledger, tx: EntityManager, id: string, source: Source, name: string, aliases: readonly string[]): Promise<Outcome<EntityRefusal>> {
  const seal = new Sealer('reviewers');
  const command = { type: 'ImportEntity', source, name: seal.field('/command/name', name), aliases: seal.field('/command/aliases', aliases) } as const;
  return ledger.perform(tx, entitySlice, id, { command, actor: IMPORTER, authorization: { method: 'system' }, openings: seal.fields, fresh: true });
}
