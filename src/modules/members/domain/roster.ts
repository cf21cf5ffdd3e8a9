import type { Instant } from '../../../kernel/instant.js';
import type { MemberKey } from './key.js';
import type { Role } from './roles.js';

/**
 * The roster: who belongs to this node, what each may do, which keys speak for him, and which invitations are open.
 *
 * There is one roster and it is one stream of the log, so that for any entry anybody can tell which roles its actor held and
 * whether the key that signed it was good. It holds ids, roles and public keys; names and addresses are commitments.
 *
 *     { stewardSeen: true,
 *       members: { '3k7w9qzp04tn': { kind: 'person', status: 'active', roles: ['steward'], keys: { 'Zk3vQ0m7…': { … } } } },
 *       invitations: { '5m0c8xk2h7rd': { purpose: 'join', kind: 'person', roles: ['editor'], … } } }
 */
export interface Roster {
  readonly members: Readonly<Record<string, Member>>;
  readonly invitations: Readonly<Record<string, Invitation>>;
  /** Once a first steward joined, the system may never invite another. */
  readonly stewardSeen: boolean;
}

export type MemberKind = 'person' | 'client';

export interface Member {
  readonly kind: MemberKind;
  readonly status: 'active' | 'removed';
  /** Sorted. */
  readonly roles: readonly Role[];
  readonly keys: Readonly<Record<string, MemberKey>>;
}

/** An open door for whoever knows the secret; the log knows its hash only, until the secret was used and is worth nothing. */
export interface Invitation {
  readonly purpose: 'join' | 'recover';
  readonly secretHash: string;
  readonly kind: MemberKind;
  readonly roles: readonly Role[];
  /** Whose keys are replaced: of purpose `recover` only. */
  readonly member?: string;
  /** The steward who invited; absent where the system did. */
  readonly by?: string;
  readonly expiresAt: Instant;
  readonly usedBy?: string;
  readonly revoked?: true;
}

export const EMPTY_ROSTER: Roster = { members: {}, invitations: {}, stewardSeen: false };

/** Own members only: an id such as `constructor` is attacker-controlled. */
function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

export function memberOf(roster: Roster, id: string): Member | undefined {
  return own(roster.members, id);
}

export function invitationOf(roster: Roster, id: string): Invitation | undefined {
  return own(roster.invitations, id);
}

/** The key, if it may sign now: its member is active and it was not revoked. */
export function activeKey(roster: Roster, memberId: string, keyId: string): MemberKey | undefined {
  const member = memberOf(roster, memberId);
  const key = member?.status === 'active' ? own(member.keys, keyId) : undefined;
  return key?.revokedAt === undefined ? key : undefined;
}

/** Sorted roles as an entry's `actor.roles` must state them; none for whoever is not an active member. */
export function rolesOf(roster: Roster, memberId: string): readonly Role[] {
  const member = memberOf(roster, memberId);
  return member?.status === 'active' ? member.roles : [];
}

export function isActive(roster: Roster, memberId: string): boolean {
  return memberOf(roster, memberId)?.status === 'active';
}

/** Stewards who can act: active, and with at least one good key. */
export function stewards(roster: Roster): readonly string[] {
  return Object.keys(roster.members)
    .filter((id) => rolesOf(roster, id).includes('steward') && activeKeyIds(roster, id).length > 0)
    .sort();
}

export function activeKeyIds(roster: Roster, memberId: string): readonly string[] {
  const member = memberOf(roster, memberId);
  if (!member) return [];
  return Object.keys(member.keys)
    .filter((keyId) => activeKey(roster, memberId, keyId) !== undefined)
    .sort();
}

/** No two members, and no two keys of one, may share an id or a public key: an act's bytes do not name who signed them. */
export function knowsKey(roster: Roster, keyId: string, publicKey: string): boolean {
  return Object.values(roster.members).some(
    (member) => Object.hasOwn(member.keys, keyId) || Object.values(member.keys).some((key) => key.publicKey === publicKey),
  );
}
