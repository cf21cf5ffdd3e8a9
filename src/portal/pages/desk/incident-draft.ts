import { type DatePartsValue, datePartsFrom, type FieldError, readDateParts } from '../../kit/index.js';
import type { Messages } from '../../messages/index.js';
import type { FormFields } from '../signed-in/form-fields.js';
import type { DeskReport, PartialDate } from './operations.js';

/** An incident in the making, as its form holds it. Nothing of it is kept on the server until it is saved as a draft. */
export interface IncidentDraft {
  readonly title: string;
  readonly summary: string;
  readonly account: string;
  readonly occurred: DatePartsValue;
  readonly severity: string;
  readonly harmTypes: readonly string[];
  readonly countries: readonly string[];
  readonly harmed: string;
  readonly quantity: string;
  readonly systems: readonly { readonly name: string; readonly version: string }[];
  readonly sources: readonly { readonly url: string; readonly title: string; readonly publisher: string; readonly date: string }[];
  readonly involved: readonly Involved[];
  readonly names: 'yes' | 'no' | '';
  /** Name to look for, in the picker of entities. */
  readonly find: string;
}

export interface Involved {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly role: string;
}

const MOST_ROWS = 50;
const NO_DATE: DatePartsValue = { day: '', month: '', year: '', unknown: false };
export const EMPTY_DRAFT: IncidentDraft = {
  title: '', summary: '', account: '', occurred: NO_DATE, severity: '', harmTypes: [], countries: [], harmed: '', quantity: '', systems: [], sources: [], involved: [], names: '', find: '',
};

export function draftIn(form: FormFields): IncidentDraft {
  /** Rows of fields `name-0`, `name-1`, … without the empty ones. */
  const rows = <T extends string>(...names: readonly T[]): Record<T, string>[] =>
    Array.from({ length: MOST_ROWS }, (_, i) => Object.fromEntries(names.map((name) => [name, form.trimmed(`${name}-${i}`)])) as Record<T, string>).filter((row) =>
      names.some((name) => row[name] !== ''),
    );
  const occurred = datePartsFrom('occurred', Object.fromEntries(['day', 'month', 'year', 'unknown'].map((part) => [`occurred.${part}`, form.text(`occurred.${part}`)])));
  const [names, kinds] = [form.list('entityName'), form.list('entityKind')];
  const involved = form.list('entity').slice(0, MOST_ROWS).map((id, i) => ({ id, name: names[i] ?? id, kind: kinds[i] ?? '', role: form.text(`role-${id}`) }));
  return {
    title: form.text('title'),
    summary: form.text('summary'),
    account: form.text('account'),
    occurred,
    severity: form.text('severity'),
    harmTypes: form.list('harmTypes'),
    countries: [...new Set(rows('country').map(({ country }) => country))],
    harmed: form.text('harmed'),
    quantity: form.trimmed('quantity'),
    systems: rows('systemName', 'systemVersion').map(({ systemName, systemVersion }) => ({ name: systemName, version: systemVersion })),
    sources: rows('sourceUrl', 'sourceTitle', 'sourcePublisher', 'sourceDate').map((row) => ({
      url: row.sourceUrl,
      title: row.sourceTitle,
      publisher: row.sourcePublisher,
      date: row.sourceDate,
    })),
    involved: involved.filter(({ id }) => form.text(`drop-${id}`) === ''),
    names: form.oneOf('names', ['yes', 'no']) ?? '',
    find: form.trimmed('find'),
  };
}

/** What a report said, as a first sketch. An editor words it anew: a report alleges, and its words are the reporter's. */
export function draftFromReport({ content }: DeskReport): IncidentDraft {
  return {
    ...EMPTY_DRAFT,
    title: content.title ?? '',
    account: content.account ?? '',
    occurred: partsOf(content.occurred),
    severity: content.severity ?? '',
    harmTypes: content.harmTypes,
    countries: content.countries,
    harmed: content.harmed ?? '',
    quantity: content.quantity === null ? '' : String(content.quantity),
    systems: content.systems.map(({ name, version }) => ({ name, version: version ?? '' })),
    sources: content.links.map((url) => ({ url, title: '', publisher: '', date: '' })),
  };
}

