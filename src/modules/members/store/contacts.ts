import type { EntityManager } from 'typeorm';
import type { Json } from '../../../kernel/json.js';

/** The opening of a reporter's contact: what he gave, with the salt that shows it is what the entry committed to. */
export interface KeptContact {
  readonly entryId: string;
  readonly path: string;
  readonly report: string;
  readonly salt: string;
  readonly value: Json;
}

/**
 * How reporters can be reached, apart from all else: no query of another module joins this table, and no export reads it. The
 * case's rules say who may see a contact; whoever calls `readContacts` has asked them.
 */
export async function keepContact(tx: EntityManager, contact: KeptContact): Promise<void> {
  await tx.query('INSERT INTO contact (entry_id, path, report, salt, value) VALUES ($1, $2, $3, $4, $5)', [
    contact.entryId,
    contact.path,
    contact.report,
    contact.salt,
    JSON.stringify(contact.value),
  ]);
}

/** Every contact given for a report, oldest entry first; none where all were erased. */
export async function readContacts(tx: EntityManager, report: string): Promise<readonly KeptContact[]> {
  return tx.query<KeptContact[]>(
    'SELECT entry_id AS "entryId", path, report, salt, value FROM contact WHERE report = $1 ORDER BY entry_id, path',
    [report],
  );
}

export async function eraseContacts(tx: EntityManager, entryId: string, paths: readonly string[] | 'all'): Promise<void> {
  if (paths === 'all') await tx.query('DELETE FROM contact WHERE entry_id = $1', [entryId]);
  else await tx.query('DELETE FROM contact WHERE entry_id = $1 AND path = ANY($2)', [entryId, paths]);
}
