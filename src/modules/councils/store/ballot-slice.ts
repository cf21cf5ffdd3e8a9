import type { EntityManager } from 'typeorm';
import { assertNever } from '../../../kernel/assert-never.js';
import { type Fact, type Slice, valueAt } from '../../../ledger/index.js';
import { ballotDecider, type Ballot, type BallotCommand, type BallotEvent, type BallotRefusal } from '../domain/index.js';
import { eraseOwnOpenings, isErased } from './erase-openings.js';

type BallotFact = Fact<BallotCommand, BallotEvent, Ballot>;

/**
 * A ballot as the ledger sees it: its rules, and one row. Nobody but its voter is shown that row before the result is there; of a
 * sealed one it holds the seal alone.
 */
export const ballotSlice: Slice<Ballot, BallotCommand, BallotEvent, BallotRefusal> = { decider: ballotDecider, project };

async function project(tx: EntityManager, fact: BallotFact): Promise<void> {
  const { event, streamId, entryId, at, openings, state } = fact;
  const { motion, seat } = state;
  switch (event.type) {
    case 'BallotCast':
      await tx.query(
        `INSERT INTO ballot (motion, seat, member, class, casts, text, choice, sealed, cast_at, entry_id, cast_entry, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)
         ON CONFLICT (motion, seat) DO UPDATE SET casts = excluded.casts, text = excluded.text, choice = excluded.choice, sealed = excluded.sealed, cast_at = excluded.cast_at,
           entry_id = excluded.entry_id, cast_entry = excluded.cast_entry, reason = excluded.reason`,
        [
          motion, seat, event.by, event.class, state.casts, event.text, event.choice === null ? null : JSON.stringify(event.choice), event.sealed, at, entryId,
          valueAt<string>(openings, '/command/reason') ?? null,
        ],
      );
      return;
    case 'BallotConfirmed':
      await tx.query('UPDATE ballot SET casts = $3, text = $4, cast_at = $5, entry_id = $6 WHERE motion = $1 AND seat = $2', [motion, seat, state.casts, event.text, at, entryId]);
      return;
    case 'BallotOpened':
      await tx.query('UPDATE ballot SET opened = $3, opening_entry = $4, reason = $5 WHERE motion = $1 AND seat = $2', [
        motion, seat, JSON.stringify({ choice: event.choice, salt: event.salt }), entryId, valueAt<string>(openings, '/command/reason') ?? null,
      ]);
      return;
    case 'OpeningsErased':
      for (const one of await eraseOwnOpenings(tx, 'ballot', streamId, event.openings)) {
        if (isErased(one, '/command/reason')) await tx.query('UPDATE ballot SET reason = NULL WHERE motion = $1 AND seat = $2 AND (cast_entry = $3 OR opening_entry = $3)', [motion, seat, one.entry]);
      }
      return;
    default:
      return assertNever(event);
  }
}
