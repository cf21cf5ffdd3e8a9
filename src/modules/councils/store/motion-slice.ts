import type { EntityManager } from 'typeorm';
import { assertNever } from '../../../kernel/assert-never.js';
import type { ErasedOpenings } from '../../../kernel/sealed.js';
import { type AnySlice, eraseOwnOpenings, type Fact, isErased, type Slice, valueAt } from '../../../ledger/index.js';
import { motionDecider, motionDecider1, revealEndsAt, type Motion, type MotionCommand, type MotionEvent, type MotionRefusal } from '../domain/index.js';
import { putRoll } from './roll-rows.js';

type MotionFact = Fact<MotionCommand, MotionEvent, Motion>;

/** A motion as the ledger sees it: its rules, and the rows that the public reads. */
export const motionSlice: Slice<Motion, MotionCommand, MotionEvent, MotionRefusal> = { decider: motionDecider, project };
/** For entries of before; nothing new is asked of it. */
export const motionSlice1: AnySlice = { ...motionSlice, decider: motionDecider1 } as unknown as AnySlice;

async function project(tx: EntityManager, fact: MotionFact): Promise<void> {
  const { event, streamId, entryId, at, openings, actor } = fact;
  const words = (path: string): string | null => valueAt<string>(openings, path) ?? null;
  switch (event.type) {
    case 'MotionProposed':
      await tx.query(
        `INSERT INTO motion (id, council, kind, status, proposer_seat, proposer_member, lab, policy, mandate, subject, title, measure, incidents, version, proposed_at, proposal_entry, comments_until)
         VALUES ($1, $2, $3, 'proposed', $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, $14, $15)`,
        [
          streamId, event.council, event.kind, event.seat, event.by, event.lab, event.policy, event.mandate, event.subject === null ? null : JSON.stringify(event.subject),
          words('/command/title'), words('/command/measure'), event.incidents, at, entryId, event.commentsUntil,
        ],
      );
      await putText(tx, fact, 1, event.text, event.by);
      return putCandidates(tx, fact, event);
    case 'MotionRevised':
      await tx.query('UPDATE motion SET version = $2 WHERE id = $1', [streamId, event.version]);
      return putText(tx, fact, event.version, event.text, event.by);
    case 'MotionWithdrawn':
      await tx.query(`UPDATE motion SET status = 'withdrawn', decided_at = $2, decision_entry = $3 WHERE id = $1`, [streamId, at, entryId]);
      return;
    case 'ArgumentAdded':
      await tx.query('INSERT INTO motion_argument (motion, n, entry_id, seat, member, side, body, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
        streamId, event.n, entryId, event.seat, event.by, event.side, words('/command/text'), at,
      ]);
      return;
    case 'SeatRecused':
      await tx.query('INSERT INTO motion_recusal (motion, seat, member, entry_id, way, reason, note, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
        streamId, event.seat, event.member, entryId, event.by, event.reason, words('/command/note'), at,
      ]);
      return;
    case 'RecusalProposed':
      await tx.query(
        'INSERT INTO recusal_proposal (entry_id, motion, seat, member, by_seat, by_member, reason, note, at, closes_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
        [entryId, streamId, event.of, event.member, event.seat, event.by, event.reason, words('/command/note'), at, event.closesAt],
      );
      return;
    case 'RecusalVoteCast':
      // How many were for it is told when it is closed, as with every other vote.
      return;
    case 'RecusalClosed':
      await tx.query('UPDATE recusal_proposal SET yes = $3, no = $4, abstain = $5, outcome = $6 WHERE motion = $1 AND seat = $2 AND outcome IS NULL', [
        streamId, event.of, event.yes, event.no, event.abstain, event.outcome,
      ]);
      return;
    case 'VoteOpened': {
      const { rule, ruleHash, roll, by } = event;
      await tx.query(
        `UPDATE motion SET status = 'open', opened_at = $2, opened_by = $3, opening_entry = $4, opens_at = $5, closes_at = $6, reveal_until = $7, sealed = $8,
                rule = $9, rule_hash = $10, roll = $11 WHERE id = $1`,
        [streamId, at, by, entryId, rule.opensAt ?? at, rule.closesAt, rule.revealUntil, rule.ballots === 'sealed', JSON.stringify(rule), ruleHash, JSON.stringify(roll)],
      );
      return putRoll(tx, streamId, fact.state.council, at, roll);
    }
    case 'ObjectionRaised':
      await tx.query('INSERT INTO motion_objection (motion, id, entry_id, seat, member, reasoned, argument, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
        streamId, event.objection, entryId, event.seat, event.by, event.reasoned, words('/command/argument'), at,
      ]);
      return;
    case 'ObjectionTested':
      // By rules of before, the first who tested it settled it.
      await tx.query(
        `UPDATE motion_objection SET tested = $3, tested_by = $4, found_valid = found_valid + $5, found_invalid = found_invalid + $6 WHERE motion = $1 AND id = $2`,
        [
          streamId, event.objection, foundBy(event), actor.kind === 'member' ? actor.id : null,
          event.valid ? 1 : 0, event.valid ? 0 : 1,
        ],
      );
      return;
    case 'ObjectionResolved':
      await tx.query('UPDATE motion_objection SET resolved = true WHERE motion = $1 AND id = $2', [streamId, event.objection]);
      return;
    case 'RevealBegan':
      await tx.query(`UPDATE motion SET status = 'revealing', closed_at = $2, reveal_until = $3 WHERE id = $1`, [streamId, at, revealEndsAt(fact.state.vote!, at)]);
      return;
    case 'VoteClosed':
      await tx.query('UPDATE motion SET status = $2, closed_at = coalesce(closed_at, $3), decided_at = $3, decision_entry = $4, result = $5 WHERE id = $1', [
        streamId, event.result.outcome, at, entryId, JSON.stringify(event.result),
      ]);
      // Reasons told how somebody voted; now everybody may know.
      await tx.query(
        `UPDATE opening SET fields = jsonb_set(fields, '{/command/reason,audience}', '"public"')
          WHERE fields ? '/command/reason' AND entry_id IN (SELECT unnest(ARRAY[cast_entry, opening_entry]) FROM ballot WHERE motion = $1 AND reason IS NOT NULL)`,
        [streamId],
      );
      return;
    case 'OpeningsErased':
      return erase(tx, streamId, event.openings);
    default:
      return assertNever(event);
  }
}

