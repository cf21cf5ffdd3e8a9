import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Instant } from '../../../kernel/instant.js';
import { dueAt, type Notice, type Rhythm, RHYTHMS, type Subject, type Way } from '../domain/index.js';

/** A person who is told of something in a way that he chose. */
interface Chosen {
  readonly member: string;
  readonly way: Way;
  readonly rhythm: Rhythm;
}

/** Who chose to be told of any of these subjects, when `at` was not past yet. */
export async function chosenBy(tx: EntityManager, subjects: readonly Subject[], at: Instant, members?: readonly string[]): Promise<readonly Chosen[]> {
  return tx.query<Chosen[]>(
    `SELECT member, way, rhythm FROM notification_preference
      WHERE (subject_kind, subject_id) IN (SELECT * FROM unnest($1::text[], $2::text[])) AND since <= $3 AND ($4::text[] IS NULL OR member = ANY($4))`,
    [subjects.map(({ kind }) => kind), subjects.map(({ id }) => id), at, members ?? null],
  );
}

export interface Told extends Chosen {
  readonly notice: Notice;
}

/**
 * One notice for each person and way, the most personal one first, as soon as the person asked for it. Told twice of the same entry
 * after a crash, it finds its row and adds nothing.
 */
export class Recipients {
  readonly #told = new Map<string, Told>();

  add(notice: Notice, chosen: readonly Chosen[]): void {
    for (const one of chosen) {
      const name = `${one.member} ${one.way}`;
      const known = this.#told.get(name);
      if (known === undefined) this.#told.set(name, { ...one, notice });
      else if (known.notice === notice && RHYTHMS.indexOf(one.rhythm) < RHYTHMS.indexOf(known.rhythm)) this.#told.set(name, { ...known, rhythm: one.rhythm });
    }
  }

  async keep(tx: EntityManager, seq: number, at: Instant, now: Instant): Promise<void> {
    for (const told of this.#told.values()) await keepNotice(tx, told, seq, at, now);
  }
}

/** Into the message of the window in which it falls, by every channel of the way. */
export async function keepNotice(tx: EntityManager, { member, way, rhythm, notice }: Told, seq: number, at: Instant, now: Instant): Promise<void> {
  const { kind, subject } = notice;
  await tx.query('INSERT INTO notice (member, seq, kind, subject_kind, subject_id, at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING', [
    member, seq, kind, subject.kind, subject.id, at,
  ]);
  for (const channel of await channelsOf(tx, member, way)) {
    const [before] = await tx.query<unknown[]>(
      'SELECT 1 FROM notice_item i JOIN notice_message m ON m.id = i.message WHERE i.member = $1 AND i.seq = $2 AND i.kind = $3 AND m.channel = $4 LIMIT 1', [member, seq, kind, channel]);
    if (before !== undefined) continue;
    const message = await openMessage(tx, member, channel, dueAt(rhythm, way, now), (late) => dueAt(rhythm, way, late));
    await tx.query('INSERT INTO notice_item (message, member, seq, kind) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [message, member, seq, kind]);
  }
}

async function channelsOf(tx: EntityManager, member: string, way: Way): Promise<readonly string[]> {
  const sql =
    way === 'mail'
      ? `SELECT 'mail' AS channel FROM notification_address WHERE member = $1 AND confirmed_at IS NOT NULL`
      : 'SELECT id AS channel FROM webhook WHERE member = $1 AND switched_off_at IS NULL';
  return (await tx.query<{ channel: string }[]>(sql, [member])).map(({ channel }) => channel);
}

/** The message of a window, locked: what is being sent takes nothing more, and then the next window's is it. */
async function openMessage(tx: EntityManager, member: string, channel: string, due: Instant, next: (due: Instant) => Instant): Promise<string> {
  await tx.query(
    `INSERT INTO notice_message (id, member, channel, purpose, due_at, next_at, status) VALUES ($1, $2, $3, 'notices', $4, $4, 'waiting') ON CONFLICT DO NOTHING`,
    [randomUUID(), member, channel, due],
  );
  const [row] = await tx.query<{ id: string; status: string; attempts: number }[]>(
    `SELECT id, status, attempts FROM notice_message WHERE member = $1 AND channel = $2 AND purpose = 'notices' AND due_at = $3 FOR UPDATE`, [member, channel, due]);
  return row!.status === 'waiting' && row!.attempts === 0 ? row!.id : openMessage(tx, member, channel, next(due), next);
}
