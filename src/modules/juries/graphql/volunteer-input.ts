import { badInput, parseText } from '../../../graphql/index.js';
import type { TypedRow } from '../commands/volunteer-row.js';
import type { VolunteerWish } from '../commands/volunteering.js';
import type { VolunteerRowInput, VolunteerWishInput } from './volunteer-types.js';

export function parseRow({ features, household, ties, contact }: VolunteerRowInput): TypedRow {
  return { features: features.map(({ category, value }) => ({ category, value })), household: household ?? null, ties: ties ?? null, contact: contact ?? null };
}

export function parseAppeal(text: string): string {
  return parseText('text', text, 1, 5_000, 'many-lines');
}

export function parseWhat(what: string): 'everything' | 'contact' {
  if (what === 'everything' || what === 'contact') return what;
  throw badInput('erase', 'give everything or contact.');
}

export function parseVolunteerWish({ volunteer, withdraw, appeal, erase }: VolunteerWishInput): VolunteerWish {
  const wishes: VolunteerWish[] = [];
  if (volunteer) wishes.push({ do: 'volunteer', row: parseRow(volunteer) });
  if (withdraw === true) wishes.push({ do: 'withdraw' });
  if (appeal != null) wishes.push({ do: 'appeal', text: parseAppeal(appeal) });
  if (erase != null) wishes.push({ do: 'erase', what: parseWhat(erase) });
  const [wish, ...others] = wishes;
  if (!wish || others.length > 0) throw badInput('wish', 'give exactly one of volunteer, withdraw, appeal and erase.');
  return wish;
}
