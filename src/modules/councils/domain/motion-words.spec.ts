import { expect, it } from '@jest/globals';
import { BALLOT_REFUSALS } from './ballot-commands.js';
import { COMMENT_REFUSALS } from './comment.js';
import { MOTION_REFUSALS_2 } from './motion-2.js';
import { BALLOT_WORDS, COMMENT_WORDS, MOTION_WORDS } from './motion-words.js';

it.each([['motion', MOTION_REFUSALS_2, MOTION_WORDS], ['ballot', BALLOT_REFUSALS, BALLOT_WORDS], ['comment', COMMENT_REFUSALS, COMMENT_WORDS]] as const)(
  'every refusal of the %s has words of its own, in whole sentences',
  (_, codes, words: Readonly<Record<string, string>>) => {
    for (const code of codes) expect(words[code]).toMatch(/^[A-Z][^\n]{10,}\.$/);
    expect(new Set(codes).size).toBe(codes.length);
    expect(Object.keys(words).filter((code) => !(codes as readonly string[]).includes(code) && code !== 'NOT_A_STEWARD')).toEqual([]);
  },
);
