import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/actor.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { EMPTY_ROSTER, isActive, type Member, ROSTER_STREAM, roster, type Roster, rolesOf } from '../domain/index.js';

/**
 * The roster as the ledger keeps it, read for judging acts.
 *
 * A member's act of any kind must be judged against the roster that its place in the log implies. So whoever acts holds the
 * roster's row shared until commit, and changes of the roster, which hold it exclusively, are numbered before or after him
 * but never between his check and his entry. Take this lock before the lock of the stream that is acted on.
 */
export type MemberActor = Extract<Actor, { kind: 'member' }>;

/** The whole roster without a lock: for looking, not for judging. */
export async function lookAtRoster(tx: EntityManager): Promise<Roster> {
  const [row] = await tx.query<{ state: Roster }[]>('SELECT state FROM stream WHERE kind = $1 AND id = $2', [roster.kind, ROSTER_STREAM]);
  return row?.state ?? EMPTY_ROSTER;
}

/**
 * The roster with this one member in it, held until commit. `change` where the act is one on the roster itself: two acts that
 * both held it shared could never both go on.
 */
export async function holdRoster(tx: EntityManager, member: string, purpose: 'act' | 'change'): Promise<Roster> {
  const [row] = await tx.query<{ member: Member | null }[]>(
    `SELECT state->'members'->$3::text AS member FROM stream WHERE kind = $1 AND id = $2 FOR ${purpose === 'act' ? 'SHARE' : 'UPDATE'}`,
    [roster.kind, ROSTER_STREAM, member],
  );
  return row?.member ? { ...EMPTY_ROSTER, members: { [member]: row.member } } : EMPTY_ROSTER;
}

/**
 * The viewer as actor of a command by session, with the roles that he holds now; undefined where he is no active member. Call
 * it first in the transaction that performs the command.
 */
export async function actorOf(tx: EntityManager, viewer: Viewer, purpose: 'act' | 'change' = 'act'): Promise<MemberActor | undefined> {
  if (viewer.kind !== 'member') return undefined;
  const held = await holdRoster(tx, viewer.id, purpose);
  return isActive(held, viewer.id) ? { kind: 'member', id: viewer.id, roles: rolesOf(held, viewer.id) } : undefined;
}
