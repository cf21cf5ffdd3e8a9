import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { enumOf, InstantScalar, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { EntryReceipt, Ledgered } from '../../../ledger/graphql/index.js';
import { ActRefused } from '../../members/index.js';
import * as words from '../domain/index.js';

export const DomainWay = enumOf('DomainWay', words.DOMAIN_WAYS, 'Where the line of a claim is looked for: a TXT record, or a file.');
export const ClaimWay = enumOf('ClaimWay', words.CLAIM_WAYS, 'How a member shows that he speaks for a lab.');
export const ClaimStatus = enumOf('ClaimStatus', words.CLAIM_STATUSES, 'Where a claim stands.');
export const MandateStatus = enumOf('MandateStatus', words.MANDATE_STATUSES.slice(1), 'Where a mandate stands.');
export const MandateBinding = enumOf('MandateBinding', words.BINDINGS, 'How strictly a lab binds itself to what a council decides.');
export const PolicyStatus = enumOf('PolicyStatus', words.POLICY_STATUSES.slice(1), 'Whether a policy is in force.');
export const WithdrawalReason = enumOf('LabWithdrawalReason', words.WITHDRAWAL_REASONS, 'Why a domain or key is no longer recognised.');
export const RevocationReason = enumOf('RepresentativeRevocationReason', words.REVOCATION_REASONS, 'Why a member no longer speaks for a lab.');
export const DifferenceKind = enumOf('DifferenceKind', ['kept', 'removed', 'added'], 'What became of some lines of a text.');

@ObjectType({ description: 'A domain that a steward recognised as the lab’s.' })
export class LabDomain {
  @Field(() => String)
  name: string;

  @Field(() => InstantScalar)
  recognisedAt: string;
}

@ObjectType({ description: 'An Ed25519 key that a steward recognised as the lab’s.' })
export class LabKey {
  @Field(() => String, { description: 'Base64 of 32 bytes.' })
  key: string;

  @Field(() => InstantScalar)
  recognisedAt: string;
}

@ObjectType({ description: 'How a member shows, or has shown, that he speaks for the lab.' })
export class LabClaim {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => PublicIdScalar)
  member: string;

  @Field(() => ClaimWay)
  way: words.ClaimWay;

  @Field(() => String, { description: 'The domain or the key.' })
  name: string;

  @Field(() => ClaimStatus)
  status: words.ClaimStatus;

  @Field(() => InstantScalar)
  madeAt: string;

  @Field(() => InstantScalar, { nullable: true })
  checkedAt: string | null;

  @Field(() => String, { nullable: true, description: 'Where the node looks: the name of the TXT record, or the address of the file. Null for keys.' })
  place: string | null;

  @Field(() => String, { nullable: true, description: 'The line it looks for. Null for keys.' })
  line: string | null;
}

@ObjectType('Mandate', { implements: () => [Ledgered], description: 'How a lab bound itself to a council.' })
export class MandateType {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => PublicIdScalar)
  lab: string;

  @Field(() => PublicIdScalar)
  council: string;

  @Field(() => [PublicIdScalar], { nullable: true, description: 'Policies it covers; null: all of them.' })
  policies: readonly string[] | null;

  @Field(() => MandateBinding)
  binding: words.Binding;

  @Field(() => Int)
  answerDays: number;

  @Field(() => Int, { description: 'How often the time to answer may be extended.' })
  extensions: number;

  @Field(() => Int, { description: 'By how many days each time, at most.' })
  extensionDays: number;

  @Field(() => Int)
  noticeDays: number;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  text: string | null;

  @Field(() => MandateStatus)
  status: words.MandateStatus;

  @Field(() => InstantScalar)
  signedAt: string;

  @Field(() => InstantScalar, { nullable: true })
  acceptedAt: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'First instant at which it is no longer in force.' })
  endsAt: string | null;
}

@ObjectType()
export class DifferencePart {
  @Field(() => DifferenceKind)
  kind: words.Part['kind'];

  @Field(() => String)
  text: string;
}

@ObjectType()
export class PolicyVersionType {
  @Field(() => Int)
  version: number;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  text: string | null;

  @Field(() => String, { description: 'SHA-256 (hex) of the text in UTF-8, which the lab signed.' })
  hash: string;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field(() => PublicIdScalar, { nullable: true, description: 'The recommendation that it follows.' })
  recommendation: string | null;

  @Field(() => InstantScalar)
  publishedAt: string;

  @Field(() => UuidScalar)
  entryId: string;

  @Field(() => [DifferencePart], { description: 'Against the version before; empty for the first one.' })
  difference?: readonly words.Part[];
}

@ObjectType('Policy', { implements: () => [Ledgered], description: 'A policy of a lab, with all its versions.' })
export class PolicyType {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => PublicIdScalar)
  lab: string;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  title: string | null;

  @Field(() => Int, { description: 'The version in force.' })
  version: number;

  @Field(() => PolicyStatus)
  status: words.PolicyStatus;

  @Field(() => InstantScalar)
  publishedAt: string;

  @Field(() => InstantScalar)
  changedAt: string;

  @Field(() => String, { nullable: true })
  withdrawalNote: string | null;
}

@ObjectType('Lab', { description: 'An organisation that is asked, and must answer.' })
export class LabType {
  @Field(() => PublicIdScalar)
  entity: string;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  name: string | null;

  @Field(() => Int, { description: 'Members who speak for it now.' })
  representatives: number;
}

@ObjectType({ description: 'A claim is made. It names what the node will look for.' })
export class LabClaimReceipt {
  @Field(() => PublicIdScalar)
  claim: string;

  @Field(() => String, { nullable: true })
  place: string | null;

  @Field(() => String, { nullable: true })
  line: string | null;

  @Field(() => EntryReceipt)
  receipt: EntryReceipt;
}

export const LabClaimResult = createUnionType({
  name: 'LabClaimResult',
  types: () => [LabClaimReceipt, ActRefused] as const,
  resolveType: (value: object) => (value instanceof ActRefused ? ActRefused : LabClaimReceipt),
});

@InputType({ description: 'What a lab promises to a council.' })
export class MandateTermsInput {
  @Field(() => PublicIdScalar)
  lab: string;

  @Field(() => PublicIdScalar)
  council: string;

  @Field(() => [PublicIdScalar], { nullable: true, description: 'Null: all policies, those to come included.' })
  policies?: string[] | null;

  @Field(() => MandateBinding)
  binding: words.Binding;

  @Field(() => Int, { description: '1 to 365.' })
  answerDays: number;

  @Field(() => Int, { description: '0 to 5.' })
  extensions: number;

  @Field(() => Int, { description: '0 to 180.' })
  extensionDays: number;

  @Field(() => Int, { description: '0 to 365.' })
  noticeDays: number;
}

@InputType('LabErasureInput', { description: 'Openings of one entry about a lab.' })
export class LabErasureInput {
  @Field(() => UuidScalar)
  entry: string;

  @Field(() => [String], { nullable: true, description: 'JSON pointers such as /command/text; none means all of the entry.' })
  paths?: string[] | null;
}
