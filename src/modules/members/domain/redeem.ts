import { sha256 } from '@noble/hashes/sha2.js';
import { toHex, utf8 } from '../../../kernel/bytes.js';
import type { Circumstances } from '../../../kernel/decider.js';
import { decided, type Decision, refused } from '../../../kernel/decision.js';
import type { Instant } from '../../../kernel/instant.js';
import type { RosterCommand } from './commands.js';
import type { RosterEvent } from './events.js';
import type { NewKey } from './key.js';
import type { RosterRefusal } from './refusals.js';
import { activeKeyIds, type Invitation, invitationOf, isActive, knowsKey, type MemberKind, memberOf, rolesOf, type Roster } from './roster.js';

/** Why the secret opens nothing now, or undefined: also asked before somebody makes a key for nothing. */
export function closedInvitation(
  roster: Roster,
  { invitation: id, secret }: { readonly invitation: string; readonly secret: string },
  purpose: Invitation['purpose'],
  at: Instant,
): RosterRefusal | undefined {
  const invitation = invitationOf(roster, id);
  if (!invitation) return 'UNKNOWN_INVITATION';
  // The secret comes first: who does not know it learns nothing about the invitation's state.
  if (secretHashOf(secret) !== invitation.secretHash) return 'WRONG_SECRET';
  if (invitation.purpose !== purpose) return 'WRONG_PURPOSE';
  if (invitation.usedBy !== undefined) return 'ALREADY_USED';
  if (invitation.revoked) return 'INVITATION_REVOKED';
  if (at >= invitation.expiresAt) return 'EXPIRED'; // the instant of expiry is already outside
  // What a removed steward left open is closed with him.
  if (invitation.by !== undefined && !rolesOf(roster, invitation.by).includes('steward')) return 'INVITER_NOT_STEWARD';
  return undefined;
}

/** Whoever knows an invitation's secret joins, or replaces his lost keys, with a key of his own. */
export function redeem(
  roster: Roster,
  command: Extract<RosterCommand, { type: 'RedeemInvitation' | 'RedeemRecovery' }>,
  { actor, at }: Circumstances,
): Decision<RosterEvent, RosterRefusal> {
  if (actor.kind !== 'anonymous') return refused('NOT_ANONYMOUS');
  const closed = closedInvitation(roster, command, command.type === 'RedeemInvitation' ? 'join' : 'recover', at);
  if (closed) return refused(closed);
  const invitation = invitationOf(roster, command.invitation)!;
  const wrongKey = keyRefusal(roster, command.key, invitation.kind);
  if (wrongKey) return refused(wrongKey);

  if (command.type === 'RedeemRecovery') {
    const member = invitation.member!;
    if (!isActive(roster, member)) return refused('UNKNOWN_MEMBER');
    const revoked = activeKeyIds(roster, member);
    return decided({ type: 'KeysReplaced', invitation: command.invitation, member, key: command.key, revoked });
  }
  if (memberOf(roster, command.member)) return refused('MEMBER_EXISTS');
  const { kind, roles } = invitation;
  return decided({ type: 'MemberJoined', invitation: command.invitation, member: command.member, kind, roles, key: command.key });
}

export function secretHashOf(secret: string): string {
  return toHex(sha256(utf8(secret)));
}

export function keyRefusal(roster: Roster, key: NewKey, kind: MemberKind): RosterRefusal | undefined {
  if (kind === 'client' && key.use !== 'ed25519') return 'KEY_NOT_FOR_CLIENT';
  return knowsKey(roster, key.id, key.publicKey) ? 'KEY_EXISTS' : undefined;
}
