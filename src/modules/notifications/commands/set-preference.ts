import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../platform/clock.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { MOST_PREFERENCES, type Rhythm, type Subject, type Way } from '../domain/index.js';
import { CHANGED, type Changed, refuse } from './change.js';

/** Only what is public can be followed, so that nobody learns here that a draft exists. */
const EXISTS: Readonly<Record<Subject['kind'], string>> = {
  me: `SELECT 1 WHERE $1 = ''`,
  council: 'SELECT 1 FROM council WHERE id = $1',
  motion: `SELECT 1 FROM stream WHERE kind = 'motion' AND id = $1`,
  lab: 'SELECT 1 FROM entity WHERE id = $1 AND shown',
  recommendation: 'SELECT 1 FROM recommendation WHERE id = $1',
  incident: 'SELECT 1 FROM incident WHERE id = $1 AND version > 0',
};

/** A person chooses to be told of something. */
@Injectable()
export class SetPreference {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  set(member: string, subject: Subject, way: Way, rhythm: Rhythm): Promise<Changed> {
    return this.transactions.run(async (tx) => {
      if (!(await some(tx, EXISTS[subject.kind], [subject.id]))) return refuse('NO_SUCH_SUBJECT');
      if (way === 'mail' && !(await some(tx, 'SELECT 1 FROM notification_address WHERE member = $1 AND confirmed_at IS NOT NULL', [member]))) return refuse('NO_ADDRESS');
      if (way === 'webhook' && !(await some(tx, 'SELECT 1 FROM webhook WHERE member = $1 AND switched_off_at IS NULL', [member]))) return refuse('NO_WEBHOOK');
      if (await some(tx, 'SELECT 1 FROM notification_preference WHERE member = $1 AND (subject_kind, subject_id, way) <> ($3, $4, $5) OFFSET $2 LIMIT 1', [member, MOST_PREFERENCES - 1, subject.kind, subject.id, way])) return refuse('TOO_MANY');
      await tx.query(
        `INSERT INTO notification_preference (member, subject_kind, subject_id, way, rhythm, since) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (member, subject_kind, subject_id, way) DO UPDATE SET rhythm = excluded.rhythm`,
        [member, subject.kind, subject.id, way, rhythm, this.clock.now()],
      );
      return CHANGED;
    });
  }
}

async function some(tx: EntityManager, sql: string, parameters: readonly unknown[]): Promise<boolean> {
  return (await tx.query<unknown[]>(sql, [...parameters])).length > 0;
}
