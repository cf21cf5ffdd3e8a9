import { describe, expect, it } from '@jest/globals';
import { readRow, type TypedRow } from './volunteer-row.js';

const QUOTAS = [{ category: 'age', value: 'young', min: 0, max: 1 }, { category: 'age', value: 'old', min: 0, max: 1 }];
const typed = (change: Partial<TypedRow> = {}): TypedRow => ({ features: [{ category: 'age', value: 'old' }], household: null, ties: null, contact: null, ...change });
const household = (text: string, draw = '5r5r5r5r5r5r'): string | null | undefined => {
  const read = readRow(draw, QUOTAS, typed({ household: text }));
  return read.ok ? read.row.household : undefined;
};

describe('what a volunteer says', () => {
  it('is taken in its harmless form', () => {
    expect(readRow('5r5r5r5r5r5r', QUOTAS, typed({ ties: ' My\u0000 sister\r\nworks there. ', contact: '  ' }))).toEqual({ ok: true, row: { features: { age: 'old' }, household: null, ties: 'My sister\nworks there.' }, contact: null });
  });

  it('one household is one fingerprint within a draw, however it is written, and another in another draw', () => {
    expect(household('12 Mill Lane, Exeter')).toMatch(/^[0-9a-f]{16}$/);
    expect(household(' 12  mill LANE / exeter ')).toBe(household('12 Mill Lane, Exeter'));
    expect(household('13 Mill Lane, Exeter')).not.toBe(household('12 Mill Lane, Exeter'));
    expect(household('12 Mill Lane, Exeter', '6r6r6r6r6r6r')).not.toBe(household('12 Mill Lane, Exeter'));
  });

  it.each<[string, Partial<TypedRow>, string]>([
    ['too long a contact', { contact: 'x'.repeat(301) }, 'contact'],
    ['far too long a text', { ties: 'x'.repeat(100_000) }, 'ties'],
    ['no answer', { features: [] }, 'features.age'],
    ['a name that every object has', { features: [{ category: 'age', value: 'old' }, { category: 'constructor', value: 'old' }] }, 'features'],
  ])('%s is told', (_, change, field) => {
    const read = readRow('5r5r5r5r5r5r', QUOTAS, typed(change));
    expect(read.ok ? [] : read.problems.map((problem) => problem.field)).toEqual([field]);
  });
});
