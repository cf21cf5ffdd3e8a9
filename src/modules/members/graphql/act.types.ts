import { createUnionType, Field, ObjectType } from '@nestjs/graphql';
import { toBase64 } from '../../../kernel/bytes.js';
import { EntryReceipt } from '../../../ledger/graphql/index.js';
import { InstantScalar, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import type { InvitationPrepared } from '../commands/invite-member.js';
import type { Prepared, PreparedAct } from '../commands/prepare-act.js';
import { ActRefused, actRefused } from './refused.js';

@ObjectType('PreparedAct', { description: 'An act that waits for its signature. Sign it and send the signature by submitAct.' })
export class PreparedActType {
  @Field(() => UuidScalar)
  request: string;

  @Field(() => String, { description: 'Base64: the act bytes (docs/spec/entry.md), which a plain Ed25519 key signs. Read them before you sign.' })
  act: string;

  @Field(() => String, { description: 'PublicKeyCredentialRequestOptionsJSON; its challenge is the SHA-256 of the act bytes.' })
  requestOptions: string;

  @Field(() => InstantScalar)
  expiresAt: string;
}

export const PreparedActResult = createUnionType({
  name: 'PreparedActResult',
  types: () => [PreparedActType, ActRefused] as const,
  resolveType: (value: object) => (value instanceof ActRefused ? ActRefused : PreparedActType),
});

@ObjectType('PreparedInvitation', { description: 'A link, shown once, that opens when its act has been signed and submitted.' })
export class PreparedInvitationType {
  @Field(() => PreparedActType)
  act: PreparedActType;

  @Field(() => PublicIdScalar)
  invitation: string;

  @Field(() => String)
  secret: string;

  @Field(() => String, { description: 'To hand over by a way you trust: whoever has it can use it.' })
  link: string;
}

export const PreparedInvitationResult = createUnionType({
  name: 'PreparedInvitationResult',
  types: () => [PreparedInvitationType, ActRefused] as const,
  resolveType: (value: object) => (value instanceof ActRefused ? ActRefused : PreparedInvitationType),
});

export const SubmitActResult = createUnionType({
  name: 'SubmitActResult',
  types: () => [EntryReceipt, ActRefused] as const,
  resolveType: (value: object) => (value instanceof ActRefused ? ActRefused : EntryReceipt),
});

/** For the resolvers of every module whose acts are signed. */
export function presentPrepared(prepared: Prepared<string>): PreparedActType | ActRefused {
  return prepared.ok ? presentAct(prepared.act) : actRefused(prepared);
}

export function presentInvitation(prepared: InvitationPrepared): PreparedInvitationType | ActRefused {
  if (!prepared.ok) return actRefused(prepared);
  const { act, invitation, secret, link } = prepared;
  return { act: presentAct(act), invitation, secret, link };
}

function presentAct({ act, ...rest }: PreparedAct): PreparedActType {
  return { ...rest, act: toBase64(act) };
}
