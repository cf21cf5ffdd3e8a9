import { COUNTRIES, type Country } from './countries.js';
import { isCommitment } from './commitments.js';
import type { ReportField } from './fields.js';
import { isBefore, type PartialDate } from './partial-date.js';
import { isBlank, linkOf, member, reading, textOf, type ContentProblem, type Reading, type TextLimits } from './reading.js';
import {
  ANSWERS, FILING_MODES, HARM_TYPES, INVOLVEMENTS, ORGANISATION_ROLES, REPORTER_ROLES, SEVERITIES, type FilingMode, type HarmType, type Involvement,
  type OrganisationRole, type ReporterRole, type Severity, type YesNoUnsure,
} from './vocabulary.js';

/**
 * The words of a report, checked before they are committed. Each value becomes one commitment under its field's name.
 *
 *     checkReportContent({ title: 'Robot arm hit a worker', account: '…', … }, '2026-11-22')   → { ok: true, content }
 *     checkReportContent({}, '2026-11-22')   → { ok: false, problems: [{ field: 'title', code: 'REQUIRED' }, …] }
 */
export type NamedSystem = { readonly name: string; readonly version: string | null };
export type NamedOrganisation = { readonly name: string; readonly role: OrganisationRole };
/** The file itself lies sealed beside the log; its digest ties it to the report. */
export type AttachedFile = { readonly digest: string; readonly size: number; readonly type: string; readonly name: string };

export type ReportContent = {
  readonly title: string;
  readonly account: string;
  readonly involvement: { readonly code: Involvement; readonly words: string | null };
  readonly role: ReporterRole;
  readonly occurred: PartialDate;
  readonly noticed: PartialDate;
  readonly ongoing: YesNoUnsure | null;
  readonly places: readonly Country[];
  readonly systems: readonly NamedSystem[];
  readonly organisations: readonly NamedOrganisation[];
  readonly severity: Severity;
  readonly harmTypes: readonly HarmType[];
  /** Who was harmed, in words. */
  readonly harmed: string | null;
  /** How many. */
  readonly quantity: number | null;
  readonly links: readonly string[];
  readonly files: readonly AttachedFile[];
  readonly retaliation: YesNoUnsure | null;
  readonly danger: YesNoUnsure | null;
  readonly wanted: string | null;
  readonly mode: FilingMode;
  readonly contact: string | null;
};

export type ReportProblem = ContentProblem<ReportField>;
export type CheckedReportContent =
  | { readonly ok: true; readonly content: ReportContent }
  | { readonly ok: false; readonly problems: readonly ReportProblem[] };

export const REPORT_LIMITS = {
  title: { least: 3, most: 200, lines: 'one-line' },
  account: { least: 20, most: 20_000, lines: 'many-lines' },
  words: { least: 1, most: 2_000, lines: 'many-lines' },
  harmed: { least: 1, most: 2_000, lines: 'many-lines' },
  wanted: { least: 1, most: 5_000, lines: 'many-lines' },
  contact: { least: 3, most: 500, lines: 'many-lines' },
  name: { least: 1, most: 200, lines: 'one-line' },
} as const satisfies Readonly<Record<string, TextLimits>>;
export const MOST_LINKS = 20;
export const MOST_FILES = 10;
export const MOST_NAMED = 20;

/** `today` is a day, `2026-11-22`: see `latestToday`. */
export function checkReportContent(input: unknown, today: string): CheckedReportContent {
  const draft = reading<ReportField>(input);
  const content: ReportContent = {
    title: draft.text('title', REPORT_LIMITS.title),
    account: draft.text('account', REPORT_LIMITS.account),
    involvement: involvement(draft),
    role: draft.code('role', REPORTER_ROLES),
    occurred: draft.date('occurred', today),
    noticed: draft.date('noticed', today),
    ongoing: draft.optionalCode('ongoing', ANSWERS),
    places: draft.codes('places', COUNTRIES, COUNTRIES.length),
    systems: namedSystems(draft, 'systems'),
    organisations: organisations(draft),
    severity: draft.code('severity', SEVERITIES),
    harmTypes: draft.codes('harmTypes', HARM_TYPES, HARM_TYPES.length),
    harmed: draft.optionalText('harmed', REPORT_LIMITS.harmed),
    quantity: draft.count('quantity'),
    links: links(draft),
    files: files(draft),
    retaliation: draft.optionalCode('retaliation', ANSWERS),
    danger: draft.optionalCode('danger', ANSWERS),
    wanted: draft.optionalText('wanted', REPORT_LIMITS.wanted),
    mode: draft.code('mode', FILING_MODES),
    contact: draft.optionalText('contact', REPORT_LIMITS.contact),
  };
  checkTogether(draft, content);
  return draft.problems.length === 0 ? { ok: true, content } : { ok: false, problems: draft.problems };
}

