import type { Instant } from '../../../kernel/instant.js';
import type { Assessment, Binding, Standing } from '../domain/index.js';

export interface RecommendationRow {
  readonly id: string;
  readonly origin: 'motion' | 'verdict';
  readonly title: string | null;
  readonly council: string | null;
  readonly councilName: string | null;
  readonly lab: string;
  readonly labName: string | null;
  readonly policy: string | null;
  readonly policyTitle: string | null;
  readonly mandate: string | null;
  readonly binding: Binding;
  readonly answerDays: number;
  readonly assessDays: number;
  readonly mostExtensions: number;
  readonly extensionDays: number;
  readonly extended: number;
  readonly issuedAt: Instant;
  readonly dueAt: Instant;
  readonly outstanding: boolean;
  readonly overdueAt: Instant | null;
  readonly wasOverdue: boolean;
  readonly answeredAt: Instant | null;
  readonly answeredLate: boolean | null;
  readonly standing: Standing | null;
  readonly byDay: string | null;
  readonly status: Assessment;
  readonly open: boolean;
  readonly closedAt: Instant | null;
  readonly assessmentDueAt: Instant | null;
  readonly assessmentOverdueAt: Instant | null;
  readonly successor: string | null;
  readonly changedAt: Instant;
}

/** A public word of another stream, as its newest entry has it: the title of a motion, the name of a council. */
const wordOf = (kind: string, id: string, path: string): string =>
  `(SELECT o.fields->'${path}'->>'value' FROM opening o JOIN ledger_pending p ON p.entry_id = o.entry_id
     WHERE o.stream_kind = ${kind} AND o.stream_id = ${id} AND o.fields->'${path}'->>'audience' = 'public' ORDER BY p.stream_n DESC LIMIT 1)`;

/** A verdict is about an incident, and goes by its name: the id of the recommendation begins with that of the jury. */
const INCIDENT_TITLE = `(SELECT i.title FROM jury j JOIN incident i ON i.id = j.incident AND i.status = 'published' WHERE j.id = substr(r.id, 9, 12))`;

export const RECOMMENDATION_COLUMNS = `r.id, r.origin,
  CASE r.origin WHEN 'verdict' THEN ${INCIDENT_TITLE} ELSE ${wordOf('r.origin', 'r.id', '/command/title')} END AS title,
  r.council, ${wordOf("'council'", 'r.council', '/command/name')} AS "councilName",
  r.lab, (SELECT e.name FROM entity e WHERE e.id = r.lab AND e.shown) AS "labName",
  r.policy, (SELECT p.title FROM policy p WHERE p.id = r.policy) AS "policyTitle", r.mandate, r.binding,
  r.answer_days AS "answerDays", r.assess_days AS "assessDays", r.most_extensions AS "mostExtensions", r.extension_days AS "extensionDays", r.extended,
  r.issued_at AS "issuedAt", r.due_at AS "dueAt", r.outstanding, r.overdue_at AS "overdueAt", r.was_overdue AS "wasOverdue",
  r.answered_at AS "answeredAt", r.answered_late AS "answeredLate", r.standing, r.by_day AS "byDay", r.status, r.open, r.closed_at AS "closedAt",
  r.assessment_due_at AS "assessmentDueAt", r.assessment_overdue_at AS "assessmentOverdueAt", r.successor, r.changed_at AS "changedAt"`;

/** Words of what was asked, by the entry that holds them: the text as it was voted on, and the measure that was agreed. */
export const ASKED = `SELECT o.fields->'/command/text'->>'value' AS text, o.fields->'/command/measure'->>'value' AS measure, o.fields ? '/command/title' AS first
  FROM opening o JOIN ledger_pending p ON p.entry_id = o.entry_id
 WHERE o.stream_kind = $1 AND o.stream_id = $2 AND (o.fields ? '/command/title' OR o.fields ? '/command/note') AND o.fields->'/command/text'->>'audience' = 'public'
 ORDER BY p.stream_n DESC`;
