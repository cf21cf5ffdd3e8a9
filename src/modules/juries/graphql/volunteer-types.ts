import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, InstantScalar, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { EntryReceipt } from '../../../ledger/graphql/index.js';
import { ActRefused, PreparedActType } from '../../members/index.js';
import type * as words from '../domain/index.js';
import { AppealStatus, ExclusionReason, VolunteerStatus } from './draw-enums.js';

@InputType()
export class FeatureInput {
  @Field(() => String)
  category: string;

  @Field(() => String)
  value: string;
}

@InputType({ description: 'What you say about yourself. It is sealed: the log shows only a fingerprint, and only stewards can read it.' })
export class VolunteerRowInput {
  @Field(() => [FeatureInput], { description: 'One value for each category of the draw.' })
  features: FeatureInput[];

  @Field(() => String, { nullable: true, description: 'Your address, or any words that all of your household use alike. Only a fingerprint of it is kept, so that no two of you sit together.' })
  household?: string | null;

  @Field(() => String, { nullable: true, description: 'What ties you to one of the parties: work, money, family, a lawsuit.' })
  ties?: string | null;

  @Field(() => String, { nullable: true, description: 'How you can be told that you were drawn. Without it, look yourself with your code.' })
  contact?: string | null;
}

@InputType('HolderProofInput', { description: 'A signature over the text "folkmoot/open-place/v1\\n<origin of the log>\\n<at>\\n", at most five minutes old.' })
export class KeyProofInput {
  @Field(() => String, { description: 'Your Ed25519 public key, base64.' })
  key: string;

  @Field(() => InstantScalar)
  at: string;

  @Field(() => String, { description: 'Base64.' })
  signature: string;
}

@InputType({ description: 'Shows that you hold the key of a place in a pool: give the code, or a signature by the key. Exactly one of the two.' })
export class PlaceKeyInput {
  @Field(() => PublicIdScalar)
  draw: string;

  @Field(() => String, { nullable: true, description: 'The code. It is used for this request and forgotten.' })
  code?: string | null;

  @Field(() => KeyProofInput, { nullable: true })
  proof?: KeyProofInput | null;
}

@InputType()
export class VolunteerInput {
  @Field(() => PublicIdScalar)
  draw: string;

  @Field(() => VolunteerRowInput)
  row: VolunteerRowInput;

  @Field(() => Boolean, { description: 'True: you have read what is asked of you and what is kept, and agree.' })
  consent: boolean;

  @Field(() => String, { nullable: true, description: 'A code that you made yourself (docs/spec/receipts.md). Without it the node makes one and shows it once. It is used for this request and forgotten.' })
  code?: string | null;

  @Field(() => UuidScalar, { nullable: true })
  requestId?: string | null;
}

@InputType({ description: 'What you want done with your place: exactly one of volunteer, withdraw, appeal, erase.' })
export class VolunteerWishInput {
  @Field(() => VolunteerRowInput, { nullable: true, description: 'With it you agree to what is asked and kept.' })
  volunteer?: VolunteerRowInput | null;

  @Field(() => Boolean, { nullable: true })
  withdraw?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why the exclusion is wrong, 1 to 5,000 characters. Only stewards read it.' })
  appeal?: string | null;

  @Field(() => String, { nullable: true, description: 'everything or contact.' })
  erase?: string | null;
}

@ObjectType({ description: 'An answer that needs another look.' })
export class VolunteerProblem {
  @Field(() => String)
  field: string;

  @Field(() => String)
  code: string;

  @Field(() => String)
  message: string;
}

@ObjectType({ description: 'A request of a volunteer was refused, and why.' })
export class VolunteerRefused {
  @Field(() => String)
  code: string;

  @Field(() => String, { description: 'A sentence to act on.' })
  message: string;

  @Field(() => [VolunteerProblem])
  problems: readonly VolunteerProblem[];

  @Field(() => Int, { nullable: true })
  retryAfterSeconds: number | null;
}

@ObjectType({ description: 'You stand in the pool.' })
export class VolunteerReceipt {
  @Field(() => EntryReceipt)
  receipt: EntryReceipt;

  @Field(() => String, { description: 'Under this number you stand in public.' })
  number: string;

  @Field(() => String, { nullable: true, description: 'The code, shown once: whoever has it can see your place and act for it. Null where you brought your own, or the request was sent twice.' })
  placeCode: string | null;
}

@ObjectType('PreparedKeyAct', { description: 'An act that waits for the signature of your key. One waits for each place: a new one takes its place.' })
export class PreparedKeyActType {
  @Field(() => UuidScalar)
  request: string;

  @Field(() => String, { description: 'Base64: the act bytes (docs/spec/entry.md). Read them before you sign.' })
  act: string;

  @Field(() => InstantScalar)
  expiresAt: string;
}

@ObjectType({ description: 'What you declared.' })
export class DeclaredFeature {
  @Field(() => String)
  category: string;

  @Field(() => String)
  value: string;
}

@ObjectType({ description: 'Your chance, and the proof of it.' })
export class PlaceChance {
  @Field(() => Int, { description: 'Your place in the pool, from 0.' })
  index: number;

