import { addSeconds, type Instant } from '../../../kernel/instant.js';

/**
 * A date as exactly as somebody knows it, and no more exactly:
 *
 *     { precision: 'month', value: '2026-11' }      { precision: 'unknown', value: null }
 */
export type PartialDate =
  | { readonly precision: 'day' | 'month' | 'year'; readonly value: string }
  | { readonly precision: 'unknown'; readonly value: null };

export const UNKNOWN_DATE: PartialDate = { precision: 'unknown', value: null };

const FORMS = { day: /^(\d{4})-(\d\d)-(\d\d)$/, month: /^(\d{4})-(\d\d)$/, year: /^(\d{4})$/ } as const;

/** A real day, month or year from 1900 on. */
export function isPartialDate(precision: 'day' | 'month' | 'year', value: string): boolean {
  const match = FORMS[precision].exec(value);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Compared only as far as both are known: `2026-11` is not before `2026-11-03`. */
export function isBefore(one: PartialDate, other: PartialDate): boolean {
  if (one.value === null || other.value === null) return false;
  const known = Math.min(one.value.length, other.value.length);
  return one.value.slice(0, known) < other.value.slice(0, known);
}

/** The day it already is somewhere on earth (UTC+14): a person in Kiribati must not be told that his today is the future. */
export function latestToday(at: Instant): string {
  return addSeconds(at, 14 * 3600).slice(0, 10);
}
