import type { Circumstances } from '../../../kernel/decider.js';
import type { Instant } from '../../../kernel/instant.js';
import { evolveReport, initialReport, isOpen, type Report, type ReportEvent } from './report-state.js';
import { DECLINE_REASONS, type DeclineReason } from './vocabulary.js';

/**
 * The public counters, computed from the log alone: whoever holds the log can count again. No content, no ids.
 *
 *     received 3 = open 1 (overdue 1) + accepted 1 + merged 0 + declined 1 (NOT_AI 1)
 */
export interface ReportCounts {
  readonly received: number;
  readonly open: number;
  /** Of those open. */
  readonly overdue: number;
  readonly accepted: number;
  readonly merged: number;
  readonly declined: Readonly<Record<DeclineReason, number>>;
  /** What happened in each month (UTC), `2026-11`: a report that is reopened and decided again counts in both months. */
  readonly months: Readonly<Record<string, MonthCounts>>;
}

export interface MonthCounts {
  readonly received: number;
  readonly accepted: number;
  readonly merged: number;
  readonly declined: number;
}

export interface ReportFact {
  readonly id: string;
  readonly event: ReportEvent;
  readonly circumstances: Circumstances;
}

const NO_MONTH: MonthCounts = { received: 0, accepted: 0, merged: 0, declined: 0 };

export function noCounts(): ReportCounts {
  const declined = Object.fromEntries(DECLINE_REASONS.map((reason) => [reason, 0])) as Record<DeclineReason, number>;
  return { received: 0, open: 0, overdue: 0, accepted: 0, merged: 0, declined, months: {} };
}

/** The counters after one report moved on: take away what it was, add what it is. */
export function countMove(counts: ReportCounts, before: Report, after: Report, at: Instant): ReportCounts {
  const moved = tally(tally(counts, before, -1), after, 1);
  return before.status === after.status ? moved : { ...moved, months: happened(moved.months, before, after, at.slice(0, 7)) };
}

/** Counts a whole log. Holds one state for each report. */
export function countReports(facts: Iterable<ReportFact>): ReportCounts {
  const reports = new Map<string, Report>();
  let counts = noCounts();
  for (const { id, event, circumstances } of facts) {
    const before = reports.get(id) ?? initialReport(id);
    const after = evolveReport(before, event, circumstances);
    reports.set(id, after);
    counts = countMove(counts, before, after, circumstances.at);
  }
  return counts;
}

function tally(counts: ReportCounts, report: Report, step: 1 | -1): ReportCounts {
  if (report.status === 'unfiled') return counts;
  const open = isOpen(report);
  return {
    ...counts,
    received: counts.received + step,
    open: counts.open + (open ? step : 0),
    overdue: counts.overdue + (open && report.overdue ? step : 0),
    accepted: counts.accepted + (report.status === 'accepted' ? step : 0),
    merged: counts.merged + (report.status === 'merged' ? step : 0),
    declined: report.declined === null ? counts.declined : { ...counts.declined, [report.declined.reason]: counts.declined[report.declined.reason] + step },
  };
}

function happened(months: ReportCounts['months'], before: Report, after: Report, month: string): ReportCounts['months'] {
  const kind = before.status === 'unfiled' ? 'received' : after.status;
  if (kind !== 'received' && kind !== 'accepted' && kind !== 'merged' && kind !== 'declined') return months;
  if (kind === 'received' && before.status !== 'unfiled') return months; // put back into the queue, not a new arrival
  const soFar = months[month] ?? NO_MONTH;
  return { ...months, [month]: { ...soFar, [kind]: soFar[kind] + 1 } };
}
