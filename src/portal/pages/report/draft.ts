import { randomBytes, randomUUID } from 'node:crypto';
import { isUuid } from '../../../kernel/ids.js';
import { newCaseCode, parseCaseCode } from '../../../ledger/core/index.js';
import { all, first, type Posted } from '../../posted-form.js';

/**
 * What was answered so far. It lives in the form alone (hidden fields), never on the server, and comes back with every step; so it
 * may hold anything. Only the names below are read, each as text.
 */
const DATES = ['occurred', 'noticed'] as const;
const PARTS = ['day', 'month', 'year', 'unknown'] as const;
type DatePart = `${(typeof DATES)[number]}.${(typeof PARTS)[number]}`;
const DATE_PARTS = DATES.flatMap((date) => PARTS.map((part) => `${date}.${part}` as DatePart));

const ANSWERS = [
  'title', 'account', 'involvement', 'involvementWords', 'role', 'ongoing', 'country1', 'country2', 'country3', 'system', 'version', 'developer',
  'deployer', 'harmed', 'quantity', 'severity', 'danger', 'retaliation', 'links', 'nothing', 'wanted', 'mode', 'contactName', 'contact',
] as const;
const SINGLE = [...ANSWERS, ...DATE_PARTS] as const;
/** Of which several may be given. A file is `<handle> <bytes> <name>`. */
const MANY = ['harmTypes', 'files'] as const;
const MOST_OF_MANY = 20;

export type Single = (typeof ANSWERS)[number] | DatePart;
export type Many = (typeof MANY)[number];
export type Field = Single | Many;

export interface Draft {
  readonly single: Readonly<Record<Single, string>>;
  readonly many: Readonly<Record<Many, readonly string[]>>;
  /** Makes sending twice harmless. It is there from the first page on. */
  readonly request: string;
  /** Made when the answers are first shown for checking, so that sending twice shows the same code. */
  readonly code: string | undefined;
  /** All questions were passed once: each answer that is changed now leads back to the list of answers. */
  readonly complete: boolean;
}

export function readDraft(posted: Posted): Draft {
  const request = first(posted, 'request');
  return {
    single: Object.fromEntries(SINGLE.map((name) => [name, first(posted, name)])) as Record<Single, string>,
    many: Object.fromEntries(MANY.map((name) => [name, all(posted, name).slice(0, MOST_OF_MANY)])) as Record<Many, string[]>,
    request: isUuid(request) ? request : randomUUID(),
    code: parseCaseCode(first(posted, 'code')),
    complete: first(posted, 'complete') === 'yes',
  };
}

/** The hidden fields of a page that asks `shown`: all the other answers. Empty ones are left out. */
export function hiddenFields(draft: Draft, shown: readonly Field[]): Readonly<Record<string, string | readonly string[]>> {
  const fields: Record<string, string | readonly string[]> = { request: draft.request };
  for (const name of SINGLE) if (draft.single[name] !== '' && !shown.includes(name)) fields[name] = draft.single[name];
  for (const name of MANY) if (!shown.includes(name)) fields[name] = draft.many[name];
  if (draft.code !== undefined) fields['code'] = draft.code;
  if (draft.complete) fields['complete'] = 'yes';
  return fields;
}

/** Ready to be checked and sent. */
export function completed(draft: Draft): Draft {
  return { ...draft, complete: true, code: draft.code ?? newCaseCode(new Uint8Array(randomBytes(16))) };
}

export interface ChosenFile {
  readonly handle: string;
  readonly size: number;
  readonly name: string;
}

export function readFile(text: string): ChosenFile | undefined {
  const match = /^([A-Za-z0-9_-]{1,100}) (\d{1,10}) (.{1,400})$/su.exec(text);
  return match ? { handle: match[1]!, size: Number(match[2]), name: match[3]! } : undefined;
}

export function writeFile({ handle, size, name }: ChosenFile): string {
  return `${handle} ${size} ${name}`;
}

export function withFiles(draft: Draft, files: readonly string[]): Draft {
  return { ...draft, many: { ...draft.many, files } };
}
