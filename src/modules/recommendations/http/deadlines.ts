import type { RecommendationRow } from '../queries/recommendation-rows.js';
import type { Deadline } from '../../../platform/calendar.js';

/** What is still to come: the answer, the day that the lab promised, the council's assessment. */
export function deadlinesOf(site: string, row: RecommendationRow): Deadline[] {
  const lab = row.labName ?? row.lab;
  const title = row.title ?? row.id;
  const host = new URL(site).host;
  const deadline = (kind: string, at: string, summary: string): Deadline => ({
    uid: `${row.id}-${kind}@${host}`, at, changedAt: row.changedAt, summary, description: title, url: `${site}/recommendations/${row.id}`,
  });
  const out: Deadline[] = [];
  if (row.outstanding) out.push(deadline('answer', row.dueAt, `${lab}: answer due`));
  if (row.byDay !== null && row.standing !== 'assessing') out.push(deadline('promise', row.byDay, `${lab}: has promised to be done`));
  if (row.assessmentDueAt !== null) out.push(deadline('assessment', row.assessmentDueAt, `${row.councilName ?? 'Council'}: assessment of ${lab} due`));
  return out;
}
