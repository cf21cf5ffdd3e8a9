import type { AnswerCounts } from '../queries/answer-rates.js';
import type { EventRow, EvidenceRow } from '../queries/recommendations.js';
import type { AnswerRates, AssessmentType, ClockEntry, ClockKind, LabResponseType, Share } from './recommendation-types.js';

export function share(count: number, of: number): Share {
  return { count, of, words: `${count} of ${of}` };
}

export function presentRates(counts: AnswerCounts): AnswerRates {
  const { lab, asked, answered, answeredInTime, waiting, overdue, kept, partly, unproven, declined, pending, setAside, assessmentsDue, assessmentsOverdue } = counts;
  return {
    lab, asked, waiting, partly, declined, pending, setAside,
    claimedUnproven: unproven,
    answered: share(answered, asked),
    answeredInTime: share(answeredInTime, answered),
    overdue: share(overdue, asked),
    kept: share(kept, kept + partly + unproven + declined),
    assessmentsOverdue: share(assessmentsOverdue, assessmentsDue + assessmentsOverdue),
  };
}

export function responsesOf(events: readonly EventRow[], files: readonly EvidenceRow[]): LabResponseType[] {
  return events.flatMap(({ event, entryId, at, text }) => {
    if (event.type !== 'LabResponded') return [];
    const evidence = files.filter((file) => file.entryId === entryId).map(({ hash, size, name, kept }) => ({ hash, size, name, kept, path: `/answers/files/${hash}` }));
    return [{ standing: event.standing, by: event.by, statement: text, evidence, at, late: event.late, entryId }];
  });
}

export function assessmentsOf(events: readonly EventRow[]): AssessmentType[] {
  return events.flatMap(({ event, entryId, at }) => {
    if (event.type !== 'AssessmentRecorded') return [];
    const { status, motion, successor, late } = event;
    return [{ status, motion, successor, at, late, entryId }];
  });
}

const CLOCKS: Readonly<Partial<Record<EventRow['type'], ClockKind>>> = {
  AnswerDue: 'answer-due', DueExtended: 'due-extended', AnswerOverdue: 'answer-overdue', AssessmentDue: 'assessment-due', AssessmentOverdue: 'assessment-overdue',
};

export function clocksOf(events: readonly EventRow[]): ClockEntry[] {
  return events.flatMap(({ type, event, entryId, at, text }) => {
    const kind = CLOCKS[type];
    if (kind === undefined || !('dueAt' in event)) return [];
    const extension = event.type === 'DueExtended' ? event : undefined;
    return [{ kind, at, dueAt: event.dueAt, days: extension?.days ?? null, reason: extension?.reason ?? null, note: text, entryId }];
  });
}
