import type { EntityManager } from 'typeorm';
import { type Fact, type FirstRows, firstTable, Openings, ownEntries, type Slice, valueAt } from '../../../ledger/index.js';
import { eraseContacts } from '../../members/index.js';
import {
  type OpeningsOfEntry,
  type Report,
  type ReportCommand,
  reportDecider,
  type ReportEvent,
  type ReportRefusal,
} from '../domain/index.js';
import { eraseEvidence } from './evidence.js';
import { removePreparedCaseAct } from './prepared-case-acts.js';

type ReportFact = Fact<ReportCommand, ReportEvent, Report>;

/** Part of the ledger's own statement, since filing is what the public waits for. */
const firstRows: FirstRows<Report, ReportCommand, ReportEvent> = {
  columns: `id text, reporter_key text, entry_id uuid, status text, filed_at timestamptz, acknowledge_by timestamptz, due_at timestamptz, title text, account text`,
  parts: `filed AS (
       INSERT INTO report (id, reporter_key, entry_id, status, filed_at, acknowledge_by, due_at, overdue, expired, contact_disclosed)
       SELECT id, reporter_key, entry_id, status, filed_at, acknowledge_by, due_at, false, false, false FROM first),
     worded AS (INSERT INTO report_text (report, title, account) SELECT id, title, account FROM first)`,
  row({ streamId, entryId, at, state, openings: sealed }) {
    const words = (field: string): string | null => valueAt<string>(sealed, `/command/content/${field}`) ?? null;
    return {
      id: streamId,
      reporter_key: state.reporter,
      entry_id: entryId,
      status: state.status,
      filed_at: at,
      acknowledge_by: state.acknowledgeBy,
      due_at: state.dueAt,
      title: words('title'),
      account: words('account'),
    };
  },
};

/** Reports as the ledger sees them: their rules, and how their events become rows. */
export const reportSlice = {
  decider: reportDecider,
  project,
  firstRows,
} satisfies Slice<Report, ReportCommand, ReportEvent, ReportRefusal>;

const openings = new Openings();

async function project(tx: EntityManager, fact: ReportFact): Promise<void> {
  if (fact.event.type === 'ReportFiled') return insertReport(tx, fact);
  await mirrorState(tx, fact.state);
  return insertBeside(tx, fact);
}

async function insertReport(tx: EntityManager, fact: ReportFact): Promise<void> {
  await tx.query(`WITH ${firstTable(firstRows, '$1')}, ${firstRows.parts} SELECT`, [JSON.stringify([firstRows.row(fact)])]);
}

/** The row says what the folded state says, whatever happened. */
async function mirrorState(tx: EntityManager, report: Report): Promise<void> {
  await tx.query(
    `UPDATE report SET status = $2, acknowledged_at = $3, due_at = $4, overdue = $5, claimed_by = $6, decline_proposed_by = $7, decline_reason = $8,
       duplicate_of = $9, merged_into = $10, ended_at = $11, kept_until = $12, hold = $13, expired = $14, contact_requested_by = $15,
       contact_disclosed = $16
     WHERE id = $1`,
    [
      report.id,
      report.status,
      report.acknowledgedAt,
      report.dueAt,
      report.overdue,
      report.claimant,
      report.declineProposal?.by ?? null,
      report.declined?.reason ?? null,
      report.declined?.duplicateOf ?? null,
      report.mergedInto,
      report.endedAt,
      report.keptUntil,
      report.hold,
      report.expired,
      report.contact?.requestedBy ?? null,
      report.contact?.disclosed ?? false,
    ],
  );
}

