import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { badInput, InstantScalar, PublicIdScalar } from '../../../graphql/index.js';
import type { Profile } from '../commands/redeem-invitation.js';
import { MembersRefused } from './refused.js';

@ObjectType({ description: 'A session. It lets a member look and do what needs no signature; it cannot sign for him.' })
export class MemberSession {
  @Field(() => PublicIdScalar)
  member: string;

  @Field(() => String, { description: 'For API clients: send it as `Authorization: Bearer <token>`. Shown once. The portal keeps it in a cookie.' })
  token: string;

  @Field(() => InstantScalar, { description: 'Ends then if it is not used before.' })
  expiresAt: string;

  @Field(() => Int, { description: 'Seconds after which it ends even if it is used.' })
  maxAge: number;
}

export const SignInResult = createUnionType({
  name: 'SignInResult',
  types: () => [MemberSession, MembersRefused] as const,
  resolveType: (value: object) => (value instanceof MembersRefused ? MembersRefused : MemberSession),
});

@InputType({ description: 'What a member tells of himself. It never enters the log, only a commitment to it does.' })
export class ProfileInput {
  @Field(() => String)
  displayName: string;

  @Field(() => String, { nullable: true })
  email?: string | null;
}

// \p{C} are control, format, surrogate and unassigned characters, which a name needs none of.
const NAME = /^[^\p{C}]{1,80}$/u;
const EMAIL = /^[^\s\p{C}@<>]{1,64}@[^\s\p{C}@<>]{1,189}$/u;

export function parseProfile({ displayName, email }: ProfileInput): Profile {
  const name = displayName.normalize('NFC').trim();
  if (!NAME.test(name)) throw badInput('displayName', 'give a name of 1 to 80 characters.');
  const address = email?.trim() || null;
  if (address !== null && !EMAIL.test(address)) throw badInput('email', 'give an address such as name@example.org, or leave it empty.');
  return { displayName: name, email: address };
}
