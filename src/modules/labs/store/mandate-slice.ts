import type { EntityManager } from 'typeorm';
import { eraseOwnOpenings, type Fact, isErased, type Slice, valueAt } from '../../../ledger/index.js';
import { mandateDecider, type Mandate, type MandateCommand, type MandateEvent, type MandateRefusal } from '../domain/index.js';

export const mandateSlice: Slice<Mandate, MandateCommand, MandateEvent, MandateRefusal> = { decider: mandateDecider, project };

async function project(tx: EntityManager, { event, streamId, entryId, at, state, openings }: Fact<MandateCommand, MandateEvent, Mandate>): Promise<void> {
  switch (event.type) {
    case 'MandateSigned': {
      const { lab, council, policies, binding, answerDays, extensions, extensionDays, noticeDays } = event.terms;
      await tx.query(
        `INSERT INTO mandate (id, lab, council, policies, binding, answer_days, extensions, extension_days, notice_days, text, status, signed_by, signed_at, entry_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'signed', $11, $12, $13)`,
        [
          streamId, lab, council, policies === 'all' ? null : policies, binding, answerDays, extensions, extensionDays, noticeDays,
          valueAt<string>(openings, '/command/text') ?? null, event.by, at, entryId,
        ],
      );
      return;
    }
    case 'MandateAccepted':
    case 'MandateEnded':
      await tx.query('UPDATE mandate SET status = $2, accepted_at = $3, ends_at = $4 WHERE id = $1', [streamId, state.status, state.acceptedAt, state.endsAt]);
      return;
    case 'OpeningsErased':
      for (const erased of await eraseOwnOpenings(tx, 'mandate', streamId, event.openings)) {
        if (isErased(erased, '/command/text')) await tx.query('UPDATE mandate SET text = NULL WHERE id = $1 AND entry_id = $2', [streamId, erased.entry]);
      }
      return;
  }
}
