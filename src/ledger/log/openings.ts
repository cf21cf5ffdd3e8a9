import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Json } from '../../kernel/json.js';
import type { Opening } from '../core/index.js';
import type { Audience, SealedField, SealedFields } from './commitments.js';

/** An opening with the place of its entry: one line of `openings.jsonl`. */
export interface PlacedOpening extends Opening {
  readonly seq: number;
}

/** The erasable side of the log: salts and values. Whoever asks names the audience he may see. */
@Injectable()
export class Openings {
  /** Openings of one entry that still exist. */
  async ofEntry(tx: EntityManager, entryId: string, audiences: readonly Audience[]): Promise<Opening[]> {
    const [row] = await tx.query<{ fields: SealedFields }[]>('SELECT fields FROM opening WHERE entry_id = $1', [entryId]);
    return row ? openingsOf(entryId, row.fields, audiences) : [];
  }

  /** Values of all entries of one stream, by entry and path. */
  async ofStream(tx: EntityManager, kind: string, id: string): Promise<ReadonlyMap<string, SealedFields>> {
    const rows = await tx.query<{ entry_id: string; fields: SealedFields }[]>(
      'SELECT entry_id, fields FROM opening WHERE stream_kind = $1 AND stream_id = $2',
      [kind, id],
    );
    return new Map(rows.map((row) => [row.entry_id, row.fields]));
  }

  /**
   * Deletes salt and value of the named fields (all of an entry where no path is named). Belongs in the transaction that
   * performs the erasing command: once it commits, the commitment can be neither opened nor guessed.
   */
  async erase(tx: EntityManager, entryId: string, paths: readonly string[] | 'all'): Promise<void> {
    if (paths === 'all') {
      await tx.query('DELETE FROM opening WHERE entry_id = $1', [entryId]);
      return;
    }
    await tx.query('UPDATE opening SET fields = fields - $2::text[] WHERE entry_id = $1', [entryId, paths]);
  }

  /** Shows or hides what was sealed for another audience: publication opens a draft, retraction closes it. */
  async setAudience(tx: EntityManager, entryId: string, audience: Audience): Promise<void> {
    await tx.query(
      `UPDATE opening SET fields = (SELECT coalesce(jsonb_object_agg(key, value || jsonb_build_object('audience', $2::text)), '{}') FROM jsonb_each(fields))
        WHERE entry_id = $1`,
      [entryId, audience],
    );
  }

  /** All openings for the audiences in log order, a page at a time, for the export. */
  async page(tx: EntityManager, from: number, to: number, audiences: readonly Audience[]): Promise<PlacedOpening[]> {
    const rows = await tx.query<{ seq: string; entry_id: string; fields: SealedFields }[]>(
      `SELECT e.seq::text AS seq, o.entry_id, o.fields
         FROM ledger_entry e JOIN ledger_pending p ON p.id = e.pending_id JOIN opening o ON o.entry_id = p.entry_id
        WHERE e.seq >= $1 AND e.seq < $2 ORDER BY e.seq`,
      [from, to],
    );
    return rows.flatMap((row) => openingsOf(row.entry_id, row.fields, audiences).map((opening) => ({ ...opening, seq: Number(row.seq) })));
  }
}

function openingsOf(entry: string, fields: SealedFields, audiences: readonly Audience[]): Opening[] {
  return Object.entries(fields)
    .filter(([, field]) => audiences.includes(field.audience))
    .map(([path, field]: [string, SealedField]) => ({ entry, path, salt: field.salt, value: field.value }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The value of one field, or undefined where it was erased. */
export function valueAt<T extends Json>(fields: SealedFields, path: string): T | undefined {
  return fields[path]?.value as T | undefined;
}
