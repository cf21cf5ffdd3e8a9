import { expect, it } from '@jest/globals';
import { COUNCIL_REFUSALS } from './council-commands.js';
import { COUNCIL_WORDS, SEAT_WORDS } from './council-words.js';
import { SEAT_REFUSALS } from './seat-commands.js';

it.each([['council', COUNCIL_REFUSALS, COUNCIL_WORDS], ['seat', SEAT_REFUSALS, SEAT_WORDS]] as const)(
  'every refusal of the %s has words of its own, in whole sentences',
  (_, codes, words: Readonly<Record<string, string>>) => {
    for (const code of codes) expect(words[code]).toMatch(/^[A-Z][^\n]{15,}\.$/);
    expect(new Set(codes).size).toBe(codes.length);
  },
);
