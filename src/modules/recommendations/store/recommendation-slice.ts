import type { EntityManager } from 'typeorm';
import { type AnySlice, type Fact, Openings, type Slice, valueAt } from '../../../ledger/index.js';
import {
  answerIsOutstanding, isOpen, recommendationDecider, recommendationDecider1, type Recommendation, type RecommendationCommand, type RecommendationEvent, type RecommendationRefusal,
} from '../domain/index.js';

type RecommendationFact = Fact<RecommendationCommand, RecommendationEvent, Recommendation>;

/** A recommendation as the ledger sees it: its rules, and how its events become one row for lists and one line of history each. */
export const recommendationSlice: Slice<Recommendation, RecommendationCommand, RecommendationEvent, RecommendationRefusal> = {
  decider: recommendationDecider,
  project,
};
/** For entries of before; nothing new is asked of it. */
export const recommendationSlice1: AnySlice = { ...recommendationSlice, decider: recommendationDecider1 } as unknown as AnySlice;

const openings = new Openings();

async function project(tx: EntityManager, fact: RecommendationFact): Promise<void> {
  const { event } = fact;
  if (event.type === 'OpeningsErased') return erase(tx, fact.streamId, event.openings);
  // The row needs the due day that the entry's second event brings.
  if (event.type !== 'RecommendationIssued') await putState(tx, fact);
  await putEvent(tx, fact);
}

async function putState(tx: EntityManager, { streamId, entryId, at, event, state }: RecommendationFact): Promise<void> {
  const last = state.responses.at(-1);
  const answer = state.responses.find((one) => one.standing !== 'assessing');
  const open = isOpen(state.status);
  await tx.query(
    `INSERT INTO recommendation AS r (id, origin, council, lab, policy, mandate, binding, answer_days, assess_days, most_extensions, extension_days, extended,
       issued_at, due_at, outstanding, overdue_at, was_overdue, answered_at, answered_late, standing, by_day, status, open, closed_at,
       assessment_due_at, assessment_overdue_at, assessment_was_overdue, successor, changed_at, entry_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)
     ON CONFLICT (id) DO UPDATE SET extended = excluded.extended, due_at = excluded.due_at, outstanding = excluded.outstanding, overdue_at = excluded.overdue_at,
       was_overdue = r.was_overdue OR excluded.was_overdue, answered_at = excluded.answered_at, answered_late = excluded.answered_late,
       standing = excluded.standing, by_day = excluded.by_day, status = excluded.status, open = excluded.open,
       closed_at = CASE WHEN excluded.open THEN NULL ELSE coalesce(r.closed_at, excluded.closed_at) END,
       assessment_due_at = excluded.assessment_due_at, assessment_overdue_at = excluded.assessment_overdue_at,
       assessment_was_overdue = r.assessment_was_overdue OR excluded.assessment_was_overdue, successor = excluded.successor, changed_at = excluded.changed_at`,
    [
      streamId, state.origin?.kind ?? 'motion', state.council, state.lab, state.policy, state.mandate, state.binding, state.answerDays, state.assessDays,
      state.extensions.most, state.extensions.days, state.extended.length, state.issuedAt, state.dueAt, answerIsOutstanding(state),
      state.overdueAt, event.type === 'AnswerOverdue', answer?.at ?? null, answer?.late ?? null, last?.standing ?? null, last?.by ?? null,
      state.status, open, open ? null : at, state.assessmentDueAt, state.assessmentOverdueAt,
      event.type === 'AssessmentOverdue' || (event.type === 'AssessmentRecorded' && event.late), state.successor, at, entryId,
    ],
  );
}

async function putEvent(tx: EntityManager, { streamId, entryId, at, event, openings: fields }: RecommendationFact): Promise<void> {
  const text = event.type === 'LabResponded' ? valueAt<string>(fields, '/command/statement') : event.type === 'DueExtended' ? valueAt<string>(fields, '/command/note') : undefined;
  await tx.query(
    `INSERT INTO recommendation_event (recommendation, entry_id, type, n, at, event, text)
     SELECT $1, $2, $3, coalesce(max(n), 0) + 1, $4, $5, $6 FROM recommendation_event WHERE recommendation = $1`,
    [streamId, entryId, event.type, at, JSON.stringify(event), text ?? null],
  );
  if (event.type !== 'LabResponded') return;
  for (const [place, { hash, size }] of event.evidence.entries()) {
    await tx.query(
      'INSERT INTO recommendation_evidence (entry_id, place, recommendation, hash, size, name) VALUES ($1, $2, $3, $4, $5, $6)',
      [entryId, place, streamId, hash, size, valueAt<string>(fields, `/command/evidence/${place}/name`) ?? null],
    );
  }
}

/** Of this stream's own entries only. */
async function erase(tx: EntityManager, id: string, erased: Extract<RecommendationEvent, { type: 'OpeningsErased' }>['openings']): Promise<void> {
  const ours = await tx.query<{ entry_id: string }[]>(
    "SELECT entry_id FROM opening WHERE stream_kind = 'recommendation' AND stream_id = $1 AND entry_id = ANY($2::uuid[])",
    [id, erased.map(({ entry }) => entry)],
  );
  for (const { entry, paths } of erased) {
    if (ours.some((row) => row.entry_id === entry)) await openings.erase(tx, entry, paths);
    const gone = (path: string): boolean => paths === 'all' || paths.includes(path);
    const where = [id, entry];
    if (gone('/command/statement') || gone('/command/note')) {
      await tx.query('UPDATE recommendation_event SET text = NULL WHERE recommendation = $1 AND entry_id = $2', where);
    }
    await tx.query(
      `UPDATE recommendation_evidence SET name = NULL WHERE recommendation = $1 AND entry_id = $2
          AND ($3::text[] IS NULL OR '/command/evidence/' || place || '/name' = ANY($3))`,
      [...where, paths === 'all' ? null : paths],
    );
  }
}
