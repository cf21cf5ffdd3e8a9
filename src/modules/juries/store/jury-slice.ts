import type { EntityManager } from 'typeorm';
import { assertNever } from '../../../kernel/assert-never.js';
import { eraseOwnOpenings, type Fact, isErased, Openings, type Slice, valueAt } from '../../../ledger/index.js';
import { juryDecider, type Jury, type JuryCommand, type JuryEvent, type JuryRefusal } from '../domain/index.js';

type JuryFact = Fact<JuryCommand, JuryEvent, Jury>;

/** A jury as the ledger sees it: its rules, and rows for lists and for its words. All else is read from its folded state. */
export const jurySlice: Slice<Jury, JuryCommand, JuryEvent, JuryRefusal> = { decider: juryDecider, project };

export const JURY_TEXT_KINDS = ['charge', 'question', 'exhibit', 'challenge', 'statement', 'asked', 'answer', 'reasons', 'opinion', 'appeal'] as const;
export type JuryTextKind = (typeof JURY_TEXT_KINDS)[number];

const openings = new Openings();

async function project(tx: EntityManager, fact: JuryFact): Promise<void> {
  const { event, streamId, at, state } = fact;
  switch (event.type) {
    case 'JuryOpened':
      await tx.query(
        'INSERT INTO jury (id, status, incident, authority, authority_id, draw, opened_at, opened_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [streamId, state.status, event.incident, event.authority.kind, event.authority.kind === 'steward' ? null : event.authority.id, event.draw, at, event.by],
      );
      for (const [i, party] of event.charge.parties.entries()) await tx.query('INSERT INTO jury_party (jury, place, entity) VALUES ($1, $2, $3)', [streamId, i + 1, party]);
      await putText(tx, fact, 'charge', 0, '/command/charge/text');
      for (const i of event.charge.questions.keys()) await putText(tx, fact, 'question', i + 1, `/command/charge/questions/${i}`);
      for (const i of event.charge.evidence.keys()) await putText(tx, fact, 'exhibit', i + 1, `/command/charge/evidence/${i}/name`);
      return;
    case 'JuryEmpanelled':
      for (const { seat, volunteer } of event.jurors) await seatIn(tx, fact, seat, volunteer);
      return putStanding(tx, fact);
    case 'JurorReplaced':
      await tx.query('UPDATE jury_seat SET left_at = $3 WHERE jury = $1 AND volunteer = $2', [streamId, event.left, at]);
      await seatIn(tx, fact, event.seat, event.volunteer);
      return putStanding(tx, fact);
    case 'JurorChallenged':
      return putText(tx, fact, 'challenge', event.challenge, '/command/note');
    case 'StatementAdded':
      return putText(tx, fact, 'statement', event.statement, '/command/text');
    case 'PartyAsked':
      return putText(tx, fact, 'asked', event.question, '/command/question');
    case 'QuestionAnswered':
      return putText(tx, fact, 'answer', event.question, '/command/text');
    case 'ReasonsPublished':
      return putText(tx, fact, 'reasons', 0, '/command/text');
    case 'MinorityOpinionAdded':
      return putText(tx, fact, 'opinion', event.seat, '/command/text');
    case 'AppealFiled':
      return putText(tx, fact, 'appeal', 0, '/command/text');
    case 'VerdictReached':
      // What the jurors said to each other was theirs until they had decided.
      for (const { entry_id: entry } of await tx.query<{ entry_id: string }[]>(`SELECT entry_id FROM jury_text WHERE jury = $1 AND kind = 'statement'`, [streamId])) {
        await openings.setAudience(tx, entry, 'public');
      }
      return putStanding(tx, fact);
    case 'JuryAdvanced':
    case 'NoVerdict':
      return putStanding(tx, fact);
    case 'ChallengeVoteCast':
    case 'ChallengeDecided':
    case 'Reacted':
    case 'QuestionOverdue':
      return;
    case 'OpeningsErased':
      for (const one of await eraseOwnOpenings(tx, 'jury', streamId, event.openings)) {
        const rows = await tx.query<{ path: string }[]>('SELECT path FROM jury_text WHERE entry_id = $1', [one.entry]);
        const gone = rows.map(({ path }) => path).filter((path) => isErased(one, path));
        await tx.query('UPDATE jury_text SET text = NULL WHERE entry_id = $1 AND path = ANY($2)', [one.entry, gone]);
      }
      return;
    default:
      return assertNever(event);
  }
}

async function putStanding(tx: EntityManager, { streamId, state }: JuryFact): Promise<void> {
  await tx.query('UPDATE jury SET status = $2, stage_ends_at = $3, measure = $4, ended_at = $5 WHERE id = $1', [
    streamId, state.status, state.stageEndsAt, state.verdict?.measure ?? null, state.endedAt,
  ]);
}

async function seatIn(tx: EntityManager, { streamId, at }: JuryFact, seat: number, volunteer: string): Promise<void> {
  await tx.query('INSERT INTO jury_seat (jury, seat, volunteer, summoned_at) VALUES ($1, $2, $3, $4)', [streamId, seat, volunteer, at]);
}

async function putText(tx: EntityManager, { streamId, entryId, at, openings: fields }: JuryFact, kind: JuryTextKind, n: number, path: string): Promise<void> {
  await tx.query('INSERT INTO jury_text (jury, kind, n, entry_id, path, at, text) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
    streamId, kind, n, entryId, path, at, valueAt<string>(fields, path) ?? null,
  ]);
}
