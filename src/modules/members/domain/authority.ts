import { assertNever } from '../../../kernel/assert-never.js';
import { type Circumstances, isSigned } from '../../../kernel/decider.js';
import type { RosterCommand } from './commands.js';
import type { RosterRefusal } from './refusals.js';
import { rolesOf, type Roster } from './roster.js';

/** Commands that only a member may ask. */
export type MemberCommand = Exclude<RosterCommand, { type: 'InviteFirstSteward' | 'RedeemInvitation' | 'RedeemRecovery' }>;

/** Who may ask for what, and what must be signed; the table of docs/spec/members.md. */
export function authorityRefusal(roster: Roster, command: MemberCommand, by: string, circumstances: Circumstances): RosterRefusal | undefined {
  const steward = rolesOf(roster, by).includes('steward');
  const signed = isSigned(circumstances);
  switch (command.type) {
    case 'InviteMember':
    case 'InviteRecovery':
    case 'GrantRole':
    case 'RevokeRole':
    case 'EraseOpenings':
      if (!steward) return 'NOT_STEWARD';
      return signed ? undefined : 'NOT_SIGNED';
    case 'RevokeInvitation':
      return steward ? undefined : 'NOT_STEWARD';
    case 'RemoveMember':
      if (command.member !== by && !steward) return 'NOT_STEWARD';
      return signed ? undefined : 'NOT_SIGNED';
    case 'RevokeKey':
      if (command.member === by) return undefined;
      if (!steward) return 'NOT_STEWARD';
      return signed ? undefined : 'NOT_SIGNED';
    case 'AddKey':
      return signed ? undefined : 'NOT_SIGNED';
    case 'ReplaceProfile':
      return undefined;
    default:
      return assertNever(command);
  }
}