export interface VersionContent {
  readonly version: number;
  readonly status: string;
  readonly draftedBy: string | null;
  readonly draftedAt: string;
  readonly namesPerson: boolean;
  readonly title: string | null;
  readonly summary: string | null;
  readonly account: string | null;
  readonly occurred: PartialDate;
  readonly severity: string | null;
  readonly harmTypes: readonly string[];
  readonly countries: readonly string[];
  readonly systems: readonly { readonly name: string; readonly version: string | null }[];
  readonly sources: readonly { readonly url: string; readonly title: string | null; readonly publisher: string | null; readonly published: PartialDate }[];
  readonly harmed: string | null;
  readonly quantity: number | null;
  readonly involved: readonly { readonly entity: string; readonly role: string }[];
}

export function draftFromVersion(version: VersionContent, involved: readonly Involved[]): IncidentDraft {
  return {
    title: version.title ?? '',
    summary: version.summary ?? '',
    account: version.account ?? '',
    occurred: partsOf(version.occurred),
    severity: version.severity ?? '',
    harmTypes: version.harmTypes,
    countries: version.countries,
    harmed: version.harmed ?? '',
    quantity: version.quantity === null ? '' : String(version.quantity),
    systems: version.systems.map(({ name, version: number }) => ({ name, version: number ?? '' })),
    sources: version.sources.map(({ url, title, publisher, published }) => ({ url, title: title ?? '', publisher: publisher ?? '', date: published.date ?? '' })),
    involved,
    names: version.namesPerson ? 'yes' : 'no',
    find: '',
  };
}

function partsOf(date: PartialDate | null): DatePartsValue {
  const [year = '', month = '', day = ''] = date?.date?.split('-') ?? [];
  return { year, month, day, unknown: date !== null && date.date === null };
}

/** The draft as the API takes it, or what is wrong with it that the API could not say by field. */
export function revisionOf({ t }: Messages, draft: IncidentDraft): { readonly revision: Record<string, unknown>; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const missing = (field: string, label: string): void => void errors.push({ field, text: t('deskIncident.missing', { label }) });
  const occurred = readDateParts(draft.occurred);
  if (!occurred.ok) errors.push({ field: 'occurred', text: t(occurred.error) });
  if (draft.severity === '') missing('severity', t('deskIncident.field.severity'));
  if (draft.names === '') missing('names', t('deskIncident.names'));
  if (draft.quantity !== '' && !/^\d{1,10}$/.test(draft.quantity)) errors.push({ field: 'quantity', text: t('report.error.quantity.NOT_A_NUMBER') });
  for (const { name, id, role } of draft.involved) if (role === '') missing(`role-${id}`, name);
  draft.sources.forEach(({ date }, i) => {
    if (!/^(\d{4}(-\d{2}){0,2})?$/.test(date)) errors.push({ field: `sourceDate-${i}`, text: t('deskIncident.source.date.error') });
  });
  const revision = {
    title: draft.title,
    summary: draft.summary,
    account: draft.account || null,
    occurred: occurred.ok ? { precision: occurred.precision.toUpperCase(), date: occurred.date } : null,
    severity: draft.severity,
    harmTypes: draft.harmTypes,
    countries: draft.countries,
    entities: draft.involved.map(({ id, role }) => ({ entity: id, role })),
    systems: draft.systems.map(({ name, version }) => ({ name, version: version || null })),
    sources: draft.sources.map(({ url, title, publisher, date }) => ({ url, title: title || null, publisher: publisher || null, published: dateOf(date) })),
    harmed: draft.harmed || null,
    quantity: draft.quantity === '' ? null : Number(draft.quantity),
  };
  return { revision, errors };
}

function dateOf(date: string): PartialDate | null {
  if (date === '') return null;
  return { precision: ['YEAR', 'MONTH', 'DAY'][date.split('-').length - 1] ?? 'DAY', date };
}
