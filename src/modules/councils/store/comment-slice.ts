import type { EntityManager } from 'typeorm';
import { assertNever } from '../../../kernel/assert-never.js';
import { eraseOwnOpenings, type Fact, isErased, Openings, type Slice, valueAt } from '../../../ledger/index.js';
import { commentDecider, type Comment, type CommentCommand, type CommentEvent, type CommentRefusal } from '../domain/index.js';

type CommentFact = Fact<CommentCommand, CommentEvent, Comment>;

/** A comment of the public as the ledger sees it: its rules, and one row. */
export const commentSlice: Slice<Comment, CommentCommand, CommentEvent, CommentRefusal> = { decider: commentDecider, project };

async function project(tx: EntityManager, { event, streamId, entryId, at, openings }: CommentFact): Promise<void> {
  switch (event.type) {
    case 'CommentFiled':
      await tx.query(`INSERT INTO comment (id, motion, status, body, name, filed_at, entry_id) VALUES ($1, $2, 'filed', $3, $4, $5, $6)`, [
        streamId, event.motion, valueAt<string>(openings, '/command/text') ?? null, valueAt<string>(openings, '/command/name') ?? null, at, entryId,
      ]);
      return;
    case 'CommentShown':
      await tx.query(`UPDATE comment SET status = 'shown', decided_at = $2, decided_by = $3 WHERE id = $1`, [streamId, at, event.by]);
      // What everybody may read is public among the openings too.
      for (const { entry_id } of await tx.query<{ entry_id: string }[]>('SELECT entry_id FROM comment WHERE id = $1', [streamId])) await new Openings().setAudience(tx, entry_id, 'public');
      return;
    case 'CommentDeclined':
      await tx.query(`UPDATE comment SET status = 'declined', decided_at = $2, decided_by = $3, reason = $4 WHERE id = $1`, [streamId, at, event.by, event.reason]);
      return;
    case 'OpeningsErased':
      for (const one of await eraseOwnOpenings(tx, 'comment', streamId, event.openings)) {
        if (isErased(one, '/command/text')) await tx.query('UPDATE comment SET body = NULL WHERE id = $1 AND entry_id = $2', [streamId, one.entry]);
        if (isErased(one, '/command/name')) await tx.query('UPDATE comment SET name = NULL WHERE id = $1 AND entry_id = $2', [streamId, one.entry]);
      }
      return;
    default:
      return assertNever(event);
  }
}
