import { describe, expect, it } from '@jest/globals';
import { decimal, formatRational } from './draw/rational.js';
import { choose } from './jury.fixture.js';
import { MEASURE_DEFINITIONS, MEASURES, type Measure } from './measures.js';
import { countVerdict, medianMeasure } from './verdict.js';
import { ordinalAlpha, pairsAgreeing } from './verdict-alpha.js';
import { estimateStability, type VoteOfType } from './verdict-stability.js';

const alpha = (units: readonly (readonly (number | null)[])[]): string | undefined => {
  const value = ordinalAlpha(units);
  return value && formatRational(value);
};

describe('the measure in the middle', () => {
  it.each<[Measure[], Measure]>([
    [['none'], 'none'],
    [['recall', 'none', 'notice'], 'notice'],
    [['none', 'notice', 'correction', 'recall', 'recall'], 'correction'],
    [['none', 'notice', 'recall', 'recall'], 'notice'],
    [['none', 'recall'], 'none'],
    [['suspension', 'suspension', 'restriction', 'recall'], 'suspension'],
  ])('%j: %s', (measures, middle) => {
    expect(medianMeasure(measures)).toBe(middle);
    expect(medianMeasure([...measures].reverse())).toBe(middle);
  });

  it('is not moved by exaggerating: whoever is above it already gains nothing by going higher', () => {
    for (const high of ['disclosure', 'restriction', 'recall'] as const) expect(medianMeasure(['notice', 'correction', high])).toBe('correction');
  });

  it('every rung says what it means', () => {
    for (const measure of MEASURES) expect(MEASURE_DEFINITIONS[measure].length).toBeGreaterThan(20);
  });
});

describe("Krippendorff's alpha for ordered answers, as an exact fraction", () => {
  it('complete agreement is 1, whatever is agreed on', () => {
    expect(alpha([[0, 0, 0], [2, 2, 2]])).toBe('1');
    expect(alpha([[1, 1], [0, 0], [2, 2], [2, 2]])).toBe('1');
  });

  it('one question alone gives 0, since it shows nothing of chance', () => {
    expect(alpha([[0, 1, 2]])).toBe('0');
    expect(alpha([[0, 0, 2, 2]])).toBe('0');
  });

  it('where all say the same everywhere it is undefined', () => {
    expect(alpha([[1, 1, 1], [1, 1, 1]])).toBeUndefined();
    expect(alpha([])).toBeUndefined();
  });

  it('two observers, ten units, two values: by hand', () => {
    // Values 0 fourteen times, 1 six times; four units disagree. Coincidences off the diagonal: 4 (each way).
    // Observed against expected: 1 − 19·4 / (14·6) = 8/84 = 2/21, the 0.095 of the published example of binary data.
    const a = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const b = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    expect(alpha(a.map((value, i) => [value, b[i]!]))).toBe('2/21');
  });

  it('three values, two observers, three units: by hand', () => {
    // Units (0,0) (1,2) (2,2). n = 6; totals 2, 1, 3. Ordinal differences, times 2: 0–1: 2·3−2−1 = 3 → 9; 0–2: 2·6−2−3 = 7 → 49; 1–2: 2·4−1−3 = 4 → 16.
    // Observed: one pair 1–2: 16. Expected: 2·1·9 + 2·3·49 + 1·3·16 = 360. 1 − 5·16/360 = 7/9.
    expect(alpha([[0, 0], [1, 2], [2, 2]])).toBe('7/9');
  });

  it('four observers, twelve units, gaps: the 0.815 that Krippendorff publishes', () => {
    const by = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
      [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
      [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
      [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
    ];
    const units = Array.from({ length: 12 }, (_, unit) => by.map((observer) => observer[unit]!));
    expect(decimal(ordinalAlpha(units)!, 3)).toBe('0.815');
  });

  it('the order of jurors and of questions does not matter', () => {
    const units = [[0, 2, 1], [2, 2, 0], [1, 1, 2]];
    expect(alpha(units.map((unit) => [...unit].reverse()))).toBe(alpha(units));
    expect(alpha([...units].reverse())).toBe(alpha(units));
  });

  it('pairs that agree', () => {
    expect(formatRational(pairsAgreeing([['a', 'a', 'b']])!)).toBe('1/3');
    expect(formatRational(pairsAgreeing([['a', 'a', 'b'], ['a', 'a', 'a']])!)).toBe('2/3');
    expect(pairsAgreeing([['a']])).toBeUndefined();
  });
});

describe('a verdict', () => {
  const votes = [
    { seat: 1, first: choose('none', 'no'), second: choose('notice', 'yes') },
    { seat: 2, first: choose('recall', 'yes'), second: choose('notice', 'yes') },
    { seat: 3, first: null, second: choose('correction', 'unsure') },
    { seat: 4, first: choose('notice', 'no'), second: null },
  ];

  it('is counted from the second votes, and told beside the first', () => {
    expect(countVerdict(1, votes)).toEqual({
      findings: [{ yes: 2, no: 0, unsure: 1, outcome: 'yes' }],
      measure: 'notice',
      opened: 3,
      counts: { first: { none: 1, notice: 1, recall: 1 }, second: { notice: 2, correction: 1 } },
      agreement: { findings: '1/3', measure: '1/3' },
      alpha: null,
      shift: { both: 2, milder: 1, same: 0, stricter: 1, steps: -5, findings: 1 },
      minority: [3],
    });
  });

  it('exactly half is not more than half', () => {
    const two = [{ seat: 1, first: null, second: choose('none', 'yes') }, { seat: 2, first: null, second: choose('none', 'no') }];
    expect(countVerdict(1, two).findings[0]).toEqual({ yes: 1, no: 1, unsure: 0, outcome: 'unresolved' });
  });

  it('with nobody there is none', () => {
    expect(() => countVerdict(1, [])).toThrow();
  });
});

describe('how a verdict might have stood with other panels', () => {
  const votes = (...measures: readonly (readonly [number, Measure])[]): VoteOfType[] => measures.map(([type, measure]) => ({ type, measure }));
  const SPLIT = votes([0, 'notice'], [0, 'notice'], [1, 'recall'], [1, 'recall'], [1, 'recall']);
  const lottery = (...panels: readonly (readonly [number, number, number])[]): { types: [number, number][]; times: number }[] => panels.map(([a, b, often]) => ({ types: [[0, a], [1, b]], times: often }));

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
