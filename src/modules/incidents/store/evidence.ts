import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newPublicId } from '../../../platform/random.js';
import type { AttachedFile } from '../domain/index.js';
import { type BudgetRefusal, EvidenceBudget } from './evidence-budget.js';
import { openBytes } from './sealed-file.js';
import { type StagedFile, StagedUploads } from './staged-uploads.js';

/** The two places of a report's entries where files are committed to. */
export type FilesPath = '/command/content/files' | '/command/files';

export type AttachRefusal = BudgetRefusal | 'FILE_GONE';

export interface EvidenceRow extends AttachedFile {
  readonly id: string;
  readonly entryId: string;
}

/** Files that belong to a report: sealed each under a key of its own, which lies in the same row and goes with it. */
@Injectable()
export class Evidence {
  constructor(
    private readonly uploads: StagedUploads,
    private readonly budget: EvidenceBudget,
  ) {}

  /** Files that wait for their report, in the order of the handles; undefined where a handle is none, or its file is gone. */
  staged(tx: EntityManager, handles: readonly string[]): Promise<(StagedFile | undefined)[]> {
    return this.uploads.find(tx, handles);
  }

  /** Whether there is room for these, as far as it can be said before they are filed. */
  room(tx: EntityManager, staged: readonly StagedFile[], report?: string): Promise<BudgetRefusal | undefined> {
    return this.budget.refusal(tx, bytesOf(staged), report);
  }

  /**
   * Moves staged files to a report, in the transaction that files it; the ciphertext stays as it is. A refusal where one was taken
   * away or used in the meantime, or where there is no room: then the transaction must not go on.
   */
  async attach(tx: EntityManager, to: { report: string; entryId: string; path: FilesPath }, staged: readonly StagedFile[]): Promise<AttachRefusal | undefined> {
    const full = await this.budget.take(tx, bytesOf(staged), to.report);
    if (full) return full;
    for (const { id, key, file } of staged) {
      const moved = await tx.query<unknown[]>(
        `WITH taken AS (DELETE FROM staged_upload WHERE id = $1 RETURNING ciphertext)
         INSERT INTO evidence (id, report, entry_id, path, name, type, size, digest, key, ciphertext)
         SELECT $2, $3, $4, $5, $6, $7, $8, $9, $10, ciphertext FROM taken RETURNING id`,
        [id, newPublicId(), to.report, to.entryId, to.path, file.name, file.type, file.size, file.digest, key],
      );
      if (moved.length === 0) return 'FILE_GONE';
    }
    return undefined;
  }

  async ofReport(tx: EntityManager, report: string): Promise<EvidenceRow[]> {
    return tx.query<EvidenceRow[]>(
      `SELECT id, entry_id AS "entryId", name, type, size, digest FROM evidence WHERE report = $1 ORDER BY entry_id, id`,
      [report],
    );
  }

  async read(tx: EntityManager, id: string): Promise<{ readonly report: string; readonly name: string; readonly type: string; readonly content: Buffer } | undefined> {
    const [row] = await tx.query<{ report: string; name: string; type: string; key: Buffer; ciphertext: Buffer }[]>(
      'SELECT report, name, type, key, ciphertext FROM evidence WHERE id = $1',
      [id],
    );
    if (!row) return undefined;
    const content = openBytes(row.key, row.ciphertext);
    if (!content) throw new Error('a file of evidence does not open under its own key: the database is damaged');
    return { report: row.report, name: row.name, type: row.type, content };
  }

}

function bytesOf(staged: readonly StagedFile[]): number {
  return staged.reduce((sum, { file }) => sum + file.size, 0);
}

/** Key and ciphertext go in one. */
export async function eraseEvidence(tx: EntityManager, entryId: string, paths: readonly string[] | 'all'): Promise<void> {
  if (paths === 'all') await tx.query('DELETE FROM evidence WHERE entry_id = $1', [entryId]);
  else await tx.query('DELETE FROM evidence WHERE entry_id = $1 AND path = ANY($2)', [entryId, paths]);
}
