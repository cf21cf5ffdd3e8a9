import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';

/** Evidence of juries, kept by its hash. What no charge came to name goes after a day. */
@Injectable()
export class JuryFiles {
  async keep(tx: EntityManager, hash: string, content: Buffer, at: Instant): Promise<void> {
    await tx.query(
      `INSERT INTO jury_file AS f (hash, size, content, kept_at) VALUES ($1, $2, $3, $4) ON CONFLICT (hash) DO UPDATE SET kept_at = greatest(f.kept_at, excluded.kept_at)`,
      [hash, content.length, content, at],
    );
  }

  /** Only what a charge names: a file of a charge that was never signed is nobody's to read. */
  async read(tx: EntityManager, hash: string): Promise<Buffer | undefined> {
    const [row] = await tx.query<{ content: Buffer }[]>(`SELECT content FROM jury_file f WHERE hash = $1 AND ${NAMED}`, [hash]);
    return row?.content;
  }

  async purge(tx: EntityManager, before: Instant): Promise<void> {
    await tx.query(`DELETE FROM jury_file f WHERE kept_at < $1 AND NOT ${NAMED}`, [before]);
  }
}

const NAMED = `EXISTS (SELECT FROM stream s WHERE s.kind = 'jury' AND s.state->'charge'->'evidence' @> jsonb_build_array(jsonb_build_object('hash', f.hash)))`;
