import type { EntityManager } from 'typeorm';
import { Sealer, type Ledger, type Outcome } from '../../../ledger/index.js';
import type { IncidentRefusal, IncidentRevision, Source } from '../domain/index.js';
import { incidentSlice } from '../store/incident-slice.js';

export const IMPORTER = { kind: 'system', part: 'import' } as const;

/**
 * Takes over a public record of another collection, with the gaps of its source. Must be called within `Ledger.transact`,
 * after a look in the same transaction showed that the id is free.
 */
export function importIncident(ledger: Ledger, tx: EntityManager, id: string, source: Source, words: IncidentRevision): Promise<Outcome<IncidentRefusal>> {
  const seal = new Sealer('public');
  const command = { type: 'ImportIncident', source, revision: seal.record('/command/revision', words) } as const;
  return ledger.perform(tx, incidentSlice, id, { command, actor: IMPORTER, authorization: { method: 'system' }, openings: seal.fields, fresh: true });
}
