import { readDateParts, datePartsFrom, type FieldError } from '../../kit/index.js';
import type { Messages } from '../../messages/index.js';
import { words } from '../../messages/words.js';
import { COUNTRIES } from './countries.js';
import { type Draft, readFile } from './draft.js';
import type { Problem } from './operations.js';
import { ANSWER, HARM, INVOLVEMENT, MODE, ROLE, SEVERITY } from './vocabulary.js';

/**
 * The draft as the API takes it. What the API could not even be asked (a code that is in no list, half a date) is left out, and said
 * by `ownErrors` or by the API as a missing answer.
 */
export function inputOf(draft: Draft): Record<string, unknown> {
  const { single, many } = draft;
  return {
    title: single.title,
    account: single.account,
    involvement: oneOf(INVOLVEMENT, single.involvement),
    involvementWords: single.involvementWords,
    role: oneOf(ROLE, single.role),
    severity: oneOf(SEVERITY, single.severity),
    harmTypes: HARM.filter((type) => many.harmTypes.includes(type)),
    occurred: dateOf(draft, 'occurred'),
    noticed: dateOf(draft, 'noticed'),
    ongoing: oneOf(ANSWER, single.ongoing),
    countries: [single.country1, single.country2, single.country3].filter((code) => COUNTRIES.includes(code)),
    systems: single.system.trim() === '' && single.version.trim() === '' ? [] : [{ name: single.system, version: single.version }],
    organisations: organisationsOf(draft).map(({ name, role }) => ({ name, role })),
    harmed: single.harmed,
    quantity: quantityOf(draft),
    links: linksOf(draft),
    files: many.files.flatMap((file) => readFile(file)?.handle ?? []),
    noEvidence: single.nothing === 'yes',
    retaliation: oneOf(ANSWER, single.retaliation),
    danger: oneOf(ANSWER, single.danger),
    wanted: single.wanted,
    mode: oneOf(MODE, single.mode),
    contact: single.contact.trim() === '' && single.contactName.trim() === '' ? null : { name: single.contactName, other: single.contact },
  };
}

function oneOf<T extends string>(codes: readonly T[], given: string): T | undefined {
  return codes.find((code) => code === given);
}

function dateOf(draft: Draft, name: 'occurred' | 'noticed'): { precision: string; date: string | null } | undefined {
  const read = readDateParts(datePartsFrom(name, draft.single));
  return read.ok ? { precision: read.precision.toUpperCase(), date: read.date } : undefined;
}

function organisationsOf({ single }: Draft): readonly { readonly name: string; readonly role: string; readonly field: string }[] {
  return [
    { name: single.developer, role: 'DEVELOPER', field: 'developer' },
    { name: single.deployer, role: 'DEPLOYER', field: 'deployer' },
  ].filter(({ name }) => name.trim() !== '');
}

function quantityOf({ single }: Draft): number | undefined {
  const text = single.quantity.replaceAll(/[\s,.']/g, '');
  return /^\d{1,11}$/.test(text) ? Number(text) : undefined;
}

export function linksOf({ single }: Draft): readonly string[] {
  return single.links.split(/[\r\n]+/).map((link) => link.trim()).filter((link) => link !== '');
}

/** Errors which only the form can have. */
export function ownErrors(draft: Draft, messages: Messages): readonly FieldError[] {
  const errors: FieldError[] = [];
  for (const name of ['occurred', 'noticed'] as const) {
    const read = readDateParts(datePartsFrom(name, draft.single));
    if (!read.ok) errors.push({ field: name, text: messages.t(read.error) });
  }
  if (draft.single.quantity.trim() !== '' && quantityOf(draft) === undefined) errors.push({ field: 'quantity', text: messages.t('report.error.quantity.NOT_A_NUMBER') });
  return errors;
}

/** The API's problems, led to the fields of the form and said in its words. */
export function errorsOf(draft: Draft, problems: readonly Problem[], messages: Messages): readonly FieldError[] {
  return problems.map((problem) => ({ field: fieldOf(draft, problem), text: wordsFor(draft, problem, messages) }));
}

function fieldOf(draft: Draft, { field, code, index }: Problem): string {
  switch (field) {
    case 'involvement':
      return code === 'REQUIRED' || code === 'NOT_IN_LIST' ? 'involvement' : 'involvementWords';
    case 'countries':
      return `country${(index ?? 0) + 1}`;
    case 'systems':
      return 'system';
    case 'organisations':
      return organisationsOf(draft)[index ?? 0]?.field ?? 'developer';
    default:
      return field;
  }
}

function wordsFor(draft: Draft, { field, code, message, index }: Problem, messages: Messages): string {
  const link = field === 'links' && index !== null ? linksOf(draft)[index] : undefined;
  const value = link === undefined ? '' : link.length > 60 ? `${link.slice(0, 60)}…` : link;
  return words(messages, [`report.error.${field}.${code}`, `report.error.${code}`], { value }) ?? message;
}
