import type { EntityManager } from 'typeorm';
import type { ErasedOpenings } from '../../kernel/sealed.js';
import { Openings } from './openings.js';

const openings = new Openings();

/** The rules cannot tell whose entries were named: of these, the ones of this stream. */
export async function ownEntries(tx: EntityManager, kind: string, id: string, named: readonly ErasedOpenings[]): Promise<readonly ErasedOpenings[]> {
  const ours = await tx.query<{ entry_id: string }[]>(
    'SELECT entry_id FROM ledger_pending WHERE stream_kind = $1 AND stream_id = $2 AND entry_id = ANY($3::uuid[])',
    [kind, id, named.map(({ entry }) => entry)],
  );
  return named.filter(({ entry }) => ours.some((row) => row.entry_id === entry));
}

/** Of this stream's own entries only: whoever erases here does not thereby rule over other records. Answers the entries that it touched. */
export async function eraseOwnOpenings(tx: EntityManager, kind: string, id: string, named: readonly ErasedOpenings[]): Promise<readonly ErasedOpenings[]> {
  const own = await ownEntries(tx, kind, id, named);
  for (const { entry, paths } of own) await openings.erase(tx, entry, paths);
  return own;
}

export function isErased({ paths }: ErasedOpenings, path: string): boolean {
  return paths === 'all' || paths.includes(path);
}
