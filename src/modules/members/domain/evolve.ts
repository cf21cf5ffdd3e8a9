import { assertNever } from '../../../kernel/assert-never.js';
import type { Circumstances } from '../../../kernel/decider.js';
import type { Instant } from '../../../kernel/instant.js';
import type { RosterEvent } from './events.js';
import type { MemberKey, NewKey } from './key.js';
import { withRole, withoutRole } from './roles.js';
import { activeKeyIds, type Invitation, invitationOf, type Member, memberOf, type Roster } from './roster.js';

/** What the roster is after an event. Refuses nothing: an event about somebody unknown changes nobody. */
export function evolve(roster: Roster, event: RosterEvent, { at }: Pick<Circumstances, 'at'>): Roster {
  switch (event.type) {
    case 'FirstStewardInvited': {
      const { secretHash, expiresAt } = event;
      const invitation: Invitation = { purpose: 'join', kind: 'person', roles: ['steward'], secretHash, expiresAt };
      return invited(voided(roster, event.voids), event.invitation, invitation);
    }
    case 'MemberInvited': {
      const { secretHash, expiresAt, kind, roles, by } = event;
      return invited(roster, event.invitation, { purpose: 'join', kind, roles, secretHash, expiresAt, by });
    }
    case 'RecoveryInvited': {
      const { secretHash, expiresAt, member, by } = event;
      const kind = memberOf(roster, member)?.kind ?? 'person';
      const invitation: Invitation = { purpose: 'recover', kind, roles: [], secretHash, expiresAt, member, by };
      return invited(voided(roster, event.voids), event.invitation, invitation);
    }
    case 'InvitationRevoked':
      return voided(roster, [event.invitation]);
    case 'MemberJoined': {
      const { kind, roles } = event;
      const member: Member = { kind, status: 'active', roles, keys: withKey({}, event.key, at) };
      const joined = { ...used(roster, event.invitation, event.member), stewardSeen: roster.stewardSeen || roles.includes('steward') };
      return { ...joined, members: { ...roster.members, [event.member]: member } };
    }
    case 'KeysReplaced':
      return changed(used(roster, event.invitation, event.member), event.member, (member) => ({
        ...member,
        keys: withKey(withoutKeys(member.keys, event.revoked, at), event.key, at),
      }));
    case 'KeyAdded':
      return changed(roster, event.member, (member) => ({ ...member, keys: withKey(member.keys, event.key, at) }));
    case 'KeyRevoked':
      return changed(roster, event.member, (member) => ({ ...member, keys: withoutKeys(member.keys, [event.key], at) }));
    case 'RoleGranted':
      return changed(roster, event.member, (member) => ({ ...member, roles: withRole(member.roles, event.role) }));
    case 'RoleRevoked':
      return changed(roster, event.member, (member) => ({ ...member, roles: withoutRole(member.roles, event.role) }));
    case 'MemberRemoved':
      return changed(roster, event.member, (member) => ({
        ...member,
        status: 'removed',
        roles: [],
        keys: withoutKeys(member.keys, activeKeyIds(roster, event.member), at),
      }));
    case 'ProfileReplaced':
    case 'OpeningsErased':
      return roster;
    default:
      return assertNever(event);
  }
}

type Keys = Readonly<Record<string, MemberKey>>;

function withKey(keys: Keys, { id, ...key }: NewKey, at: Instant): Keys {
  return { ...keys, [id]: { ...key, addedAt: at } };
}

function withoutKeys(keys: Keys, revoked: readonly string[], at: Instant): Keys {
  const out: Record<string, MemberKey> = {};
  for (const [id, key] of Object.entries(keys)) {
    out[id] = key.revokedAt === undefined && revoked.includes(id) ? { ...key, revokedAt: at } : key;
  }
  return out;
}

function changed(roster: Roster, id: string, change: (member: Member) => Member): Roster {
  const member = memberOf(roster, id);
  return member ? { ...roster, members: { ...roster.members, [id]: change(member) } } : roster;
}

function invited(roster: Roster, id: string, invitation: Invitation): Roster {
  return { ...roster, invitations: { ...roster.invitations, [id]: invitation } };
}

function voided(roster: Roster, ids: readonly string[]): Roster {
  return ids.reduce((before, id) => {
    const invitation = invitationOf(before, id);
    return invitation ? invited(before, id, { ...invitation, revoked: true }) : before;
  }, roster);
}

function used(roster: Roster, id: string, usedBy: string): Roster {
  const invitation = invitationOf(roster, id);
  return invitation ? invited(roster, id, { ...invitation, usedBy }) : roster;
}