function foundBy({ found, valid }: Pick<Extract<MotionEvent, { type: 'ObjectionTested' }>, 'valid'> & { readonly found?: string }): string {
  return found ?? (valid ? 'valid' : 'invalid');
}

async function putText(tx: EntityManager, { streamId, entryId, at, openings }: MotionFact, version: number, commitment: string, by: string): Promise<void> {
  await tx.query('INSERT INTO motion_text (motion, version, entry_id, commitment, body, note, member, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [
    streamId, version, entryId, commitment, valueAt<string>(openings, '/command/text') ?? null, version === 1 ? null : (valueAt<string>(openings, '/command/note') ?? null), by, at,
  ]);
}

async function putCandidates(tx: EntityManager, { streamId, openings }: MotionFact, { subject }: Extract<MotionEvent, { type: 'MotionProposed' }>): Promise<void> {
  if (subject === null || !('candidates' in subject)) return;
  await tx.query(
    'INSERT INTO motion_candidate (motion, place, member, statement) SELECT $1, place, member, statement FROM unnest($2::int[], $3::text[], $4::text[]) AS c (place, member, statement)',
    [
      streamId, subject.candidates.map((_, i) => i), subject.candidates.map(({ member }) => member),
      subject.candidates.map((_, i) => valueAt<string>(openings, `/command/subject/candidates/${i}/statement`) ?? null),
    ],
  );
}

const COLUMNS = [
  ['/command/title', 'UPDATE motion SET title = NULL WHERE proposal_entry = $1'],
  ['/command/measure', 'UPDATE motion SET measure = NULL WHERE proposal_entry = $1'],
  ['/command/text', 'UPDATE motion_text SET body = NULL WHERE entry_id = $1'],
  ['/command/text', 'UPDATE motion_argument SET body = NULL WHERE entry_id = $1'],
  ['/command/note', 'UPDATE motion_text SET note = NULL WHERE entry_id = $1'],
  ['/command/note', 'UPDATE motion_recusal SET note = NULL WHERE entry_id = $1'],
  ['/command/note', 'UPDATE recusal_proposal SET note = NULL WHERE entry_id = $1'],
  ['/command/argument', 'UPDATE motion_objection SET argument = NULL WHERE entry_id = $1'],
] as const;
const STATEMENT = /^\/command\/subject\/candidates\/([0-9]+)\/statement$/;

async function erase(tx: EntityManager, motion: string, erased: readonly ErasedOpenings[]): Promise<void> {
  for (const one of await eraseOwnOpenings(tx, 'motion', motion, erased)) {
    for (const [path, update] of COLUMNS) if (isErased(one, path)) await tx.query(update, [one.entry]);
    const places = one.paths === 'all' ? null : one.paths.flatMap((path) => STATEMENT.exec(path)?.[1] ?? []).map(Number);
    await tx.query(
      `UPDATE motion_candidate SET statement = NULL WHERE motion = $1 AND ($2::int[] IS NULL OR place = ANY($2)) AND EXISTS (SELECT FROM motion WHERE id = $1 AND proposal_entry = $3)`,
      [motion, places, one.entry],
    );
  }
}
