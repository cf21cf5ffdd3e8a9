import type { EntityManager } from 'typeorm';
import { assertNever } from '../../../kernel/assert-never.js';
import { eraseOwnOpenings, type Fact, isErased, type Slice, valueAt } from '../../../ledger/index.js';
import { petitionDecider, type Petition, type PetitionCommand, type PetitionEvent, type PetitionRefusal } from '../domain/index.js';

/** A petition as the ledger sees it: its rules, and the row that the public reads. */
export const petitionSlice: Slice<Petition, PetitionCommand, PetitionEvent, PetitionRefusal> = { decider: petitionDecider, project };

async function project(tx: EntityManager, { event, streamId, entryId, at, state, openings }: Fact<PetitionCommand, PetitionEvent, Petition>): Promise<void> {
  switch (event.type) {
    case 'PetitionStarted':
      await tx.query(
        `INSERT INTO petition (id, status, incident, text, needed, signers, started_at, started_by, starting_entry) VALUES ($1, 'open', $2, $3, $4, 1, $5, $6, $7)`,
        [streamId, event.incident, valueAt<string>(openings, '/command/text') ?? null, event.needed, at, event.by, entryId],
      );
      return;
    case 'PetitionSigned':
    case 'SignatureWithdrawn':
    case 'PetitionReached':
      await tx.query('UPDATE petition SET status = $2, signers = $3, reached_at = $4 WHERE id = $1', [streamId, state.status, state.signers.length, state.reachedAt]);
      return;
    case 'OpeningsErased':
      for (const one of await eraseOwnOpenings(tx, 'petition', streamId, event.openings)) {
        if (isErased(one, '/command/text')) await tx.query('UPDATE petition SET text = NULL WHERE starting_entry = $1', [one.entry]);
      }
      return;
    default:
      return assertNever(event);
  }
}
