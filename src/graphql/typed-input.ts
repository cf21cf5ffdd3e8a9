import { characters, cleanText, type Lines } from '../kernel/plain-text.js';
import type { ErasedOpenings } from '../kernel/sealed.js';
import { badInput } from './errors.js';

/** A text in its harmless form; out of range is the asker's mistake, told with the range. */
export function parseText(field: string, typed: string, least: number, most: number, lines: Lines): string {
  const text = typed.length > 4 * most ? '' : cleanText(typed, lines);
  const length = characters(text);
  if (length < least || length > most) throw badInput(field, `give ${least} to ${most.toLocaleString('en')} characters.`);
  return text;
}

/** What may be left out: nothing typed is no note. */
export function parseNote(field: string, typed: string | null | undefined): string | null {
  return typed === null || typed === undefined || typed.trim() === '' ? null : parseText(field, typed, 1, 5_000, 'many-lines');
}

const MOST_ENTRIES = 100;

/** Words to erase, by the entry that commits to them; without places all of the entry. */
export function parseErasure(openings: readonly { readonly entry: string; readonly paths?: readonly string[] | null }[]): readonly ErasedOpenings[] {
  if (openings.length < 1 || openings.length > MOST_ENTRIES) throw badInput('openings', `name 1 to ${MOST_ENTRIES} entries.`);
  return openings.map(({ entry, paths }) => ({ entry, paths: paths && paths.length > 0 ? paths : 'all' }));
}
