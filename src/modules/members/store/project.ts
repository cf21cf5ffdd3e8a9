import type { EntityManager } from 'typeorm';
import { assertNever } from '../../../kernel/assert-never.js';
import type { Instant } from '../../../kernel/instant.js';
import { eraseOwnOpenings, type Fact, Openings, type Slice, valueAt } from '../../../ledger/index.js';
import {
  type NewKey,
  type OpeningsOfEntry,
  PROFILE_PATH,
  ROSTER_STREAM,
  roster,
  type Roster,
  type RosterCommand,
  type RosterEvent,
  type RosterRefusal,
  rolesOf,
} from '../domain/index.js';

/** What a member tells of himself. It stands in the log as one commitment, and in words in erasable tables alone. */
export interface Profile {
  readonly displayName: string;
  readonly email: string | null;
}

type RosterFact = Fact<RosterCommand, RosterEvent, Roster>;

/** The roster as the ledger sees it: its rules, and how its events become rows. */
export const rosterSlice: Slice<Roster, RosterCommand, RosterEvent, RosterRefusal> = { decider: roster, project };

const openings = new Openings();

async function project(tx: EntityManager, fact: RosterFact): Promise<void> {
  const { event, at } = fact;
  switch (event.type) {
    case 'FirstStewardInvited':
      await voidInvitations(tx, event.voids);
      return addInvitation(tx, { ...event, purpose: 'join', kind: 'person', roles: ['steward'] }, at);
    case 'MemberInvited':
      return addInvitation(tx, { ...event, purpose: 'join' }, at);
    case 'RecoveryInvited': {
      await voidInvitations(tx, event.voids);
      const kind = fact.state.members[event.member]?.kind ?? 'person';
      return addInvitation(tx, { ...event, purpose: 'recover', kind, roles: [] }, at);
    }
    case 'InvitationRevoked':
      return voidInvitations(tx, [event.invitation]);
    case 'MemberJoined':
      await tx.query("INSERT INTO member (id, kind, status, roles, joined_at) VALUES ($1, $2, 'active', $3, $4)", [event.member, event.kind, event.roles, at]);
      await addKey(tx, event.member, event.key, at);
      await useInvitation(tx, event.invitation, event.member);
      return putProfile(tx, event.member, fact);
    case 'KeysReplaced':
      await revokeKeys(tx, event.revoked, at);
      await addKey(tx, event.member, event.key, at);
      return useInvitation(tx, event.invitation, event.member);
    case 'KeyAdded':
      return addKey(tx, event.member, event.key, at);
    case 'KeyRevoked':
      return revokeKeys(tx, [event.key], at);
    case 'RoleGranted':
    case 'RoleRevoked':
      await tx.query('UPDATE member SET roles = $2 WHERE id = $1', [event.member, rolesOf(fact.state, event.member)]);
      return;
    case 'MemberRemoved':
      await tx.query("UPDATE member SET status = 'removed', roles = '{}' WHERE id = $1", [event.member]);
      await tx.query('UPDATE member_key SET revoked_at = $2 WHERE member = $1 AND revoked_at IS NULL', [event.member, at]);
      return;
    case 'ProfileReplaced':
      return putProfile(tx, event.member, fact);
    case 'OpeningsErased':
      return eraseOpenings(tx, event.openings);
    default:
      return assertNever(event);
  }
}

interface InvitationRow {
  readonly invitation: string;
  readonly purpose: 'join' | 'recover';
  readonly kind: string;
  readonly roles: readonly string[];
  readonly member?: string;
  readonly by?: string;
  readonly expiresAt: Instant;
}

async function addInvitation(tx: EntityManager, row: InvitationRow, at: Instant): Promise<void> {
  await tx.query(
    'INSERT INTO invitation (id, purpose, kind, roles, member, invited_by, invited_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [row.invitation, row.purpose, row.kind, row.roles, row.member ?? null, row.by ?? null, at, row.expiresAt],
  );
}

async function voidInvitations(tx: EntityManager, ids: readonly string[]): Promise<void> {
  await tx.query('UPDATE invitation SET revoked = true WHERE id = ANY($1)', [ids]);
}

async function useInvitation(tx: EntityManager, id: string, usedBy: string): Promise<void> {
  await tx.query('UPDATE invitation SET used_by = $2 WHERE id = $1', [id, usedBy]);
}

async function addKey(tx: EntityManager, member: string, key: NewKey, at: Instant): Promise<void> {
  await tx.query(
    'INSERT INTO member_key (id, member, alg, public_key, use, rp_id, origins, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [key.id, member, key.alg, key.publicKey, key.use, key.rpId ?? null, key.origins ?? null, at],
  );
}

async function revokeKeys(tx: EntityManager, ids: readonly string[], at: Instant): Promise<void> {
  await tx.query('UPDATE member_key SET revoked_at = $2 WHERE id = ANY($1) AND revoked_at IS NULL', [ids, at]);
}

/** A replaced profile is forgotten at once: what it said before is nobody's business. Its commitment stays in the log. */
async function putProfile(tx: EntityManager, member: string, { entryId, openings: fields }: RosterFact): Promise<void> {
  const [before] = await tx.query<{ entry_id: string }[]>('SELECT entry_id FROM profile WHERE member = $1', [member]);
  if (before) await openings.erase(tx, before.entry_id, [PROFILE_PATH]);
  const profile = valueAt<{ displayName: string; email: string | null }>(fields, PROFILE_PATH);
  if (!profile) {
    await tx.query('DELETE FROM profile WHERE member = $1', [member]); // erased meanwhile: rows are being made anew
    return;
  }
  await tx.query(
    `INSERT INTO profile (member, display_name, email, entry_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (member) DO UPDATE SET display_name = excluded.display_name, email = excluded.email, entry_id = excluded.entry_id`,
    [member, profile.displayName, profile.email, entryId],
  );
}

async function eraseOpenings(tx: EntityManager, erased: readonly OpeningsOfEntry[]): Promise<void> {
  await eraseOwnOpenings(tx, 'members', ROSTER_STREAM, erased);
  await tx.query('DELETE FROM profile WHERE entry_id = ANY($1::uuid[])', [erased.map(({ entry }) => entry)]);
}
