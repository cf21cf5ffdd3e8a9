import type { EntityManager } from 'typeorm';
import type { Json } from '../../../kernel/json.js';
import { Openings, type SealedFields, valueAt } from '../../../ledger/index.js';
import { type ClaimStanding, type DeclineReason, type HoldGround, REPORT_FIELDS, type ReportContent, type ReportField, type ReportStatus } from '../domain/index.js';

/** The words of a report as far as they still exist. */
export type KeptContent = { readonly [F in Exclude<ReportField, 'contact' | 'files'>]: ReportContent[F] | null };

export interface ReportRow {
  readonly id: string;
  readonly entryId: string;
  readonly status: ReportStatus;
  readonly filedAt: string;
  readonly acknowledgeBy: string;
  readonly acknowledgedAt: string | null;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly claimedBy: string | null;
  readonly declineProposedBy: string | null;
  readonly declineReason: DeclineReason | null;
  readonly duplicateOf: string | null;
  readonly mergedInto: string | null;
  readonly endedAt: string | null;
  readonly keptUntil: string | null;
  readonly hold: HoldGround | null;
  readonly expired: boolean;
  readonly contactRequestedBy: string | null;
  readonly contactDisclosed: boolean;
}

export interface QuestionView {
  readonly id: string;
  readonly askedAt: string;
  readonly text: string | null;
  readonly answeredAt: string | null;
  readonly answer: string | null;
}

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly digest: string;
}

export interface AdditionView {
  readonly id: string;
  readonly addedAt: string;
  readonly text: string | null;
  readonly files: readonly FileView[];
}

export interface DecisionView {
  readonly at: string;
  readonly kind: string;
  readonly reason: string | null;
  readonly other: string | null;
  readonly note: string | null;
}

export interface LinkView {
  readonly incident: string;
  readonly standing: ClaimStanding;
  readonly linkedAt: string;
  readonly claim: string | null;
}

/** All that is kept of one report, for its reporter and for the desk. */
export interface WholeReport extends ReportRow {
  readonly content: KeptContent;
  readonly files: readonly FileView[];
  readonly questions: readonly QuestionView[];
  readonly additions: readonly AdditionView[];
  readonly decisions: readonly DecisionView[];
  readonly links: readonly LinkView[];
}

const ROW = `id, entry_id AS "entryId", status, filed_at AS "filedAt", acknowledge_by AS "acknowledgeBy", acknowledged_at AS "acknowledgedAt",
  due_at AS "dueAt", overdue, claimed_by AS "claimedBy", decline_proposed_by AS "declineProposedBy", decline_reason AS "declineReason",
  duplicate_of AS "duplicateOf", merged_into AS "mergedInto", ended_at AS "endedAt", kept_until AS "keptUntil", hold, expired,
  contact_requested_by AS "contactRequestedBy", contact_disclosed AS "contactDisclosed"`;

export async function readReport(tx: EntityManager, column: 'id' | 'reporter_key', value: string): Promise<WholeReport | undefined> {
  const [row] = await tx.query<ReportRow[]>(`SELECT ${ROW} FROM report WHERE ${column} = $1`, [value]);
  if (!row) return undefined;
  const words = await new Openings().ofStream(tx, 'report', row.id);
  const text = (entry: string | null, path: string): string | null => (entry === null ? null : (valueAt<string | null>(words.get(entry) ?? {}, path) ?? null));
  const files = await readFiles(tx, row.id);
  return {
    ...row,
    content: contentOf(words.get(row.entryId) ?? {}),
    files: files.filter((file) => file.entryId === row.entryId),
    questions: await readQuestions(tx, row.id, text),
    additions: await readAdditions(tx, row.id, text, files),
    decisions: await readDecisions(tx, row.id, text),
    links: await readLinks(tx, row.id, text),
  };
}

type TextAt = (entry: string | null, path: string) => string | null;

async function readFiles(tx: EntityManager, report: string): Promise<(FileView & { readonly entryId: string })[]> {
  return tx.query('SELECT id, entry_id AS "entryId", name, type, size, digest FROM evidence WHERE report = $1 ORDER BY entry_id, id', [report]);
}

async function readQuestions(tx: EntityManager, report: string, text: TextAt): Promise<QuestionView[]> {
  const rows = await tx.query<{ id: string; asked: string; entry: string; answered: string | null; answer: string | null }[]>(
    `SELECT id, asked_at AS asked, entry_id AS entry, answered_at AS answered, answer_entry_id AS answer
       FROM report_question WHERE report = $1 ORDER BY asked_at, id`,
    [report],
  );
  return rows.map(({ id, asked, entry, answered, answer }) => ({
    id,
    askedAt: asked,
    text: text(entry, '/command/text'),
    answeredAt: answered,
    answer: text(answer, '/command/text'),
  }));
}

async function readAdditions(tx: EntityManager, report: string, text: TextAt, files: readonly (FileView & { entryId: string })[]): Promise<AdditionView[]> {
  const rows = await tx.query<{ id: string; added: string; entry: string }[]>(
    'SELECT id, added_at AS added, entry_id AS entry FROM report_addition WHERE report = $1 ORDER BY added_at, id',
    [report],
  );
  return rows.map(({ id, added, entry }) => ({
    id,
    addedAt: added,
    text: text(entry, '/command/text'),
    files: files.filter((file) => file.entryId === entry),
  }));
}

async function readDecisions(tx: EntityManager, report: string, text: TextAt): Promise<DecisionView[]> {
  const rows = await tx.query<{ at: string; kind: string; reason: string | null; other: string | null; note: string | null }[]>(
    'SELECT at, kind, reason, other, note_entry_id AS note FROM report_decision WHERE report = $1 ORDER BY at, entry_id',
    [report],
  );
  return rows.map((row) => ({ ...row, note: text(row.note, '/command/note') }));
}

async function readLinks(tx: EntityManager, report: string, text: TextAt): Promise<LinkView[]> {
  const rows = await tx.query<{ incident: string; standing: ClaimStanding; linked: string; entry: string }[]>(
    'SELECT incident, standing, linked_at AS linked, entry_id AS entry FROM report_link WHERE report = $1 ORDER BY linked_at, incident',
    [report],
  );
  return rows.map(({ incident, standing, linked, entry }) => ({ incident, standing, linkedAt: linked, claim: text(entry, '/command/claim') }));
}

function contentOf(fields: SealedFields): KeptContent {
  const of = (field: ReportField): Json => valueAt(fields, `/command/content/${field}`) ?? null;
  return Object.fromEntries(REPORT_FIELDS.map((field) => [field, of(field)])) as unknown as KeptContent;
}
