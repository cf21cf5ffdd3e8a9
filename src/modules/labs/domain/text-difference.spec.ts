import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { difference } from './text-difference.js';

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n'));

describe('what changed between two texts', () => {
  it('is shown line by line', () => {
    expect(difference('one\ntwo\nthree', 'one\n2\nthree\nfour')).toEqual([
      { kind: 'kept', text: 'one' }, { kind: 'removed', text: 'two' }, { kind: 'added', text: '2' }, { kind: 'kept', text: 'three' }, { kind: 'added', text: 'four' },
    ]);
    expect(difference('same', 'same')).toEqual([{ kind: 'kept', text: 'same' }]);
  });
  it('gives both texts back', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = difference(before, after);
        const without = (kind: string): string => parts.filter((part) => part.kind !== kind).map((part) => part.text).join('\n');
        expect([without('added'), without('removed')]).toEqual([before, after]);
      }),
    );
  });
});
