import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wordDiff } from './word-diff.js';

describe('the difference between two texts', () => {
  it('is shown word by word', () => {
    expect(wordDiff('the lab shall report yearly', 'the lab shall report each quarter')).toEqual([
      { kind: 'same', text: 'the lab shall report ' }, { kind: 'removed', text: 'yearly' }, { kind: 'added', text: 'each quarter' },
    ]);
    expect(wordDiff('a', 'a')).toEqual([{ kind: 'same', text: 'a' }]);
    expect(wordDiff('', 'new')).toEqual([{ kind: 'added', text: 'new' }]);
  });

  const text = fc.array(fc.constantFrom('the ', 'lab ', 'shall ', 'report ', 'yearly', '\n', '  '), { maxLength: 60 }).map((parts) => parts.join(''));
  it('put together again, its parts are the texts', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after);
        const of = (...kinds: string[]): string => parts.filter(({ kind }) => kinds.includes(kind)).map((part) => part.text).join('');
        expect(of('same', 'removed')).toBe(before);
        expect(of('same', 'added')).toBe(after);
      }),
    );
  });

  it('of long texts takes no long', () => {
    const long = Array.from({ length: 9_000 }, (_, i) => `word${i % 97} `).join('');
    const other = Array.from({ length: 9_000 }, (_, i) => `word${i % 89} `).join('');
    const parts = wordDiff(long, other);
    expect(parts.filter(({ kind }) => kind !== 'added').map((part) => part.text).join('')).toBe(long);
  });
});
