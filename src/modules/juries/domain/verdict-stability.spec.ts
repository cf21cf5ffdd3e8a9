import { describe, expect, it } from '@jest/globals';
import type { Measure } from './measures.js';
import { estimateStability, type VoteOfType } from './verdict-stability.js';

const votes = (...measures: readonly (readonly [number, Measure])[]): VoteOfType[] => measures.map(([type, measure]) => ({ type, measure }));
const SPLIT = votes([0, 'notice'], [0, 'notice'], [1, 'recall'], [1, 'recall'], [1, 'recall']);
const lottery = (...panels: readonly (readonly [number, number, number])[]): { types: [number, number][]; times: number }[] => panels.map(([a, b, often]) => ({ types: [[0, a], [1, b]], times: often }));

describe('how a verdict might have stood with other panels', () => {
  it('by type: with more of the one, and with more of the other', () => {
    expect(estimateStability('recall', SPLIT, [10, 10], lottery([3, 2, 400], [2, 3, 600]), 5)).toEqual({
      method: 'by-type/1', panels: 1000, same: 600, counts: [{ measure: 'notice', panels: 400 }, { measure: 'recall', panels: 600 }],
    });
  });
  it('half and half is the milder, as in the verdict', () => {
    expect(estimateStability('recall', SPLIT, [10, 10], lottery([2, 2, 1]), 5)).toMatchObject({ same: 0, counts: [{ measure: 'notice' }] });
  });
  it('a type of which nobody sat votes as all together', () => {
    expect(estimateStability('recall', SPLIT, [10, 10, 10], [{ types: [[2, 5]], times: 1 }], 5)).toMatchObject({ same: 1 });
  });
  it('small types are taken together, and there is none where these are too few', () => {
    expect(estimateStability('notice', SPLIT, [3, 4, 20], lottery([5, 0, 1]), 5)).toMatchObject({ same: 0, counts: [{ measure: 'recall' }] });
    expect(estimateStability('notice', SPLIT, [3, 20], lottery([5, 0, 1]), 5)).toBeUndefined();
    expect(estimateStability('notice', [], [20, 20], lottery([5, 0, 1]), 5)).toBeUndefined();
  });
});
