import type { FieldError } from '../../kit/index.js';
import type { Messages } from '../../messages/index.js';
import type { FormFields } from '../signed-in/form-fields.js';
import type { ClassData, LeastData } from './operations.js';

export const WAYS = ['APPOINTMENT', 'ELECTION', 'SORTITION', 'SELF_NOMINATION'] as const;
export const VACANCIES = ['SAME_WAY', 'APPOINTMENT', 'LEFT_VACANT'] as const;
const MOST_CLASSES = 20;

/** A class of seats as it was typed, unchecked. `code` is carried along for a class that the charter has already. */
export interface TypedClass {
  readonly code: string;
  readonly label: string;
  readonly seats: string;
  readonly ways: readonly string[];
  readonly termDays: string;
  readonly mostTerms: string;
  readonly vacancy: string;
}

export interface TypedCharter {
  readonly text: string;
  readonly assessDays: string;
  /** Part of the seats, such as 1/2; empty: none. */
  readonly quorum: string;
  readonly quorumOf: string;
  readonly discussionHours: string;
  readonly votingHours: string;
  readonly classes: readonly TypedClass[];
}

export const MEMBERSHIPS = ['ALL_SEATS', 'FILLED_SEATS'] as const;
/** What the page offers: half of all seats, three days to discuss, a week to vote. */
export const OFFERED = { quorum: '1/2', quorumOf: 'ALL_SEATS', discussionHours: '72', votingHours: '168' } as const;
const MOST_HOURS = 2160;

export const EMPTY_CLASS: TypedClass = { code: '', label: '', seats: '', ways: [], termDays: '', mostTerms: '', vacancy: '' };

export function typedCharter(form: FormFields): TypedCharter {
  const asked = Number(form.text('count'));
  const count = Number.isInteger(asked) && asked >= 1 && asked <= MOST_CLASSES ? asked : 3;
  const classes = Array.from({ length: count }, (_, i) => ({
    code: form.trimmed(`code${i}`), label: form.trimmed(`label${i}`), seats: form.trimmed(`seats${i}`), ways: form.list(`ways${i}`),
    termDays: form.trimmed(`termDays${i}`), mostTerms: form.trimmed(`mostTerms${i}`), vacancy: form.text(`vacancy${i}`),
  }));
  return {
    text: form.text('charter'), assessDays: form.trimmed('assessDays'), quorum: form.trimmed('quorum'), quorumOf: form.text('quorumOf'),
    discussionHours: form.trimmed('discussionHours'), votingHours: form.trimmed('votingHours'), classes,
  };
}

export function withAnotherClass(typed: TypedCharter): TypedCharter {
  return typed.classes.length >= MOST_CLASSES ? typed : { ...typed, classes: [...typed.classes, EMPTY_CLASS] };
}

/** The charter in force as a form has it. */
export function typedFrom(text: string | null, assessDays: number, classes: readonly ClassData[], least: LeastData | null): TypedCharter {
  return {
    text: text ?? '',
    assessDays: String(assessDays),
    ...(least === null ? OFFERED : typedLeast(least)),
    classes: classes.map(({ code, label, seats, filledBy, termDays, mostTerms, vacancy }) => ({
      code, label: label ?? '', seats: String(seats), ways: filledBy, termDays: numberText(termDays), mostTerms: numberText(mostTerms), vacancy,
    })),
  };
}

function typedLeast({ quorum, quorumOf, discussionHours, votingHours }: LeastData): Pick<TypedCharter, keyof typeof OFFERED> {
  return { quorum: quorum ?? '', quorumOf: quorumOf ?? OFFERED.quorumOf, discussionHours: String(discussionHours), votingHours: String(votingHours) };
}

function numberText(n: number | null): string {
  return n === null ? '' : String(n);
}

/** As `CharterInput` of the API takes it, or what is missing, at its field. Blocks without a name are not used. */
export function readCharter({ t }: Messages, typed: TypedCharter): { readonly errors: readonly FieldError[]; readonly charter: Readonly<Record<string, unknown>> } {
  const { text, assessDays, quorum, quorumOf, discussionHours, votingHours, classes } = typed;
  const errors: FieldError[] = [];
  const wrong = (field: string, words: string): void => void errors.push({ field, text: words });
  const size = [...text.trim()].length;
  if (size < 20 || size > 50_000) wrong('charter', t('foundCouncil.missing.charter'));
  if (!isNumber(assessDays, 365)) wrong('assessDays', t('foundCouncil.missing.assess'));
  if (quorum !== '' && !isPart(quorum)) wrong('quorum', t('foundCouncil.missing.quorum'));
  if (!MEMBERSHIPS.some((known) => known === quorumOf)) wrong('quorumOf', t('foundCouncil.missing.quorumOf'));
  if (!isHours(discussionHours)) wrong('discussionHours', t('foundCouncil.missing.hours'));
  if (!isHours(votingHours)) wrong('votingHours', t('foundCouncil.missing.hours'));
  const used = classes.map((one, i) => ({ one, i })).filter(({ one }) => one.label !== '');
  if (used.length === 0) wrong('label0', t('foundCouncil.missing.class'));
  const codes = used.map(({ one }) => codeOf(one));
  used.forEach(({ one, i }, place) => {
    if (codes.indexOf(codes[place]!) !== place) wrong(`label${i}`, t('foundCouncil.same'));
    if (!isNumber(one.seats, 2000)) wrong(`seats${i}`, t('foundCouncil.missing.seats'));
    if (!one.ways.some((way) => WAYS.some((known) => known === way))) wrong(`ways${i}`, t('foundCouncil.missing.ways'));
    if (one.termDays !== '' && !isNumber(one.termDays, 3660)) wrong(`termDays${i}`, t('foundCouncil.missing.termDays'));
    if (one.mostTerms !== '' && !isNumber(one.mostTerms, 10)) wrong(`mostTerms${i}`, t('foundCouncil.missing.mostTerms'));
    if (!VACANCIES.some((known) => known === one.vacancy)) wrong(`vacancy${i}`, t('foundCouncil.missing.vacancy'));
  });
  const given = used.map(({ one }, place) => ({
    code: codes[place], label: one.label, seats: Number(one.seats), filledBy: WAYS.filter((way) => one.ways.includes(way)),
    termDays: one.termDays === '' ? null : Number(one.termDays), mostTerms: one.mostTerms === '' ? null : Number(one.mostTerms), vacancy: one.vacancy,
  }));
  const least = { quorum: quorum === '' ? null : quorum, quorumOf: quorum === '' ? null : quorumOf, discussionHours: Number(discussionHours), votingHours: Number(votingHours) };
  return { errors, charter: { text, assessDays: Number(assessDays), classes: given, least } };
}

function isHours(text: string): boolean {
  return text === '0' || isNumber(text, MOST_HOURS);
}

function isPart(text: string): boolean {
  const [, p, q] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text) ?? [];
  return p !== undefined && Number(p) <= Number(q);
}

function isNumber(text: string, most: number): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= most;
}

/** `Affected groups` → `affected-groups`. A name in another script gets a code by its letters' numbers, written with a to j. */
export function codeOf({ code, label }: Pick<TypedClass, 'code' | 'label'>): string {
  if (code !== '') return code;
  const plain = label.normalize('NFKD').toLowerCase().replace(/\p{Mark}/gu, '').replace(/[^a-z]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 31);
  if (plain !== '') return plain;
  const numbers = [...label].map((letter) => String(letter.codePointAt(0) ?? 0)).join('');
  return `c-${[...numbers].map((digit) => 'abcdefghij'.charAt(Number(digit))).join('').slice(0, 29)}`;
}
