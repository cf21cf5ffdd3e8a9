import type { EntityManager } from 'typeorm';
import { assertNever } from '../../../kernel/assert-never.js';
import { eraseOwnOpenings, type Fact, isErased, type Slice, valueAt } from '../../../ledger/index.js';
import { ballotDecider, type Ballot, type BallotCommand, type BallotEvent, type BallotRefusal } from '../domain/index.js';

type BallotFact = Fact<BallotCommand, BallotEvent, Ballot>;
type BallotSlice = Slice<Ballot, BallotCommand, BallotEvent, BallotRefusal> & { projectMany(tx: EntityManager, facts: readonly BallotFact[]): Promise<void> };

/**
 * A ballot as the ledger sees it: its rules, and one row. Nobody but its voter is shown that row before the result is there; of a
 * sealed one it holds the seal alone.
 */
export const ballotSlice: BallotSlice = { decider: ballotDecider, project, projectMany };

/** Votes come by the thousand in the last hour: those that are cast share a statement. */
async function projectMany(tx: EntityManager, facts: readonly BallotFact[]): Promise<void> {
  const rows = facts.flatMap((fact) => (fact.event.type === 'BallotCast' ? [rowOf(fact, fact.event)] : []));
  if (rows.length > 0) await putCast(tx, rows);
  for (const fact of facts) if (fact.event.type !== 'BallotCast') await project(tx, fact);
}

function rowOf({ entryId, at, openings, state }: BallotFact, event: Extract<BallotEvent, { type: 'BallotCast' }>): Record<string, unknown> {
  const { motion, seat, casts } = state;
  const { by: member, class: code, text, choice, sealed } = event;
  return { motion, seat, member, class: code, casts, text, choice: choice ?? undefined, sealed, cast_at: at, entry_id: entryId, reason: valueAt<string>(openings, '/command/reason') };
}

async function putCast(tx: EntityManager, rows: readonly Record<string, unknown>[]): Promise<void> {
  await tx.query(
    `INSERT INTO ballot (motion, seat, member, class, casts, text, choice, sealed, cast_at, entry_id, cast_entry, reason)
     SELECT motion, seat, member, class, casts, text, choice, sealed, cast_at, entry_id, entry_id, reason FROM json_to_recordset($1::json) AS b (
       motion text, seat int, member text, class text, casts int, text text, choice jsonb, sealed text, cast_at timestamptz, entry_id uuid, reason text)
     ON CONFLICT (motion, seat) DO UPDATE SET casts = excluded.casts, text = excluded.text, choice = excluded.choice, sealed = excluded.sealed, cast_at = excluded.cast_at,
       entry_id = excluded.entry_id, cast_entry = excluded.cast_entry, reason = excluded.reason`,
    [JSON.stringify(rows)],
  );
}

async function project(tx: EntityManager, fact: BallotFact): Promise<void> {
  const { event, streamId, entryId, at, openings, state } = fact;
  const { motion, seat } = state;
  switch (event.type) {
    case 'BallotCast':
      return putCast(tx, [rowOf(fact, event)]);
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
