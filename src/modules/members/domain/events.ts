import type { Instant } from '../../../kernel/instant.js';
import type { ErasureGround, KeyReason, OpeningsOfEntry, RemovalReason } from './commands.js';
import type { NewKey } from './key.js';
import type { Role } from './roles.js';
import type { MemberKind } from './roster.js';

/** What happened to the roster. */
export type RosterEvent =
  | {
      readonly type: 'FirstStewardInvited';
      readonly invitation: string;
      readonly secretHash: string;
      readonly expiresAt: Instant;
      /** Older invitations of a first steward, void from here. */
      readonly voids: readonly string[];
    }
  | {
      readonly type: 'MemberInvited';
      readonly invitation: string;
      readonly secretHash: string;
      readonly kind: MemberKind;
      readonly roles: readonly Role[];
      readonly expiresAt: Instant;
      readonly by: string;
    }
  | {
      readonly type: 'RecoveryInvited';
      readonly invitation: string;
      readonly secretHash: string;
      readonly member: string;
      readonly expiresAt: Instant;
      readonly by: string;
      /** Older recoveries of the same member, void from here. */
      readonly voids: readonly string[];
    }
  | { readonly type: 'InvitationRevoked'; readonly invitation: string }
  | {
      readonly type: 'MemberJoined';
      readonly invitation: string;
      readonly member: string;
      readonly kind: MemberKind;
      readonly roles: readonly Role[];
      readonly key: NewKey;
    }
  | {
      readonly type: 'KeysReplaced';
      readonly invitation: string;
      readonly member: string;
      readonly key: NewKey;
      readonly revoked: readonly string[];
    }
  | { readonly type: 'KeyAdded'; readonly member: string; readonly key: NewKey }
  | { readonly type: 'KeyRevoked'; readonly member: string; readonly key: string; readonly reason: KeyReason }
  | { readonly type: 'RoleGranted'; readonly member: string; readonly role: Role }
  | { readonly type: 'RoleRevoked'; readonly member: string; readonly role: Role }
  | { readonly type: 'MemberRemoved'; readonly member: string; readonly reason: RemovalReason }
  | { readonly type: 'ProfileReplaced'; readonly member: string }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly OpeningsOfEntry[]; readonly ground: ErasureGround };
