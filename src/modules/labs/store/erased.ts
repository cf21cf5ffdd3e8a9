import type { EntityManager } from 'typeorm';
import type { ErasedOpenings } from '../../../kernel/sealed.js';
import { Openings } from '../../../ledger/index.js';

const openings = new Openings();

/** Of this stream's own entries only: whoever erases here does not thereby rule over others. Gives the entries that were concerned. */
export async function eraseOwn(tx: EntityManager, kind: string, id: string, erased: readonly ErasedOpenings[]): Promise<readonly ErasedOpenings[]> {
  const rows = await tx.query<{ entry_id: string }[]>(
    'SELECT entry_id FROM opening WHERE stream_kind = $1 AND stream_id = $2 AND entry_id = ANY($3::uuid[])',
    [kind, id, erased.map(({ entry }) => entry)],
  );
  for (const { entry, paths } of erased) if (rows.some((row) => row.entry_id === entry)) await openings.erase(tx, entry, paths);
  return erased;
}

export function concerns({ paths }: ErasedOpenings, path: string): boolean {
  return paths === 'all' || paths.includes(path);
}
