import { isPartialDate, isBefore, UNKNOWN_DATE, type PartialDate } from './partial-date.js';
import { characters, cleanText, type Lines } from './plain-text.js';
import { isRecord } from './shape.js';

/**
 * Reads what somebody typed, field by field, and gathers every problem instead of stopping at the first: a form shows them
 * all at once. The input is hostile: it may be any JSON. Nothing here throws, and nothing of the input stands in a problem.
 */
export const CONTENT_PROBLEMS = [
  'REQUIRED', 'MALFORMED', 'TOO_SHORT', 'TOO_LONG', 'TOO_MANY', 'NOT_IN_LIST', 'NOT_A_DATE', 'DATE_IN_FUTURE', 'NOTICED_BEFORE_OCCURRED',
  'NOT_A_LINK', 'NOT_A_NUMBER', 'NOT_A_FILE', 'NOT_AN_ENTITY', 'CONTACT_REQUIRED', 'CONTACT_NOT_WANTED',
] as const;
export type ContentProblemCode = (typeof CONTENT_PROBLEMS)[number];

export interface ContentProblem<F extends string> {
  readonly field: F;
  readonly code: ContentProblemCode;
  /** Which item of a list, from 0. */
  readonly index?: number;
}

export interface TextLimits {
  readonly least: number;
  readonly most: number;
  readonly lines: Lines;
}

/**
 * One pass over a draft. Readers of required values give a stand-in beside the problem: whoever finds `problems` not empty
 * throws the content away.
 */
export interface Reading<F extends string> {
  readonly problems: readonly ContentProblem<F>[];
  /** Undefined, so that a reader of items can say why and give it back at once. */
  problem(field: F, code: ContentProblemCode, index?: number): undefined;
  text(field: F, limits: TextLimits): string;
  optionalText(field: F, limits: TextLimits): string | null;
  code<T extends string>(field: F, codes: readonly [T, ...T[]]): T;
  optionalCode<T extends string>(field: F, codes: readonly T[]): T | null;
  /** Codes without repetition, in the order given. */
  codes<T extends string>(field: F, codes: readonly T[], most: number): readonly T[];
  date(field: F, today: string): PartialDate;
  count(field: F): number | null;
  /** `read` gives undefined for an item that is no good, having said why, and for an empty row of a form, having said nothing. */
  items<T>(field: F, most: number, read: (item: unknown, index: number) => T | undefined): readonly T[];
  raw(field: F): unknown;
}

const LARGEST_COUNT = 10_000_000_000;

export function reading<F extends string>(draft: unknown): Reading<F> {
  const problems: ContentProblem<F>[] = [];
  const raw = (field: F): unknown => member(draft, field);
  const problem = (field: F, code: ContentProblemCode, index?: number): undefined => {
    problems.push(index === undefined ? { field, code } : { field, code, index });
    return undefined;
  };
  const optionalText = (field: F, limits: TextLimits): string | null => {
    const { text, problem: code } = textOf(raw(field), limits);
    if (code !== undefined) problem(field, code);
    return text;
  };
  const optionalCode = <T extends string>(field: F, codes: readonly T[]): T | null => {
    const value = raw(field);
    if (isBlank(value)) return null;
    const known = codes.find((code) => code === value);
    if (known === undefined) problem(field, 'NOT_IN_LIST');
    return known ?? null;
  };
  const items = <T>(field: F, most: number, read: (item: unknown, index: number) => T | undefined): readonly T[] => {
    const value = raw(field) ?? [];
    if (Array.isArray(value) && value.length <= most) return value.map(read).filter((item) => item !== undefined);
    problem(field, Array.isArray(value) ? 'TOO_MANY' : 'MALFORMED');
    return [];
  };
  return {
    problems,
    problem,
    raw,
    items,
    optionalText,
    optionalCode,
    text(field, limits) {
      const before = problems.length;
      const text = optionalText(field, limits);
      if (text === null && problems.length === before) problem(field, 'REQUIRED');
      return text ?? '';
    },
    code(field, codes) {
      if (isBlank(raw(field))) problem(field, 'REQUIRED');
      return optionalCode(field, codes) ?? codes[0];
    },
    codes<T extends string>(field: F, codes: readonly T[], most: number) {
      const given = items(field, most, (item, index) => {
        const known = codes.find((code) => code === item);
        if (known === undefined && !isBlank(item)) problem(field, 'NOT_IN_LIST', index);
        return known;
      });
      return [...new Set(given)];
    },
    date(field, today) {
      const { date, problem: code } = dateOf(raw(field), today);
      if (code !== undefined) problem(field, code);
      return date;
    },
    count(field) {
      const value = raw(field);
      if (isBlank(value)) return null;
      const number = typeof value === 'string' && /^\s*\d{1,11}\s*$/.test(value) ? Number(value) : value;
      if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 && number <= LARGEST_COUNT) return number === 0 ? 0 : number;
      problem(field, 'NOT_A_NUMBER');
      return null;
    },
  };
}

/** A member of the thing itself, never of its prototype. */
export function member(thing: unknown, name: string): unknown {
  return isRecord(thing) && Object.hasOwn(thing, name) ? thing[name] : undefined;
}

/** What a form sends for a question that was not answered. */
export function isBlank(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}

export function textOf(value: unknown, { least, most, lines }: TextLimits): { readonly text: string | null; readonly problem?: ContentProblemCode } {
  if (value === undefined || value === null) return { text: null };
  if (typeof value !== 'string') return { text: null, problem: 'MALFORMED' };
  if (value.length > 4 * most) return { text: null, problem: 'TOO_LONG' }; // before any work is spent on it
  const text = cleanText(value, lines);
  if (text === '') return { text: null };
  const length = characters(text);
  if (length < least) return { text: null, problem: 'TOO_SHORT' };
  return length > most ? { text: null, problem: 'TOO_LONG' } : { text };
}

export function dateOf(value: unknown, today: string): { readonly date: PartialDate; readonly problem?: ContentProblemCode } {
  if (isBlank(value)) return { date: UNKNOWN_DATE };
  const precision = member(value, 'precision');
  const typed = member(value, 'value');
  if (precision === 'unknown') return { date: UNKNOWN_DATE };
  if (precision !== 'day' && precision !== 'month' && precision !== 'year') return { date: UNKNOWN_DATE, problem: 'NOT_A_DATE' };
  const text = typeof typed === 'string' ? typed.trim() : '';
  if (!isPartialDate(precision, text)) return { date: UNKNOWN_DATE, problem: 'NOT_A_DATE' };
  const date: PartialDate = { precision, value: text };
  return isBefore({ precision: 'day', value: today }, date) ? { date: UNKNOWN_DATE, problem: 'DATE_IN_FUTURE' } : { date };
}

const LINK = /^https?:\/\/(\[[0-9a-f:.]+\]|[^\s/?#@\\:[\]]+)(:\d{1,5})?([/?#]\S*)?$/i;

/** An address of the web, without a name or password in it. Undefined: not one. */
export function linkOf(value: unknown): string | undefined {
  const { text } = textOf(value, { least: 1, most: 2048, lines: 'one-line' });
  return text !== null && LINK.test(text) ? text : undefined;
}
