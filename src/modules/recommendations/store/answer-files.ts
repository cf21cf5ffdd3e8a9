import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';

export interface AnswerFile {
  readonly hash: string;
  readonly type: string;
  readonly content: Buffer;
}

/**
 * Files that labs cite, kept by their hash: the same file cited twice is kept once. What no answer came to cite goes after a day;
 * so does a file whose name a steward erased from every answer that cites it, and nobody gets it from then on.
 */
@Injectable()
export class AnswerFiles {
  async keep(tx: EntityManager, { hash, type, content }: AnswerFile, at: Instant): Promise<void> {
    await tx.query(
      `INSERT INTO answer_file AS f (hash, size, type, content, kept_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (hash) DO UPDATE SET kept_at = greatest(f.kept_at, excluded.kept_at)`,
      [hash, content.length, type, content, at],
    );
  }

  /** Only what an answer cites: a file of an answer that was never signed is nobody's to read. */
  async read(tx: EntityManager, hash: string): Promise<Buffer | undefined> {
    const [row] = await tx.query<{ content: Buffer }[]>(
      'SELECT content FROM answer_file f WHERE hash = $1 AND EXISTS (SELECT FROM recommendation_evidence e WHERE e.hash = f.hash AND e.name IS NOT NULL)',
      [hash],
    );
    return row?.content;
  }

  async purge(tx: EntityManager, before: Instant): Promise<void> {
    await tx.query('DELETE FROM answer_file f WHERE kept_at < $1 AND NOT EXISTS (SELECT FROM recommendation_evidence e WHERE e.hash = f.hash AND e.name IS NOT NULL)', [before]);
  }
}
