import type { Instant } from '../../../kernel/instant.js';
import type { Commitment } from '../../../ledger/core/index.js';
import type { NewKey } from './key.js';
import type { Role } from './roles.js';
import type { MemberKind } from './roster.js';

/** What may be asked of the roster. docs/spec/members.md says who may ask it. */
export type RosterCommand =
  | InviteFirstSteward
  | InviteMember
  | InviteRecovery
  | RevokeInvitation
  | RedeemInvitation
  | RedeemRecovery
  | AddKey
  | RevokeKey
  | GrantRole
  | RevokeRole
  | RemoveMember
  | ReplaceProfile
  | EraseOpenings;

/** `secretHash` is the lower-case hex SHA-256 of the secret's UTF-8 text. */
interface Invites {
  readonly invitation: string;
  readonly secretHash: string;
  readonly expiresAt: Instant;
}
export interface InviteFirstSteward extends Invites {
  readonly type: 'InviteFirstSteward';
}
export interface InviteMember extends Invites {
  readonly type: 'InviteMember';
  readonly kind: MemberKind;
  readonly roles: readonly Role[];
}
export interface InviteRecovery extends Invites {
  readonly type: 'InviteRecovery';
  readonly member: string;
}
export interface RevokeInvitation {
  readonly type: 'RevokeInvitation';
  readonly invitation: string;
}
/** The secret itself, not its hash: used, it opens nothing more, and an auditor sees that who joined knew it. */
export interface RedeemInvitation {
  readonly type: 'RedeemInvitation';
  readonly invitation: string;
  readonly secret: string;
  readonly member: string;
  readonly key: NewKey;
  readonly profile: Commitment;
}
export interface RedeemRecovery {
  readonly type: 'RedeemRecovery';
  readonly invitation: string;
  readonly secret: string;
  readonly key: NewKey;
}
export interface AddKey {
  readonly type: 'AddKey';
  readonly key: NewKey;
}
export interface RevokeKey {
  readonly type: 'RevokeKey';
  readonly member: string;
  readonly key: string;
  readonly reason: KeyReason;
}
export interface GrantRole {
  readonly type: 'GrantRole';
  readonly member: string;
  readonly role: Role;
}
export interface RevokeRole {
  readonly type: 'RevokeRole';
  readonly member: string;
  readonly role: Role;
}
export interface RemoveMember {
  readonly type: 'RemoveMember';
  readonly member: string;
  readonly reason: RemovalReason;
}
export interface ReplaceProfile {
  readonly type: 'ReplaceProfile';
  readonly profile: Commitment;
}
/** Salts and values of these commitments are deleted; the commitments stay, and so does every proof. */
export interface EraseOpenings {
  readonly type: 'EraseOpenings';
  readonly openings: readonly OpeningsOfEntry[];
  readonly ground: ErasureGround;
}
/** Openings by the entry whose commitments they open, and where in the entry these stand. */
export interface OpeningsOfEntry {
  readonly entry: string;
  readonly paths: 'all' | readonly (typeof PROFILE_PATH)[];
}
/** Where the roster's entries commit to a name and an address. */
export const PROFILE_PATH = '/command/profile';

export const KEY_REASONS = ['lost', 'compromised', 'replaced', 'unused'] as const;
export type KeyReason = (typeof KEY_REASONS)[number];
export const REMOVAL_REASONS = ['left', 'inactive', 'misconduct', 'compromised', 'other'] as const;
export type RemovalReason = (typeof REMOVAL_REASONS)[number];
/** Legal grounds of an erasure: GDPR article 17(1) in its letters, a court's or authority's order, or an entry made in error. */
export const ERASURE_GROUNDS = ['no-longer-needed', 'consent-withdrawn', 'objection', 'unlawful', 'legal-order', 'entered-in-error'] as const;
export type ErasureGround = (typeof ERASURE_GROUNDS)[number];
