import type { Messages } from './index.js';

/** Dates and numbers as the reader's language writes them. All instants are shown in UTC, and say so. */

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function dates(tag: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${name}`;
  const known = cache.get(key);
  if (known instanceof Intl.DateTimeFormat) return known;
  const made = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  cache.set(key, made);
  return made;
}

function numbers(tag: string, name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${tag} ${name}`;
  const known = cache.get(key);
  if (known instanceof Intl.NumberFormat) return known;
  const made = new Intl.NumberFormat(tag, options);
  cache.set(key, made);
  return made;
}

/** `2026-11-22T07:00:00.000Z` → "22 November 2026 at 07:00 UTC". Text that is no instant comes back as it is. */
export function formatInstant(messages: Messages, instant: string): string {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return instant;
  const text = dates(locale(messages), 'instant', { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' }).format(ms);
  return messages.t('instant.utc', { instant: text });
}

/** The day alone of an instant or date: "22 November 2026". */
export function formatDay(messages: Messages, instant: string): string {
  return formatPartialDate(messages, instant.slice(0, 10));
}

/** A date as precise as it is known: `2024`, `2024-03` or `2024-03-18`; nothing gives "Not known". */
export function formatPartialDate(messages: Messages, date: string | null | undefined): string {
  if (!date) return messages.t('date.none');
  const form = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  const ms = form ? Date.parse(`${form[1]}-${form[2] ?? '01'}-${form[3] ?? '01'}T00:00:00Z`) : NaN;
  if (Number.isNaN(ms)) return date;
  const tag = locale(messages);
  if (form?.[3]) return dates(tag, 'day', { dateStyle: 'long' }).format(ms);
  if (form?.[2]) return dates(tag, 'month', { month: 'long', year: 'numeric' }).format(ms);
  return dates(tag, 'year', { year: 'numeric' }).format(ms);
}

export function formatNumber(messages: Messages, value: number): string {
  return numbers(locale(messages), 'number', {}).format(value);
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** 1 536 000 → "1.5 MB", in steps of 1,000. */
export function formatBytes(messages: Messages, bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const name = UNITS[unit] ?? 'byte';
  return numbers(locale(messages), name, { style: 'unit', unit: name, maximumFractionDigits: 1 }).format(value);
}

/** Bare `en` would give American month-first dates; day-first is what most of our English readers write. */
function locale(messages: Messages): string {
  return messages.language.tag === 'en' ? 'en-GB' : messages.language.tag;
}
