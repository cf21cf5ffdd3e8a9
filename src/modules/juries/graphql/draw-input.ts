import { Field, InputType, Int } from '@nestjs/graphql';
import { badInput, InstantScalar, parseText, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { parseInstant } from '../../../kernel/instant.js';
import { cleanText } from '../../../kernel/plain-text.js';
import type { NewDraw } from '../commands/open-draw.js';
import { checkInstance, parseRational, type Quota } from '../domain/draw/index.js';
import {
  type DrawPurpose, LEAST_LEAD_SECONDS, MOST_LEAD_SECONDS, MOST_PANELS, MOST_QUOTAS, MOST_SEATS_DRAWN, quotaLabel, rulesFault, type RulesFault,
} from '../domain/index.js';
import { DrawMethod } from './draw-enums.js';

@InputType()
export class QuotaInput {
  @Field(() => String, { description: 'For example age.' })
  category: string;

  @Field(() => String, { description: 'For example 65+.' })
  value: string;

  @Field(() => Int)
  min: number;

  @Field(() => Int)
  max: number;
}

@InputType({ description: 'Seats of a council that are filled by this draw.' })
export class DrawSeatsInput {
  @Field(() => PublicIdScalar)
  council: string;

  @Field(() => String)
  class: string;
}

@InputType({ description: 'Everything that the lottery follows from. It cannot be changed once the draw is open, but quotas can be made wider.' })
export class OpenDrawInput {
  @Field(() => String, { description: '3 to 200 characters, public.' })
  title: string;

  @Field(() => String, { description: '20 to 10,000 characters, public: who is sought, for what, how much time it takes.' })
  about: string;

  @Field(() => DrawSeatsInput, { nullable: true, description: 'None: a jury.' })
  seats?: DrawSeatsInput | null;

  @Field(() => Int, { description: `1 to ${MOST_SEATS_DRAWN}.` })
  size: number;

  @Field(() => Int, { defaultValue: 1000, description: `So many equally likely panels, 1 to ${MOST_PANELS}.` })
  panels: number;

  @Field(() => DrawMethod, { defaultValue: 'leximin' })
  method: 'leximin' | 'maximin';

  @Field(() => String, { nullable: true, description: 'No chance above this fraction, as in 1/4.' })
  cap?: string | null;

  @Field(() => [QuotaInput], { description: 'Every value that people can choose, with the least and the most seats for it.' })
  quotas: QuotaInput[];

  @Field(() => InstantScalar)
  closesAt: string;

  @Field(() => Int, { defaultValue: 86_400, description: `Seconds between the dealing and the choice: ${LEAST_LEAD_SECONDS} to ${MOST_LEAD_SECONDS}.` })
  leadSeconds: number;

  @Field(() => [PublicIdScalar], { defaultValue: [], description: 'Earlier draws: whoever was drawn there is not drawn here.' })
  excluding: string[];

  @Field(() => Boolean, { defaultValue: false, description: 'A drill: drawn by the rehearsal beacon, which anybody can foresee, and marked so for ever.' })
  rehearsal: boolean;
}

@InputType({ description: 'Words to erase, by the entry that commits to them.' })
export class DrawErasureInput {
  @Field(() => UuidScalar)
  entry: string;

  @Field(() => [String], { nullable: true, description: 'JSON pointers, such as /command/row. None: all of the entry.' })
  paths?: string[] | null;
}

const FAULT_WORDS: Readonly<Record<RulesFault, string>> = {
  QUOTA: 'each value stands once, with a minimum from 0 that is not above its maximum.',
  MINIMA_ABOVE_SEATS: 'the minima of one category add up to more than the seats.',
  MAXIMA_BELOW_SEATS: 'the maxima of one category add up to less than the seats.',
  CAP: 'give a fraction between 0 and 1 in lowest terms, for example 1/4.',
};

/** The rules refuse the same; here the field and the remedy are named. */
export function parseNewDraw(input: OpenDrawInput): NewDraw {
  const { size, panels, method, leadSeconds, excluding } = input;
  within('size', size, 1, MOST_SEATS_DRAWN);
  within('panels', panels, 1, MOST_PANELS);
  within('leadSeconds', leadSeconds, LEAST_LEAD_SECONDS, MOST_LEAD_SECONDS);
  const cap = input.cap == null || input.cap.trim() === '' ? null : input.cap.trim();
  if (cap !== null && !parseRational(cap)) throw badInput('cap', FAULT_WORDS.CAP);
  const quotas = parseQuotas(input.quotas, size);
  const fault = rulesFault({ size, panels, method, cap, quotas, solver: { id: '', wasm: '' }, nodeLimit: 1 });
  if (fault !== undefined) throw badInput(fault === 'CAP' ? 'cap' : 'quotas', FAULT_WORDS[fault]);
  const drill = input.rehearsal ? { rehearsal: true as const } : {};
  const purpose: DrawPurpose = input.seats ? { kind: 'seats', council: input.seats.council, class: input.seats.class, ...drill } : { kind: 'jury', ...drill };
  return {
    title: parseText('title', input.title, 3, 200, 'one-line'),
    about: parseText('about', input.about, 20, 10_000, 'many-lines'),
    purpose,
    rules: { size, panels, method, cap, quotas },
    closesAt: parseInstant(input.closesAt)!,
    leadSeconds,
    excluding,
  };
}

export function parseQuotas(typed: readonly QuotaInput[], size?: number): Quota[] {
  if (typed.length < 1 || typed.length > MOST_QUOTAS) throw badInput('quotas', `give 1 to ${MOST_QUOTAS}.`);
  const quotas = typed.map(({ category, value, min, max }) => ({ category: cleanText(category.slice(0, 300), 'one-line'), value: cleanText(value.slice(0, 300), 'one-line'), min, max }));
  for (const { category, value, min, max } of quotas) {
    if (!quotaLabel(category) || !quotaLabel(value)) throw badInput('quotas', 'name categories and values in 1 to 60 letters, digits and simple signs.');
    if (min < 0 || max < 0 || max > MOST_SEATS_DRAWN) throw badInput('quotas', `give limits from 0 to ${MOST_SEATS_DRAWN}.`);
  }
  const problems = checkInstance({ size: size ?? 1, quotas, people: [] }).filter(({ code }) => code.startsWith('QUOTA'));
  if (problems[0]) throw badInput('quotas', problems[0].code === 'QUOTA_TWICE' ? 'one value stands there twice.' : FAULT_WORDS.QUOTA);
  return quotas;
}

export function parseNumber(typed: string): string {
  const number = typed.trim().toLowerCase();
  if (!/^[0-9a-hjkmnp-tv-z]{12}$/.test(number)) throw badInput('number', 'give the 12 characters of the volunteer’s number.');
  return number;
}

function within(field: string, value: number, least: number, most: number): void {
  if (value < least || value > most) throw badInput(field, `give a whole number from ${least} to ${most}.`);
}
