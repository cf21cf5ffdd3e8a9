import { Field, InputType, Int } from '@nestjs/graphql';
import { badInput, InstantScalar, parseText, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { parseInstant, type Instant } from '../../../kernel/instant.js';
import type { NewCharter } from '../commands/charter-words.js';
import {
  classCode, HIGHEST_SEAT, type Least, LONGEST_ASSESSMENT_DAYS, LONGEST_TERM_DAYS, MOST_CLASSES, MOST_LEAST_HOURS, MOST_SEATS, share, USUAL_LEAST,
  type FillingWay as Way, type VacancyRule as Rule, type VoteRule,
} from '../domain/index.js';
import { FillingWay, Membership, VacancyRule } from './council-enums.js';

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

@InputType({ description: 'What no vote of the council may fall below: whoever opens a vote writes its rule.' })
export class LeastInput {
  @Field(() => String, { nullable: true, description: 'This part of the seats takes part, for example 1/2. None: nobody need come.' })
  quorum?: string | null;

  @Field(() => Membership, { nullable: true, description: 'Of which seats; none: of all. Who stands back counts among them.' })
  quorumOf?: VoteRule['members'] | null;

  @Field(() => Int, { description: `For so long a text lies before the council until votes on it are taken: 0 to ${MOST_LEAST_HOURS}.` })
  discussionHours: number;

  @Field(() => Int, { description: `0 to ${MOST_LEAST_HOURS}.` })
  votingHours: number;
}

@InputType()
export class CharterInput {
  @Field(() => String, { description: '20 to 50,000 characters.' })
  text: string;

  @Field(() => [CharterClassInput], { description: `1 to ${MOST_CLASSES}.` })
  classes: CharterClassInput[];

  @Field(() => Int, { description: `In so many days the council assesses a lab's answer: 1 to ${LONGEST_ASSESSMENT_DAYS}.` })
  assessDays: number;

  @Field(() => LeastInput, { nullable: true, description: 'None: half of all seats take part, three days to discuss, a week to vote.' })
  least?: LeastInput | null;
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

export function parseCharter({ text, classes, assessDays, least }: CharterInput): NewCharter {
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
    least: least == null ? USUAL_LEAST : parseLeast(least),
  };
}

function parseLeast({ quorum, quorumOf, discussionHours, votingHours }: LeastInput): Least {
  if (quorum != null && !share(quorum)) throw badInput('quorum', 'give a fraction of at most 1, for example 1/2.');
  const hours = (field: string, number: number): number => (number === 0 ? 0 : inRange(field, number, MOST_LEAST_HOURS));
  return {
    quorum: quorum == null ? null : { fraction: quorum, members: quorumOf ?? 'all-seats' },
    discussionHours: hours('discussionHours', discussionHours),
    votingHours: hours('votingHours', votingHours),
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
