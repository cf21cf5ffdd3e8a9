import { badInput } from '../../../graphql/index.js';
import { characters, cleanText } from '../../../kernel/plain-text.js';

/** Longest texts, in characters. */
export const MOST = { title: 300, policy: 100_000, mandate: 50_000, note: 5_000, statement: 20_000, name: 200 } as const;

/** What was typed, in its harmless form; a mistake names the field and the remedy. */
export function parseText(field: string, typed: string, most: number, lines: 'one-line' | 'many-lines' = 'many-lines'): string {
  const text = typed.length > 4 * most ? undefined : cleanText(typed, lines);
  if (text === undefined || characters(text) > most) throw badInput(field, `give at most ${most} characters.`);
  if (text === '') throw badInput(field, 'this answer is needed.');
  return text;
}

export function parseNote(field: string, typed: string | null | undefined, most: number = MOST.note): string | null {
  return typed === null || typed === undefined || typed.trim() === '' ? null : parseText(field, typed, most);
}
