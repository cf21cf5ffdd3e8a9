import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InstantScalar, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { ERASURE_GROUNDS, KEY_REASONS, REMOVAL_REASONS } from '../domain/index.js';

/** GraphQL names have no hyphens: `consent-withdrawn` is `CONSENT_WITHDRAWN` there. */
function enumOf<T extends string>(codes: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(codes.map((code) => [code.toUpperCase().replaceAll('-', '_'), code]));
}

export const MemberKindEnum = enumOf(['person', 'client']);
export const MemberStatusEnum = enumOf(['active', 'removed']);
export const InvitationPurposeEnum = enumOf(['join', 'recover']);
export const KeyReasonEnum = enumOf(KEY_REASONS);
export const RemovalReasonEnum = enumOf(REMOVAL_REASONS);
export const ProfileErasureGroundEnum = enumOf(ERASURE_GROUNDS);
registerEnumType(MemberKindEnum, { name: 'MemberKind' });
registerEnumType(MemberStatusEnum, { name: 'MemberStatus' });
registerEnumType(InvitationPurposeEnum, { name: 'InvitationPurpose' });
registerEnumType(KeyReasonEnum, { name: 'KeyReason' });
registerEnumType(RemovalReasonEnum, { name: 'RemovalReason' });
registerEnumType(ProfileErasureGroundEnum, { name: 'ProfileErasureGround', description: 'Legal ground: GDPR article 17(1), an order, or an error.' });

@ObjectType('MemberKey', { description: 'A key with which a member signs. The public key itself stands in the log.' })
export class MemberKeyType {
  @Field(() => String)
  id: string;

  @Field(() => String, { description: 'EdDSA or ES256.' })
  alg: string;

  @Field(() => String, { description: 'passkey or ed25519.' })
  use: string;

  @Field(() => InstantScalar)
  addedAt: string;

  @Field(() => InstantScalar, { nullable: true })
  revokedAt: string | null;
}

@ObjectType({ description: 'Somebody who belongs to this node: a person, or a program with keys of its own.' })
export class Member {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => MemberKindEnum)
  kind: string;

  @Field(() => MemberStatusEnum)
  status: string;

  @Field(() => [String], { description: 'steward, editor, respondent:<entity id>.' })
  roles: readonly string[];

  @Field(() => InstantScalar)
  joinedAt: string;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  displayName: string | null;

  @Field(() => String, { nullable: true, description: 'For the member himself and for stewards; null for others, and where there is none.' })
  email?: string | null;

  @Field(() => [MemberKeyType], { description: 'For the member himself and for stewards; empty for others.' })
  keys?: MemberKeyType[];

  @Field(() => UuidScalar, { nullable: true, description: 'Entry that commits to name and address: what eraseProfiles asks for. For stewards.' })
  profileEntry?: string | null;
}

@ObjectType({ description: 'A way in for whoever holds its secret, which the node does not keep.' })
export class Invitation {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => InvitationPurposeEnum)
  purpose: string;

  @Field(() => MemberKindEnum)
  kind: string;

  @Field(() => [String])
  roles: readonly string[];

  @Field(() => PublicIdScalar, { nullable: true, description: 'Whose keys it replaces.' })
  member: string | null;

  @Field(() => PublicIdScalar, { nullable: true, description: 'Null where the node itself invited the first steward.' })
  invitedBy: string | null;

  @Field(() => InstantScalar)
  invitedAt: string;

  @Field(() => InstantScalar)
  expiresAt: string;

  @Field(() => PublicIdScalar, { nullable: true })
  usedBy: string | null;

  @Field(() => Boolean)
  revoked: boolean;
}
