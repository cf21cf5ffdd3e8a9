import type { EntityManager } from 'typeorm';
import type { ErasedOpenings } from '../../../kernel/sealed.js';
import { Openings } from '../../../ledger/index.js';

const openings = new Openings();

/** Of this stream's own entries only: whoever erases here does not thereby rule over other records. Answers the entries that it touched. */
export async function eraseOwnOpenings(tx: EntityManager, kind: string, id: string, erased: readonly ErasedOpenings[]): Promise<readonly ErasedOpenings[]> {
  const ours = await tx.query<{ entry_id: string }[]>(
    'SELECT entry_id FROM ledger_pending WHERE stream_kind = $1 AND stream_id = $2 AND entry_id = ANY($3::uuid[])',
    [kind, id, erased.map(({ entry }) => entry)],
  );
  const touched = erased.filter(({ entry }) => ours.some((row) => row.entry_id === entry));
  for (const { entry, paths } of touched) await openings.erase(tx, entry, paths);
  return touched;
}

export function isErased({ paths }: ErasedOpenings, path: string): boolean {
  return paths === 'all' || paths.includes(path);
}
