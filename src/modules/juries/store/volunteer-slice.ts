import type { EntityManager } from 'typeorm';
import { assertNever } from '../../../kernel/assert-never.js';
import { eraseOwnOpenings, type Fact, type Slice } from '../../../ledger/index.js';
import { type Volunteer, type VolunteerCommand, volunteerDecider, type VolunteerEvent, type VolunteerRefusal } from '../domain/index.js';

type VolunteerFact = Fact<VolunteerCommand, VolunteerEvent, Volunteer>;

/** A volunteer as the ledger sees it. The row holds codes and instants; words are read where they lie, with the openings. */
export const volunteerSlice: Slice<Volunteer, VolunteerCommand, VolunteerEvent, VolunteerRefusal> = { decider: volunteerDecider, project };

async function project(tx: EntityManager, { event, streamId, entryId, at, state }: VolunteerFact): Promise<void> {
  switch (event.type) {
    case 'Volunteered':
      await tx.query(
        `INSERT INTO volunteer (id, draw, number, status, key, member, entry_id, volunteered_at) VALUES ($1, $2, $3, 'stands', $4, $5, $6, $7)
         ON CONFLICT (id) DO UPDATE SET status = 'stands', entry_id = excluded.entry_id, volunteered_at = excluded.volunteered_at`,
        [streamId, state.draw, state.number, state.key, state.member, entryId, at],
      );
      return;
    case 'VolunteerWithdrew':
      await tx.query(`UPDATE volunteer SET status = 'withdrawn' WHERE id = $1`, [streamId]);
      return;
    case 'VolunteerExcluded':
      await tx.query(
        `UPDATE volunteer SET status = 'excluded', reason = $2, excluded_at = $3, excluded_by = $4, exclusion_entry = $5, appeal = NULL, appeal_entry = NULL, decision_entry = NULL WHERE id = $1`,
        [streamId, event.reason, at, event.by, entryId],
      );
      return;
    case 'ExclusionAppealed':
      await tx.query(`UPDATE volunteer SET appeal = 'pending', appeal_entry = $2 WHERE id = $1`, [streamId, entryId]);
      return;
    case 'AppealDecided':
      await tx.query('UPDATE volunteer SET status = $2, appeal = $3, decision_entry = $4 WHERE id = $1', [streamId, state.status, state.appeal, entryId]);
      return;
    case 'OpeningsErased':
      await eraseOwnOpenings(tx, 'volunteer', streamId, event.openings);
      return;
    default:
      return assertNever(event);
  }
}
