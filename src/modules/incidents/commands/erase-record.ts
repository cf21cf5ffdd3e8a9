import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { OpeningsOfEntry, StewardErasureGround } from '../domain/index.js';
import { entitySlice } from '../store/entity-slice.js';
import { incidentSlice } from '../store/incident-slice.js';
import type { Editorial } from './editorial.js';

/** Signed, by a steward: takes words out of the node for good. The commitments stay in the log, and every proof with them. */
export function eraseRecord(
  editorial: Editorial,
  viewer: Viewer,
  kind: 'incident' | 'entity',
  id: string,
  openings: readonly OpeningsOfEntry[],
  ground: StewardErasureGround,
): Promise<Prepared<string>> {
  const command = { type: 'EraseOpenings', openings, ground } as const;
  const ours = (tx: EntityManager): Promise<string | undefined> => belong(tx, kind, id, openings);
  return kind === 'incident'
    ? editorial.prepare(viewer, incidentSlice, id, command, {}, ours)
    : editorial.prepare(viewer, entitySlice, id, command, {}, ours);
}

/** The rules see entry ids as names; that they are of this record is checked here (docs/spec/incidents.md, rule 23). */
async function belong(tx: EntityManager, kind: string, id: string, openings: readonly OpeningsOfEntry[]): Promise<string | undefined> {
  const entries = [...new Set(openings.map(({ entry }) => entry))];
  const rows = await tx.query<unknown[]>('SELECT 1 FROM ledger_pending WHERE stream_kind = $1 AND stream_id = $2 AND entry_id = ANY($3::uuid[])', [kind, id, entries]);
  return rows.length === entries.length ? undefined : 'NOT_OF_THIS_RECORD';
}
