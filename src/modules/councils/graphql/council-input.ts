import { Field, InputType, Int } from '@nestjs/graphql';
import { badInput, InstantScalar, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { parseInstant, type Instant } from '../../../kernel/instant.js';
import { characters, cleanText, type Lines } from '../../../kernel/plain-text.js';
import type { ErasedOpenings } from '../../../kernel/sealed.js';
import type { NewCharter } from '../commands/charter-words.js';
import { classCode, HIGHEST_SEAT, LONGEST_ASSESSMENT_DAYS, LONGEST_TERM_DAYS, MOST_CLASSES, MOST_SEATS, type FillingWay as Way, type VacancyRule as Rule } from '../domain/index.js';
import { FillingWay, VacancyRule } from './council-enums.js';

@InputType()
export class CharterClassInput {
  @Field(() => String, { description: 'Small letters and dashes, for example affected-groups.' })
  code: string;

  @Field(() => String, { description: 'In words, 1 to 120 characters.' })
  label: string;

  @Field(() => Int, { description: `1 to ${MOST_SEATS}.` })
  seats: number;

  @Field(() => [FillingWay])
  filledBy: Way[];

  @Field(() => Int, { nullable: true, description: `1 to ${LONGEST_TERM_DAYS}; none: without a term.` })
  termDays?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 10; none: any number.' })
  mostTerms?: number | null;

  @Field(() => VacancyRule)
  vacancy: Rule;
}

@InputType()
export class CharterInput {
  @Field(() => String, { description: '20 to 50,000 characters.' })
  text: string;

  @Field(() => [CharterClassInput], { description: `1 to ${MOST_CLASSES}.` })
  classes: CharterClassInput[];

  @Field(() => Int, { description: `In so many days the council assesses a lab's answer: 1 to ${LONGEST_ASSESSMENT_DAYS}.` })
  assessDays: number;
}

@InputType({ description: 'Words to erase, by the entry that commits to them.' })
export class RecordErasureInput {
  @Field(() => UuidScalar)
  entry: string;

  @Field(() => [String], { nullable: true, description: 'JSON pointers, such as /command/name. None: all of the entry.' })
  paths?: string[] | null;
}

@InputType({ description: 'Who comes into a seat. The name is public.' })
export class FillingInput {
  @Field(() => String)
  class: string;

  @Field(() => PublicIdScalar)
  member: string;

  @Field(() => String, { description: 'The name under which the member sits there, 1 to 120 characters.' })
  name: string;

  @Field(() => FillingWay)
  way: Way;

  @Field(() => InstantScalar, { nullable: true, description: 'The end of the term.' })
  until?: string | null;

  @Field(() => PublicIdScalar, { nullable: true, description: 'For ELECTION.' })
  motion?: string | null;

  @Field(() => PublicIdScalar, { nullable: true, description: 'For SORTITION.' })
  draw?: string | null;
}

/** A text in its harmless form; out of range is the asker's mistake, told with the range. */
export function parseText(field: string, typed: string, least: number, most: number, lines: Lines): string {
  const text = typed.length > 4 * most ? '' : cleanText(typed, lines);
  const length = characters(text);
  if (length < least || length > most) throw badInput(field, `give ${least} to ${most.toLocaleString('en')} characters.`);
  return text;
}

export function parseNote(field: string, typed: string | null | undefined): string | null {
  return typed === null || typed === undefined || typed.trim() === '' ? null : parseText(field, typed, 1, 5_000, 'many-lines');
}

export function parseCharter({ text, classes, assessDays }: CharterInput): NewCharter {
  if (classes.length < 1 || classes.length > MOST_CLASSES) throw badInput('classes', `give 1 to ${MOST_CLASSES} classes.`);
  const codes = classes.map(({ code }) => code);
  if (!codes.every(classCode)) throw badInput('code', 'give small letters and dashes, at most 31, for example affected-groups.');
  if (new Set(codes).size !== codes.length) throw badInput('code', 'give each class a code of its own.');
  return {
    text: parseText('text', text, 20, 50_000, 'many-lines'),
    labels: Object.fromEntries(classes.map(({ code, label }) => [code, parseText('label', label, 1, 120, 'one-line')])),
    classes: classes.map(({ code, seats, filledBy, termDays, mostTerms, vacancy }) => {
      if (filledBy.length < 1) throw badInput('filledBy', 'name at least one way.');
      return {
        code,
        seats: inRange('seats', seats, MOST_SEATS),
        filledBy: [...new Set(filledBy)],
        termDays: termDays == null ? null : inRange('termDays', termDays, LONGEST_TERM_DAYS),
        mostTerms: mostTerms == null ? null : inRange('mostTerms', mostTerms, 10),
        vacancy,
      };
    }),
    assessDays: inRange('assessDays', assessDays, LONGEST_ASSESSMENT_DAYS),
  };
}

export function parseSeatNumber(field: string, number: number): number {
  return inRange(field, number, HIGHEST_SEAT);
}

function inRange(field: string, number: number, most: number): number {
  if (number < 1 || number > most) throw badInput(field, `give a number from 1 to ${most}.`);
  return number;
}

export function parseClass(code: string): string {
  if (!classCode(code)) throw badInput('class', 'give the code of a class, for example affected-groups.');
  return code;
}

/** The scalar has read it already. */
export function instantOrNull(text: string | null | undefined): Instant | null {
  return parseInstant(text) ?? null;
}

const MOST_ENTRIES = 100;

export function parseErasure(openings: readonly RecordErasureInput[]): readonly ErasedOpenings[] {
  if (openings.length < 1 || openings.length > MOST_ENTRIES) throw badInput('openings', `name 1 to ${MOST_ENTRIES} entries.`);
  return openings.map(({ entry, paths }) => ({ entry, paths: paths && paths.length > 0 ? paths : 'all' }));
}