async function insertBeside(tx: EntityManager, { event, streamId, entryId, at }: ReportFact): Promise<void> {
  switch (event.type) {
    case 'QuestionAsked':
      await tx.query('INSERT INTO report_question (report, id, entry_id, asked_by, asked_at) VALUES ($1, $2, $3, $4, $5)', [
        streamId,
        event.question,
        entryId,
        event.by,
        at,
      ]);
      return;
    case 'QuestionAnswered':
      await tx.query('UPDATE report_question SET answer_entry_id = $3, answered_at = $4 WHERE report = $1 AND id = $2', [
        streamId,
        event.question,
        entryId,
        at,
      ]);
      return;
    case 'AdditionReceived':
      await tx.query('INSERT INTO report_addition (report, id, entry_id, added_at) VALUES ($1, $2, $3, $4)', [streamId, event.addition, entryId, at]);
      return;
    case 'ReportLinked':
      await tx.query('INSERT INTO report_link (report, incident, standing, entry_id, linked_at) VALUES ($1, $2, $3, $4, $5)', [
        streamId,
        event.incident,
        event.standing,
        entryId,
        at,
      ]);
      return;
    case 'LinkStandingSet':
      await tx.query('UPDATE report_link SET standing = $3 WHERE report = $1 AND incident = $2', [streamId, event.incident, event.standing]);
      return;
    case 'ReportUnlinked':
      await tx.query('DELETE FROM report_link WHERE report = $1 AND incident = $2', [streamId, event.incident]);
      return;
    case 'ReportAccepted':
      return decided(tx, streamId, entryId, at, { kind: 'accepted', by: event.by });
    case 'DeclineProposed':
      return decided(tx, streamId, entryId, at, { kind: 'decline-proposed', by: event.by, reason: event.reason, other: event.duplicateOf });
    case 'ReportDeclined':
      return decided(tx, streamId, entryId, at, { kind: 'declined', by: event.by, reason: event.reason, other: event.duplicateOf });
    case 'ReportMerged':
      return decided(tx, streamId, entryId, at, { kind: 'merged', by: event.by, other: event.into });
    case 'ReportReopened':
      return decided(tx, streamId, entryId, at, { kind: 'reopened', reason: event.reason });
    case 'OpeningsErased':
      for (const one of await ownEntries(tx, 'report', streamId, event.openings)) await erase(tx, streamId, one);
      return removePreparedCaseAct(tx, streamId);
    default:
      return;
  }
}

interface Decided {
  readonly kind: string;
  readonly by?: string | null;
  readonly reason?: string;
  readonly other?: string | null;
}

/** What the editor wrote to the reporter stands in the entry of the decision, or, once confirmed, in that of its proposal. */
async function decided(tx: EntityManager, report: string, entryId: string, at: string, { kind, by, reason, other }: Decided): Promise<void> {
  await tx.query(
    `INSERT INTO report_decision (entry_id, report, at, kind, reason, other, by, note_entry_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $4 <> 'declined' THEN $1::uuid ELSE coalesce(
       (SELECT entry_id FROM report_decision WHERE report = $2 AND kind = 'decline-proposed' AND reason = $5 AND by = $7 ORDER BY at DESC LIMIT 1),
       $1::uuid) END)`,
    [entryId, report, at, kind, reason ?? null, other ?? null, by ?? null],
  );
}

const TITLE = '/command/content/title';
const ACCOUNT = '/command/content/account';

/** Openings, copies for search, contact, and files with their keys, in the transaction of the command: all gone, or none. */
async function erase(tx: EntityManager, report: string, { entry, paths }: OpeningsOfEntry): Promise<void> {
  await openings.erase(tx, entry, paths);
  await eraseContacts(tx, entry, paths);
  await eraseEvidence(tx, entry, paths);
  const gone = (path: string): boolean => paths === 'all' || paths.includes(path);
  if (!gone(TITLE) && !gone(ACCOUNT)) return;
  await tx.query(
    `UPDATE report_text SET title = CASE WHEN $3 THEN NULL ELSE title END, account = CASE WHEN $4 THEN NULL ELSE account END
      WHERE report = $1 AND EXISTS (SELECT FROM report WHERE id = $1 AND entry_id = $2)`,
    [report, entry, gone(TITLE), gone(ACCOUNT)],
  );
  await tx.query('DELETE FROM report_suggestion WHERE report = $1', [report]);
}
