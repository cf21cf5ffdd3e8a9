import { createUnionType, Field, InputType, ObjectType } from '@nestjs/graphql';
import { fromBase64Url, toBase64 } from '../../../kernel/bytes.js';
import { badInput, InstantScalar, PublicIdScalar } from '../../../graphql/index.js';
import type { LoginBegun } from '../commands/log-in.js';
import type { Registration } from '../commands/begin-registration.js';
import type { KeyProof } from '../commands/redeem-invitation.js';
import type { KeySignature } from '../commands/submit-act.js';
import { isKeyId } from '../domain/index.js';
import { MembersRefused } from './refused.js';

@ObjectType({ description: 'How a device makes a passkey, or a client shows that it holds a plain key.' })
export class KeyRegistration {
  @Field(() => String, { description: 'Names this ceremony; sent back with its answer.' })
  nonce: string;

  @Field(() => PublicIdScalar, { description: 'Whose key it will be.' })
  member: string;

  @Field(() => String, { description: 'PublicKeyCredentialCreationOptionsJSON, for navigator.credentials.create.' })
  creationOptions: string;

  @Field(() => String, { description: 'Base64: what a plain Ed25519 key signs instead.' })
  statement: string;

  @Field(() => InstantScalar)
  expiresAt: string;
}

export const KeyRegistrationResult = createUnionType({
  name: 'KeyRegistrationResult',
  types: () => [KeyRegistration, MembersRefused] as const,
  resolveType: (value: object) => (value instanceof MembersRefused ? MembersRefused : KeyRegistration),
});

export function presentRegistration({ statement, ...rest }: Registration): KeyRegistration {
  return { ...rest, statement: toBase64(statement) };
}

@ObjectType({ description: 'What to sign in order to sign in.' })
export class LoginChallenge {
  @Field(() => String)
  nonce: string;

  @Field(() => String, { description: 'PublicKeyCredentialRequestOptionsJSON, for navigator.credentials.get.' })
  requestOptions: string;

  @Field(() => String, { description: 'Base64: what a plain Ed25519 key signs. A passkey signs its SHA-256.' })
  statement: string;

  @Field(() => InstantScalar)
  expiresAt: string;
}

export const LoginChallengeResult = createUnionType({
  name: 'LoginChallengeResult',
  types: () => [LoginChallenge, MembersRefused] as const,
  resolveType: (value: object) => (value instanceof MembersRefused ? MembersRefused : LoginChallenge),
});

export function presentLogin({ statement, ...rest }: LoginBegun): LoginChallenge {
  return { ...rest, statement: toBase64(statement) };
}

@InputType({ description: 'A passkey as the browser made it (RegistrationResponseJSON); base64url.' })
export class NewPasskeyInput {
  @Field(() => String)
  id: string;

  @Field(() => String)
  clientDataJSON: string;

  @Field(() => String)
  attestationObject: string;
}

@InputType({ description: 'A plain Ed25519 key and its signature over the statement; base64.' })
export class NewEd25519Input {
  @Field(() => String)
  publicKey: string;

  @Field(() => String)
  signature: string;
}

@InputType({ description: 'Shows that a new key is held: give passkey or ed25519.' })
export class KeyProofInput {
  @Field(() => String)
  nonce: string;

  @Field(() => NewPasskeyInput, { nullable: true })
  passkey?: NewPasskeyInput | null;

  @Field(() => NewEd25519Input, { nullable: true })
  ed25519?: NewEd25519Input | null;
}

@InputType({ description: 'An assertion of a passkey (AuthenticationResponseJSON); base64url.' })
export class PasskeySignatureInput {
  @Field(() => String)
  authenticatorData: string;

  @Field(() => String)
  clientDataJSON: string;

  @Field(() => String)
  signature: string;
}

@InputType({ description: 'A signature by a key of the roster: give passkey or ed25519.' })
export class KeySignatureInput {
  @Field(() => String, { description: 'Key id: of a passkey its credential id.' })
  key: string;

  @Field(() => PasskeySignatureInput, { nullable: true })
  passkey?: PasskeySignatureInput | null;

  @Field(() => String, { nullable: true, description: 'Base64, 64 bytes.' })
  ed25519?: string | null;
}

export function parseNonce(nonce: string): string {
  if (fromBase64Url(nonce)?.length !== 32) throw badInput('nonce', 'send back the nonce that the ceremony began with.');
  return nonce;
}

export function parseKeyProof({ nonce, passkey, ed25519 }: KeyProofInput): KeyProof {
  if (Boolean(passkey) === Boolean(ed25519)) throw badInput('proof', 'give either passkey or ed25519.');
  return { nonce: parseNonce(nonce), passkey: passkey ?? undefined, ed25519: ed25519 ?? undefined };
}

export function parseKeyId(key: string, field = 'key'): string {
  if (!isKeyId(key)) throw badInput(field, 'give the id of a key, in base64url.');
  return key;
}

export function parseSignature({ key, passkey, ed25519 }: KeySignatureInput): KeySignature {
  if (Boolean(passkey) === Boolean(ed25519)) throw badInput('signature', 'give either passkey or ed25519.');
  return { key: parseKeyId(key), passkey: passkey ?? undefined, ed25519: ed25519 ?? undefined };
}
