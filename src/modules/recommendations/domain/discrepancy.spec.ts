import { describe, expect, it } from '@jest/globals';
import { differencesOf, type BothRecords } from './discrepancy.js';
import { day } from './specimens.js';

const base: BothRecords = { standing: null, byDay: null, status: 'awaiting', outstanding: true, assessmentDueAt: null };
const CASES: readonly [string, Partial<BothRecords>, readonly string[]][] = [
  ['nobody answered', {}, ['NO_ANSWER']],
  ['it assesses', { standing: 'assessing', byDay: '2027-01-01', status: 'received' }, []],
  ['for too long', { standing: 'assessing', byDay: '2026-11-21', status: 'received' }, ['PROMISED_DAY_PASSED']],
  ['it accepted, and may still do it', { standing: 'accept', byDay: '2027-01-01', status: 'acceptable', outstanding: false }, []],
  ['and did not do it', { standing: 'accept', byDay: '2026-11-01', status: 'acceptable', outstanding: false }, ['PROMISED_DAY_PASSED']],
  ['it says done, nobody verified', { standing: 'already-done', status: 'claimed-unproven', outstanding: false }, ['CLAIMED_NOT_VERIFIED']],
  ['it says done, and it is', { standing: 'already-done', status: 'implemented', outstanding: false }, []],
  ['it accepted something else', { standing: 'accept-in-part', byDay: '2027-01-01', status: 'omitted-or-reframed', outstanding: false }, ['ACCEPTED_NOT_ACCEPTABLE']],
  ['it declined, the council still asks', { standing: 'decline', status: 'unacceptable', outstanding: false }, ['DECLINED_STILL_ASKED']],
  ['the council is late', { standing: 'accept', byDay: '2027-01-01', status: 'received', outstanding: false, assessmentDueAt: day(0) }, ['NOT_ASSESSED']],
];

describe('where the two records differ', () => {
  it.each(CASES)('%s', (_, also, expected) => expect(differencesOf({ ...base, ...also }, day(0))).toEqual(expected));
});
