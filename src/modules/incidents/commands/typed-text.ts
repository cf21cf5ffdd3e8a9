import { cleanText, type ContentProblemCode } from '../domain/index.js';

export const MOST_CHARACTERS = { addition: 20_000, answer: 20_000, question: 5_000, claim: 2_000, note: 5_000 } as const;

/** What somebody typed beside a report, brought into its harmless form; or what is wrong with it. */
export function typedText(typed: string, most: number): { readonly text: string } | { readonly problem: ContentProblemCode } {
  if (typed.length > 4 * most) return { problem: 'TOO_LONG' };
  const text = cleanText(typed, 'many-lines');
  if (text === '') return { problem: 'REQUIRED' };
  return [...text].length > most ? { problem: 'TOO_LONG' } : { text };
}