function checkTogether(draft: Reading<ReportField>, content: ReportContent): void {
  const fine = (field: ReportField): boolean => !draft.problems.some((one) => one.field === field);
  if (content.harmTypes.length === 0 && fine('harmTypes')) draft.problem('harmTypes', 'REQUIRED');
  // OECD criterion 7 is mandatory and its answer may be "nothing but my account": an empty list says that, silence does not.
  if (draft.raw('links') === undefined && draft.raw('files') === undefined) draft.problem('links', 'REQUIRED');
  if (isBefore(content.noticed, content.occurred)) draft.problem('noticed', 'NOTICED_BEFORE_OCCURRED');
  if (!fine('mode') || !fine('contact')) return;
  if (content.mode !== 'anonymous' && content.contact === null) draft.problem('contact', 'CONTACT_REQUIRED');
  // Who chose to stay anonymous and typed a contact has made a mistake in one of the two; only he knows in which.
  if (content.mode === 'anonymous' && content.contact !== null) draft.problem('contact', 'CONTACT_NOT_WANTED');
}

function involvement(draft: Reading<ReportField>): ReportContent['involvement'] {
  const given = draft.raw('involvement');
  const code = INVOLVEMENTS.find((one) => one === member(given, 'code'));
  if (code === undefined) draft.problem('involvement', isBlank(given) || isBlank(member(given, 'code')) ? 'REQUIRED' : 'NOT_IN_LIST');
  const { text, problem } = textOf(member(given, 'words'), REPORT_LIMITS.words);
  if (problem !== undefined) draft.problem('involvement', problem);
  return { code: code ?? 'unsure', words: text };
}

/** Systems with their versions; an empty row is no system. */
export function namedSystems<F extends string>(draft: Reading<F>, field: F): readonly NamedSystem[] {
  return draft.items(field, MOST_NAMED, (item, index) => {
    if (isBlank(member(item, 'name')) && isBlank(member(item, 'version'))) return isEmptyRow(item) ? undefined : draft.problem(field, 'MALFORMED', index);
    const name = textOf(member(item, 'name'), REPORT_LIMITS.name);
    const version = textOf(member(item, 'version'), REPORT_LIMITS.name);
    const problem = name.problem ?? version.problem ?? (name.text === null ? 'REQUIRED' : undefined);
    if (problem !== undefined || name.text === null) return draft.problem(field, problem ?? 'REQUIRED', index);
    return { name: name.text, version: version.text };
  });
}

function organisations(draft: Reading<ReportField>): readonly NamedOrganisation[] {
  return draft.items('organisations', MOST_NAMED, (item, index) => {
    if (isBlank(member(item, 'name'))) return isEmptyRow(item) ? undefined : draft.problem('organisations', 'REQUIRED', index);
    const name = textOf(member(item, 'name'), REPORT_LIMITS.name);
    if (name.text === null) return draft.problem('organisations', name.problem ?? 'REQUIRED', index);
    const given = member(item, 'role');
    const role = isBlank(given) ? 'unknown' : ORGANISATION_ROLES.find((one) => one === given);
    return role === undefined ? draft.problem('organisations', 'NOT_IN_LIST', index) : { name: name.text, role };
  });
}

function links(draft: Reading<ReportField>): readonly string[] {
  const given = draft.items('links', MOST_LINKS, (item, index) => (isBlank(item) ? undefined : (linkOf(item) ?? draft.problem('links', 'NOT_A_LINK', index))));
  return [...new Set(given)];
}

function files(draft: Reading<ReportField>): readonly AttachedFile[] {
  return draft.items('files', MOST_FILES, (item, index) => {
    const [digest, size, type] = [member(item, 'digest'), member(item, 'size'), member(item, 'type')];
    const { text: name } = textOf(member(item, 'name'), REPORT_LIMITS.name);
    const sized = typeof size === 'number' && Number.isSafeInteger(size) && size >= 1;
    const typed = typeof type === 'string' && type.length <= 100 && /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(type);
    if (!isCommitment(digest) || !sized || !typed || name === null) return draft.problem('files', 'NOT_A_FILE', index);
    return { digest, size, type, name };
  });
}

/** A row of a form with several inputs, of which none was filled in. */
function isEmptyRow(item: unknown): boolean {
  return isBlank(item) || (typeof item === 'object' && item !== null && !Array.isArray(item) && Object.values(item).every(isBlank));
}
