import { expect, it } from '@jest/globals';
import { countReports, noCounts, type ReportFact } from './counts.js';
import type { ReportEvent } from './report-state.js';
import { by, day, ID, KEY } from './specimens.js';

const on = (n: number, id: string, event: ReportEvent): ReportFact => ({ id, event, circumstances: by('system', n) });
const filed = (n: number, id: string): ReportFact => on(n, id, { type: 'ReportFiled', reporter: KEY, dueAt: day(n + 30), acknowledgeBy: day(n + 7) });
const declined: ReportEvent = { type: 'ReportDeclined', reason: 'NOT_ENOUGH_TO_ACT', duplicateOf: null, by: 'ada000000000', confirmedBy: null };

it('counts nothing in an empty log', () => {
  expect(countReports([])).toEqual(noCounts());
});

it('counts every report once, where it stands now, and each month what happened in it', () => {
  const counts = countReports([
    filed(0, 'a'), filed(0, 'b'), filed(10, 'c'), filed(10, 'd'), // d stays open and becomes overdue
    on(12, 'a', { type: 'ReportClaimed', by: 'ada000000000' }),
    on(12, 'a', { type: 'ReportAccepted', by: 'ada000000000', incidents: [ID.incident] }),
    on(13, 'b', { type: 'ReportMerged', by: 'ada000000000', into: 'a' }),
    on(14, 'c', declined),
    on(40, 'd', { type: 'ReportOverdue', dueAt: day(40) }),
    on(41, 'c', { type: 'ReportReopened', reason: 'NEW_INFORMATION', dueAt: day(71) }),
    on(42, 'c', declined),
  ]);
  expect(counts).toMatchObject({ received: 4, open: 1, overdue: 1, accepted: 1, merged: 1 });
  expect(counts.declined).toEqual({ ...noCounts().declined, NOT_ENOUGH_TO_ACT: 1 });
  expect(counts.months).toEqual({
    '2026-11': { received: 2, accepted: 0, merged: 0, declined: 0 },
    '2026-12': { received: 2, accepted: 1, merged: 1, declined: 1 },
    '2027-01': { received: 0, accepted: 0, merged: 0, declined: 1 },
  });
});

it('a report decided late is no longer overdue', () => {
  const counts = countReports([filed(0, 'a'), on(30, 'a', { type: 'ReportOverdue', dueAt: day(30) }), on(31, 'a', declined)]);
  expect(counts).toMatchObject({ open: 0, overdue: 0 });
});