  @Field(() => Int)
  poolSize: number;

  @Field(() => String, { description: 'Your chance by the ideal lottery, as a fraction.' })
  ideal: string;

  @Field(() => String, { nullable: true, description: 'What it would have been had nobody been excluded; null where nobody was.' })
  withoutExclusions: string | null;

  @Field(() => Int, { description: 'So many people of the pool are of your kind, and have the same chance.' })
  alike: number;

  @Field(() => Int, { nullable: true, description: 'You sit on so many of the panels; null until they are dealt.' })
  panels: number | null;

  @Field(() => Int)
  panelsInAll: number;

  @Field(() => [Int], { description: 'Numbers of those panels.' })
  onPanels: readonly number[];

  @Field(() => Boolean, { nullable: true, description: 'Null until the panel is drawn.' })
  seated: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Your place in the order in which single seats are refilled, from 1.' })
  reservePlace: number | null;

  @Field(() => String, { description: 'The root over the pool, as announced: hex.' })
  root: string;

  @Field(() => String, { nullable: true, description: 'Your row, its salt, and its path to the root, as JSON (docs/spec/draw.md): shows anybody that you stood in the pool, and as what. Null where you erased it.' })
  proofFile: string | null;
}

@ObjectType({ description: 'Your place in a pool.' })
export class VolunteerPlace {
  @Field(() => PublicIdScalar)
  draw: string;

  @Field(() => String)
  number: string;

  @Field(() => VolunteerStatus)
  status: words.VolunteerStatus;

  @Field(() => InstantScalar)
  volunteeredAt: string;

  @Field(() => [DeclaredFeature], { nullable: true, description: 'Null where you erased it.' })
  features: readonly DeclaredFeature[] | null;

  @Field(() => String, { nullable: true, description: 'Fingerprint of the household that you named.' })
  household: string | null;

  @Field(() => String, { nullable: true })
  ties: string | null;

  @Field(() => String, { nullable: true })
  contact: string | null;

  @Field(() => ExclusionReason, { nullable: true, description: 'Why you were kept out.' })
  reason: words.ExclusionReason | null;

  @Field(() => InstantScalar, { nullable: true })
  excludedAt: string | null;

  @Field(() => String, { nullable: true, description: 'What the steward noted beside it.' })
  note: string | null;

  @Field(() => AppealStatus, { nullable: true })
  appeal: words.AppealStatus | null;

  @Field(() => String, { nullable: true })
  decisionNote: string | null;

  @Field(() => PlaceChance, { nullable: true, description: 'Null until the pool is closed.' })
  chance: PlaceChance | null;
}

@ObjectType({ description: 'A volunteer as stewards see him, who have to look for ties to the parties.' })
export class PoolMember {
  @Field(() => String)
  number: string;

  @Field(() => VolunteerStatus)
  status: words.VolunteerStatus;

  @Field(() => PublicIdScalar, { nullable: true, description: 'For seats of a council.' })
  member: string | null;

  @Field(() => InstantScalar)
  volunteeredAt: string;

  @Field(() => [DeclaredFeature], { nullable: true })
  features: readonly DeclaredFeature[] | null;

  @Field(() => String, { nullable: true })
  household: string | null;

  @Field(() => String, { nullable: true })
  ties: string | null;

  @Field(() => String, { nullable: true })
  contact: string | null;

  @Field(() => ExclusionReason, { nullable: true })
  reason: words.ExclusionReason | null;

  @Field(() => PublicIdScalar, { nullable: true })
  excludedBy: string | null;

  @Field(() => AppealStatus, { nullable: true })
  appeal: words.AppealStatus | null;

  @Field(() => String, { nullable: true })
  appealText: string | null;
}

export const PoolMemberConnection = connectionOf(PoolMember, 'PoolMember');

export const VolunteerResult = createUnionType({
  name: 'VolunteerResult',
  types: () => [VolunteerReceipt, VolunteerRefused] as const,
  resolveType: (value: object) => ('message' in value ? VolunteerRefused : VolunteerReceipt),
});
export const VolunteerActResult = createUnionType({
  name: 'VolunteerActResult',
  types: () => [EntryReceipt, VolunteerRefused] as const,
  resolveType: (value: object) => ('message' in value ? VolunteerRefused : EntryReceipt),
});
export const PrepareVolunteerActResult = createUnionType({
  name: 'PrepareVolunteerActResult',
  types: () => [PreparedKeyActType, VolunteerRefused] as const,
  resolveType: (value: object) => ('message' in value ? VolunteerRefused : PreparedKeyActType),
});
export const PrepareMemberVolunteerResult = createUnionType({
  name: 'PrepareMemberVolunteerResult',
  types: () => [PreparedActType, ActRefused, VolunteerRefused] as const,
  resolveType: (value: object) => (value instanceof ActRefused ? ActRefused : 'problems' in value ? VolunteerRefused : PreparedActType),
});
export const MyPlaceResult = createUnionType({
  name: 'MyPlaceResult',
  types: () => [VolunteerPlace, VolunteerRefused] as const,
  resolveType: (value: object) => ('message' in value ? VolunteerRefused : VolunteerPlace),
});
