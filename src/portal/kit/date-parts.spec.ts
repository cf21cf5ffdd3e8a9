import { describe, expect, it } from '@jest/globals';
import { datePartsFrom, readDateParts } from './date-parts.js';

const read = (day: string, month: string, year: string, unknown = false): unknown => readDateParts({ day, month, year, unknown });

describe('a date as precisely as it is known', () => {
  it.each([
    ['18', '3', '2024', 'day', '2024-03-18'],
    ['29', '02', '2024', 'day', '2024-02-29'],
    ['', '3', '2024', 'month', '2024-03'],
    ['', '', ' 2024 ', 'year', '2024'],
    ['', '', '', 'unknown', null],
  ])('%s/%s/%s is a %s', (day, month, year, precision, date) => {
    expect(read(day, month, year)).toEqual({ ok: true, precision, date });
  });

  it('"I do not know" goes before what was filled', () => {
    expect(read('1', '1', '2024', true)).toEqual({ ok: true, precision: 'unknown', date: null });
  });

  it.each([
    ['18', '3', '', 'date.error.needsYear'],
    ['18', '', '2024', 'date.error.needsMonth'],
    ['', '3', '24', 'date.error.year'],
    ['', '13', '2024', 'date.error.month'],
    ['', 'March', '2024', 'date.error.month'],
    ['30', '2', '2024', 'date.error.day'],
    ['29', '2', '2023', 'date.error.day'],
    ['0', '2', '2024', 'date.error.day'],
    ['1e0', '2', '2024', 'date.error.day'],
    ['', '', '٢٠٢٤', 'date.error.year'],
  ])('%s/%s/%s is refused in words', (day, month, year, error) => {
    expect(read(day, month, year)).toEqual({ ok: false, error });
  });

  it('is read from the fields of a posted form', () => {
    expect(datePartsFrom('when', { 'when.year': '2024', 'when.unknown': 'yes' })).toEqual({ day: '', month: '', year: '2024', unknown: true });
  });
});
