import type { EntityManager } from 'typeorm';
import { assertNever } from '../../../kernel/assert-never.js';
import type { ErasedOpenings } from '../../../kernel/sealed.js';
import { type AnySlice, eraseOwnOpenings, type Fact, isErased, type Slice, valueAt } from '../../../ledger/index.js';
import { seatDecider, seatDecider1, type Seat, type SeatCommand, type SeatEvent, type SeatRefusal } from '../domain/index.js';

type SeatFact = Fact<SeatCommand, SeatEvent, Seat>;

/** A seat as the ledger sees it: its rules, who sits there and who sat there, interests and delegations. */
export const seatSlice: Slice<Seat, SeatCommand, SeatEvent, SeatRefusal> = { decider: seatDecider, project };
/** For entries of before; nothing new is asked of it. */
export const seatSlice1: AnySlice = { ...seatSlice, decider: seatDecider1 } as unknown as AnySlice;

async function project(tx: EntityManager, fact: SeatFact): Promise<void> {
  const { event, streamId, entryId, at, openings, state } = fact;
  const { council, number } = state;
  switch (event.type) {
    case 'SeatFilled':
      await tx.query(
        `INSERT INTO seat (council, number, class, holding, member, until) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (council, number) DO UPDATE SET holding = excluded.holding, member = excluded.member, until = excluded.until, interrupted = false, interrupted_until = NULL`,
        [council, number, event.class, entryId, event.member, event.until],
      );
      await tx.query(
        `INSERT INTO seat_holding (entry_id, council, number, class, member, name, way, authority, term, since, until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [entryId, council, number, event.class, event.member, valueAt<string>(openings, '/command/name') ?? null, event.way, event.authority, event.term, at, event.until],
      );
      return;
    case 'SeatVacated':
      await tx.query(
        `UPDATE seat_holding SET ended_at = $3, ending = $4, ending_entry = $5 WHERE entry_id = (SELECT holding FROM seat WHERE council = $1 AND number = $2)`,
        [council, number, at, event.reason, entryId],
      );
      await tx.query('UPDATE seat SET holding = NULL, member = NULL, until = NULL, interrupted = $3, interrupted_until = $4 WHERE council = $1 AND number = $2', [
        council, number, state.interrupted !== null, state.interrupted?.until ?? null,
      ]);
      await tx.query('UPDATE interest SET ended_at = $3 WHERE council = $1 AND number = $2 AND ended_at IS NULL', [council, number, at]);
      return endDelegation(tx, fact);
    case 'InterestDeclared':
      await tx.query('INSERT INTO interest (entry_id, id, council, number, member, lab, kind, note, since) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
        entryId, event.interest, council, number, memberOf(fact), event.lab, event.kind, valueAt<string>(openings, '/command/note') ?? null, at,
      ]);
      return;
    case 'InterestEnded':
      await tx.query('UPDATE interest SET ended_at = $4 WHERE council = $1 AND number = $2 AND id = $3 AND ended_at IS NULL', [council, number, event.interest, at]);
      return;
    case 'SeatDelegated':
      await endDelegation(tx, fact);
      await tx.query('INSERT INTO delegation (entry_id, council, number, member, to_number, to_member, topics, since, until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
        entryId, council, number, memberOf(fact), event.to, event.member, event.topics === 'all' ? null : event.topics, at, event.until,
      ]);
      return;
    case 'DelegationRevoked':
      return endDelegation(tx, fact);
    case 'OpeningsErased':
      return erase(tx, streamId, event.openings);
    default:
      return assertNever(event);
  }
}

/** What only a holder does: so there is one. */
function memberOf({ state }: SeatFact): string {
  return state.holder!.member;
}

async function endDelegation(tx: EntityManager, { state: { council, number }, at }: SeatFact): Promise<void> {
  await tx.query('UPDATE delegation SET ended_at = $3 WHERE council = $1 AND number = $2 AND ended_at IS NULL', [council, number, at]);
}

async function erase(tx: EntityManager, seat: string, erased: readonly ErasedOpenings[]): Promise<void> {
  for (const one of await eraseOwnOpenings(tx, 'seat', seat, erased)) {
    if (isErased(one, '/command/name')) await tx.query('UPDATE seat_holding SET name = NULL WHERE entry_id = $1', [one.entry]);
    if (isErased(one, '/command/note')) await tx.query('UPDATE interest SET note = NULL WHERE entry_id = $1', [one.entry]);
  }
}
