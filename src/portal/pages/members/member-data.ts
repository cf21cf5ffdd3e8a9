import type { PersonKey } from '../signed-in/person.js';

export const MEMBER = 'id kind status roles joinedAt displayName email profileEntry keys { id alg use addedAt revokedAt }';
export const MEMBERS = `query ($after: String) {
  members(first: 50, after: $after) { edges { node { ${MEMBER} } } pageInfo { hasNextPage endCursor } }
  invitations { id purpose kind roles member invitedAt expiresAt usedBy revoked }
}`;
export const ONE_MEMBER = `query ($id: PublicId!) { member(id: $id) { ${MEMBER} } }`;

export interface ListedMember {
  readonly id: string;
  readonly kind: 'PERSON' | 'CLIENT';
  readonly status: 'ACTIVE' | 'REMOVED';
  readonly roles: readonly string[];
  readonly joinedAt: string;
  readonly displayName: string | null;
  readonly email: string | null;
  readonly profileEntry: string | null;
  readonly keys: readonly PersonKey[];
}

export interface ListedInvitation {
  readonly id: string;
  readonly purpose: 'JOIN' | 'RECOVER';
  readonly kind: 'PERSON' | 'CLIENT';
  readonly roles: readonly string[];
  readonly member: string | null;
  readonly expiresAt: string;
  readonly usedBy: string | null;
  readonly revoked: boolean;
}

export interface MembersData {
  readonly members: { readonly edges: readonly { readonly node: ListedMember }[]; readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } };
  readonly invitations: readonly ListedInvitation[];
}
