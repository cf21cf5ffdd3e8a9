import type { EntityManager } from 'typeorm';
import type { Lesson, Notice, Subject } from '../domain/index.js';

/** What the follower has learned: rows `(motion, 7n4q…, voter, 9d2x…)`. */
export async function learnLessons(tx: EntityManager, lessons: readonly Lesson[], seq: number): Promise<void> {
  for (const { op, subject, relation, value } of lessons) {
    if (op !== 'learn') await tx.query('DELETE FROM notice_relation WHERE subject_kind = $1 AND subject_id = $2 AND relation = $3', [subject.kind, subject.id, relation]);
    if (value === undefined) continue;
    await tx.query('INSERT INTO notice_relation (subject_kind, subject_id, relation, value, seq) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [
      subject.kind, subject.id, relation, value, seq,
    ]);
  }
}

/** The subject itself and what it belongs to: whoever follows a council hears of its motions. */
export async function followedThrough(tx: EntityManager, { kind, id }: Subject): Promise<readonly Subject[]> {
  const own: Subject[] = [{ kind, id }];
  // A recommendation has the id of the motion that asked for it.
  if (kind === 'recommendation') own.push({ kind: 'motion', id });
  const above =
    kind === 'incident'
      ? await tx.query<Subject[]>(`SELECT DISTINCT 'lab' AS kind, entity AS id FROM incident_entity WHERE incident = $1`, [id])
      : await tx.query<Subject[]>(`SELECT relation AS kind, value AS id FROM notice_relation WHERE subject_kind = $1 AND subject_id = $2 AND relation IN ('council', 'lab')`, [kind, id]);
  return [...own, ...above];
}

const SEATS = `SELECT s.member FROM notice_relation c JOIN seat s ON s.council = c.value
  WHERE c.subject_kind = $1 AND c.subject_id = $2 AND c.relation = 'council' AND s.member IS NOT NULL
    AND NOT EXISTS (SELECT FROM notice_relation r WHERE r.subject_kind = $1 AND r.subject_id = $2 AND r.relation = 'recused' AND r.value = s.member)`;

const PEOPLE: Readonly<Record<'seats' | 'waiting' | 'voters' | 'representatives', string>> = {
  seats: SEATS,
  waiting: `${SEATS} AND NOT EXISTS (SELECT FROM notice_relation v WHERE v.subject_kind = $1 AND v.subject_id = $2 AND v.relation = 'voter' AND v.value = s.member)`,
  voters: `SELECT value AS member FROM notice_relation WHERE subject_kind = $1 AND subject_id = $2 AND relation = 'voter'`,
  representatives: `SELECT c.member FROM notice_relation r JOIN lab_claim c ON c.entity = r.value AND c.status = 'verified' WHERE r.subject_kind = $1 AND r.subject_id = $2 AND r.relation = 'lab'`,
};

/** Whom a notice concerns in person. */
export async function concerned(tx: EntityManager, { subject, to }: Notice): Promise<readonly string[]> {
  if (to === 'followers') return [];
  if (typeof to === 'object') return [to.member];
  return (await tx.query<{ member: string }[]>(PEOPLE[to], [subject.kind, subject.id])).map(({ member }) => member);
}

/** Votes that close, or answers that are due, within the time, with the entry that said so. */
export async function comingUp(tx: EntityManager, relation: 'closes' | 'due', from: string, until: string): Promise<readonly { readonly subject: Subject; readonly seq: number }[]> {
  const rows = await tx.query<{ kind: Subject['kind']; id: string; seq: number }[]>(
    `SELECT subject_kind AS kind, subject_id AS id, seq FROM notice_relation WHERE relation = $1 AND relation IN ('closes', 'due') AND value COLLATE "C" > $2 AND value COLLATE "C" <= $3 ORDER BY value LIMIT 1000`,
    [relation, from, until],
  );
  return rows.map(({ kind, id, seq }) => ({ subject: { kind, id }, seq: Number(seq) }));
}
