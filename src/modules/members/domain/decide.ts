import { assertNever } from '../../../kernel/assert-never.js';
import type { AuthorizationMethod } from '../../../kernel/actor.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { decided, type Decision, refused } from '../../../kernel/decision.js';
import { addSeconds, DAY_SECONDS, type Instant } from '../../../kernel/instant.js';
import { authorityRefusal, type MemberCommand } from './authority.js';
import type { RosterCommand } from './commands.js';
import type { RosterEvent } from './events.js';
import { evolve } from './evolve.js';
import { keyRefusal, redeem } from './redeem.js';
import type { RosterRefusal } from './refusals.js';
import { activeKey, type Invitation, invitationOf, isActive, memberOf, rolesOf, type Roster, stewards } from './roster.js';
import { isWellFormed } from './well-formed.js';

/** How long an invitation may stay open. */
export const INVITATION_DAYS = 30;
/** How many keys a member may register in all. */
export const MAX_KEYS = 32;

const MEMBER_METHODS: readonly AuthorizationMethod[] = ['session', 'passkey', 'ed25519'];

type RosterDecision = Decision<RosterEvent, RosterRefusal>;

/**
 * Says what follows from a command to the roster.
 *
 * Roles are read from the roster itself and not from the actor's own statement of them. Whatever gives power over others
 * (inviting, granting, recovering, removing) needs the steward's own signature, so that an operator cannot have invented it;
 * whatever only takes away from oneself may be asked by session, since a lost key cannot sign its own revocation.
 */
export function decide(roster: Roster, command: RosterCommand, circumstances: Circumstances): RosterDecision {
  if (!isWellFormed(command)) return refused('MALFORMED_COMMAND');
  const { actor, at } = circumstances;

  switch (command.type) {
    case 'InviteFirstSteward': {
      const { invitation, secretHash, expiresAt } = command;
      if (actor.kind !== 'system' || circumstances.authorization !== 'system') return refused('SYSTEM_ONLY');
      if (roster.stewardSeen) return refused('STEWARD_EXISTS');
      const refusal = invitationRefusal(roster, invitation, expiresAt, at);
      if (refusal) return refused(refusal);
      const voids = openInvitations(roster, (open) => open.by === undefined);
      return decided({ type: 'FirstStewardInvited', invitation, secretHash, expiresAt, voids });
    }
    case 'RedeemInvitation':
    case 'RedeemRecovery':
      return redeem(roster, command, circumstances);
    default:
      if (actor.kind !== 'member' || !isActive(roster, actor.id) || !MEMBER_METHODS.includes(circumstances.authorization)) {
        return refused('NOT_A_MEMBER');
      }
      return decideForMember(roster, command, actor.id, circumstances);
  }
}

function decideForMember(roster: Roster, command: MemberCommand, by: string, circumstances: Circumstances): RosterDecision {
  const { at } = circumstances;
  const refusal = authorityRefusal(roster, command, by, circumstances);
  if (refusal) return refused(refusal);

  switch (command.type) {
    case 'InviteMember': {
      const { invitation, secretHash, kind, roles, expiresAt } = command;
      const wrong = invitationRefusal(roster, invitation, expiresAt, at);
      if (wrong) return refused(wrong);
      if (kind === 'client' && roles.includes('steward')) return refused('ROLE_NOT_FOR_CLIENT');
      return decided({ type: 'MemberInvited', invitation, secretHash, kind, roles, expiresAt, by });
    }
    case 'InviteRecovery': {
      const { invitation, secretHash, member, expiresAt } = command;
      const wrong = invitationRefusal(roster, invitation, expiresAt, at);
      if (wrong) return refused(wrong);
      if (member === by) return refused('OWN_RECOVERY');
      if (!isActive(roster, member)) return refused('UNKNOWN_MEMBER');
      const voids = openInvitations(roster, (open) => open.member === member);
      return decided({ type: 'RecoveryInvited', invitation, secretHash, member, expiresAt, by, voids });
    }
    case 'RevokeInvitation': {
      const invitation = invitationOf(roster, command.invitation);
      if (!invitation) return refused('UNKNOWN_INVITATION');
      if (invitation.usedBy !== undefined) return refused('ALREADY_USED');
      if (invitation.revoked) return refused('INVITATION_REVOKED');
      return decided({ type: 'InvitationRevoked', invitation: command.invitation });
    }
    case 'AddKey': {
      const wrong = keyRefusal(roster, command.key, memberOf(roster, by)!.kind);
      if (wrong) return refused(wrong);
      if (Object.keys(memberOf(roster, by)!.keys).length >= MAX_KEYS) return refused('TOO_MANY_KEYS');
      return decided({ type: 'KeyAdded', member: by, key: command.key });
    }
    case 'RevokeKey': {
      const { member, key, reason } = command;
      if (!isActive(roster, member)) return refused('UNKNOWN_MEMBER');
      if (!activeKey(roster, member, key)) return refused('UNKNOWN_KEY');
      return unlessLastSteward(roster, { type: 'KeyRevoked', member, key, reason }, at);
    }
    case 'GrantRole': {
      const { member, role } = command;
      if (!isActive(roster, member)) return refused('UNKNOWN_MEMBER');
      if (role === 'steward' && memberOf(roster, member)!.kind === 'client') return refused('ROLE_NOT_FOR_CLIENT');
      if (rolesOf(roster, member).includes(role)) return refused('ALREADY_HAS_ROLE');
      return decided({ type: 'RoleGranted', member, role });
    }
    case 'RevokeRole': {
      const { member, role } = command;
      if (!isActive(roster, member)) return refused('UNKNOWN_MEMBER');
      if (!rolesOf(roster, member).includes(role)) return refused('LACKS_ROLE');
      return unlessLastSteward(roster, { type: 'RoleRevoked', member, role }, at);
    }
    case 'RemoveMember': {
      const { member, reason } = command;
      if (!isActive(roster, member)) return refused('UNKNOWN_MEMBER');
      return unlessLastSteward(roster, { type: 'MemberRemoved', member, reason }, at);
    }
    case 'ReplaceProfile':
      return decided({ type: 'ProfileReplaced', member: by });
    case 'EraseOpenings':
      return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
    default:
      return assertNever(command);
  }
}

function invitationRefusal(roster: Roster, id: string, expiresAt: Instant, at: Instant): RosterRefusal | undefined {
  if (invitationOf(roster, id)) return 'INVITATION_EXISTS';
  if (expiresAt <= at || expiresAt > addSeconds(at, INVITATION_DAYS * DAY_SECONDS)) return 'EXPIRY_OUT_OF_RANGE';
  return undefined;
}

function openInvitations(roster: Roster, which: (invitation: Invitation) => boolean): readonly string[] {
  return Object.entries(roster.invitations)
    .filter(([, invitation]) => which(invitation) && invitation.usedBy === undefined && !invitation.revoked)
    .map(([id]) => id)
    .sort();
}

/** A node without a steward who can act could never have one again. */
function unlessLastSteward(roster: Roster, event: RosterEvent, at: Instant): RosterDecision {
  return stewards(evolve(roster, event, { at })).length === 0 ? refused('LAST_STEWARD') : decided(event);
}
