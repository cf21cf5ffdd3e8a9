import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, InstantScalar, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { EntryReceipt, type InclusionProof, Ledgered, type LedgerEntry } from '../../../ledger/graphql/index.js';
import type * as words from '../domain/index.js';
import { ExclusionReason } from './draw-enums.js';
import {
  AppealGround, ChallengeOutcome, ChallengeReason, JuryAnswer, JuryAuthorityKind, JuryFindingOutcome, JuryMeasure, JuryReaction, JuryRound, JurySeatStatus, JuryStatus, NoVerdictCause,
} from './jury-enums.js';

@ObjectType()
export class JuryAuthorityType {
  @Field(() => JuryAuthorityKind)
  kind: words.JuryAuthority['kind'];

  @Field(() => PublicIdScalar, { nullable: true, description: 'The motion, the petition, or the jury against whose verdict the appeal goes.' })
  id: string | null;
}

@ObjectType()
export class JuryParty {
  @Field(() => PublicIdScalar)
  entity: string;

  @Field(() => String, { nullable: true, description: 'Of organisations only.' })
  name: string | null;

  @Field(() => PublicIdScalar, { nullable: true, description: 'What it must answer, once the verdict is published.' })
  recommendation: string | null;
}

@ObjectType({ description: 'A public file. Every juror has the same ones before him.' })
export class JuryExhibit {
  @Field(() => String, { description: 'SHA-256 in hex.' })
  hash: string;

  @Field(() => Int)
  size: number;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  name: string | null;

  @Field(() => String)
  path: string;
}

@ObjectType()
export class JuryMeasureDefinition {
  @Field(() => JuryMeasure)
  measure: words.Measure;

  @Field(() => String)
  definition: string;
}

@ObjectType({ description: 'Hours.' })
export class JuryTimesType {
  @Field(() => Int)
  summons: number;
  @Field(() => Int)
  first: number;
  @Field(() => Int)
  deliberation: number;
  @Field(() => Int, { description: 'For a party to answer a question.' })
  answer: number;
  @Field(() => Int)
  second: number;
  @Field(() => Int)
  opening: number;
}

@ObjectType({ description: 'An opened vote.' })
export class JuryVoteType {
  @Field(() => [JuryAnswer], { description: 'To the questions of the charge, in their order.' })
  findings: readonly words.Answer[];

  @Field(() => JuryMeasure)
  measure: words.Measure;
}

@ObjectType({ description: 'A seat. Who sits there is a number.' })
export class JurySeatType {
  @Field(() => Int)
  seat: number;

  @Field(() => String, { description: 'The number of the volunteer.' })
  volunteer: string;

  @Field(() => JurySeatStatus)
  status: 'summoned' | 'accepted' | 'excused' | 'removed';

  @Field(() => InstantScalar, { description: 'A summons that is not accepted before this lapses.' })
  summonsEndsAt: string;

  @Field(() => Boolean)
  firstSealed: boolean;

  @Field(() => Boolean)
  secondSealed: boolean;

  @Field(() => JuryVoteType, { nullable: true, description: 'Null until it is opened, after the second vote.' })
  first: JuryVoteType | null;

  @Field(() => JuryVoteType, { nullable: true })
  second: JuryVoteType | null;
}

@ObjectType({ description: 'A party says that a juror is not impartial; the other jurors decide.' })
export class JuryChallenge {
  @Field(() => Int)
  n: number;
  @Field(() => Int)
  seat: number;
  @Field(() => String)
  volunteer: string;
  @Field(() => PublicIdScalar)
  party: string;
  @Field(() => ChallengeReason)
  reason: words.ChallengeReason;
  @Field(() => InstantScalar)
  until: string;
  @Field(() => Int)
  votesToRemove: number;
  @Field(() => Int)
  votesToStay: number;
  @Field(() => ChallengeOutcome, { nullable: true })
  outcome: 'removed' | 'stays' | null;
}

@ObjectType({ description: 'What a juror said in the discussion. Public once there is a verdict.' })
export class JuryStatement {
  @Field(() => Int)
  n: number;
  @Field(() => Int)
  seat: number;
  @Field(() => String, { nullable: true })
  text: string | null;
  @Field(() => Int)
  agree: number;
  @Field(() => Int)
  disagree: number;
  @Field(() => Int)
  pass: number;
}

@ObjectType({ description: "A juror's question to a party, and its answer." })
export class JuryQuestion {
  @Field(() => Int)
  n: number;
  @Field(() => Int)
  seat: number;
  @Field(() => PublicIdScalar)
  party: string;
  @Field(() => String, { nullable: true })
  text: string | null;
  @Field(() => InstantScalar)
  dueAt: string;
  @Field(() => InstantScalar, { nullable: true, description: 'When the node wrote down that the answer is overdue.' })
  overdueAt: string | null;
  @Field(() => InstantScalar, { nullable: true })
  answeredAt: string | null;
  @Field(() => String, { nullable: true })
  answer: string | null;
}

@ObjectType()
export class JuryFinding {
  @Field(() => String, { nullable: true, description: 'The question of the charge.' })
  question: string | null;
  @Field(() => Int)
  yes: number;
  @Field(() => Int)
  no: number;
  @Field(() => Int)
  unsure: number;
  @Field(() => JuryFindingOutcome)
  outcome: 'yes' | 'no' | 'unresolved';
}

@ObjectType()
export class JuryMeasureCount {
  @Field(() => JuryMeasure)
  measure: words.Measure;
  @Field(() => Int, { description: 'Before the discussion.' })
  first: number;
  @Field(() => Int, { description: 'After it: these decide.' })
  second: number;
}

@ObjectType({ description: 'How votes moved between the two rounds, of those who opened both.' })
export class JuryShift {
  @Field(() => Int)
  both: number;
  @Field(() => Int)
  milder: number;
  @Field(() => Int)
  same: number;
  @Field(() => Int)
  stricter: number;
  @Field(() => Int, { description: 'Rungs in sum; milder ones are negative.' })
  steps: number;
  @Field(() => Int, { description: 'Jurors who changed an answer to a question of fact.' })
  findings: number;
}

@ObjectType({ description: 'Counted from the opened second votes by rules that anybody can run again. Fractions are exact.' })
export class JuryVerdictType {
  @Field(() => JuryMeasure, { description: 'The one in the middle; of two in the middle the milder.' })
  measure: words.Measure;
  @Field(() => String)
  definition: string;
  @Field(() => Int)
  opened: number;
  @Field(() => [JuryFinding])
  findings: readonly JuryFinding[];
  @Field(() => [JuryMeasureCount], { description: 'Every rung of the ladder.' })
  counts: readonly JuryMeasureCount[];
  @Field(() => String, { nullable: true, description: 'Of all pairs of jurors, the part that answered a question of fact alike.' })
  agreementOnFindings: string | null;
  @Field(() => String, { nullable: true, description: 'Of all pairs of jurors, the part that named the same measure.' })
  agreementOnMeasure: string | null;
  @Field(() => String, { nullable: true, description: "Krippendorff's alpha over the questions of fact, ordinal. Null where it says nothing: with one question, or where all answers are the same." })
  alpha: string | null;
  @Field(() => JuryShift)
  shift: JuryShift;
  @Field(() => [Int], { description: 'Seats that named another measure.' })
  minority: readonly number[];
}

@ObjectType()
export class JuryWords {
  @Field(() => Int)
  seat: number;
  @Field(() => String, { nullable: true })
  text: string | null;
}

@ObjectType()
export class JuryAppeal {
  @Field(() => PublicIdScalar, { nullable: true, description: 'Null: by a steward, for the public.' })
  party: string | null;
  @Field(() => AppealGround)
  grounds: words.AppealGround;
  @Field(() => PublicIdScalar, { description: 'The id that the other jury has, or will have.' })
  jury: string;
  @Field(() => InstantScalar)
  at: string;
  @Field(() => String, { nullable: true })
  text: string | null;
}

@ObjectType()
export class JuryStabilityCount {
  @Field(() => JuryMeasure)
  measure: words.Measure;
  @Field(() => Int, { description: 'Panels of the lottery.' })
  panels: number;
}

@ObjectType({ description: 'How the verdict might have stood with the other panels of the lottery: an estimate, not part of the verdict.' })
export class JuryStabilityType {
  @Field(() => String)
  method: string;
  @Field(() => Int)
  panels: number;
  @Field(() => Int, { description: 'Panels by which the measure would be the same.' })
  same: number;
  @Field(() => [JuryStabilityCount])
  counts: readonly JuryStabilityCount[];
  @Field(() => InstantScalar)
  computedAt: string;
}

@ObjectType('Jury', { implements: () => [Ledgered], description: 'A jury drawn by lot: what it was asked, who sits by number, what it found.' })
export class JuryType {
  @Field(() => PublicIdScalar)
  id: string;
  @Field(() => JuryStatus)
  status: Exclude<words.JuryStatus, 'unopened'>;
  @Field(() => PublicIdScalar)
  incident: string;
  @Field(() => JuryAuthorityType)
  authority: JuryAuthorityType;
  @Field(() => InstantScalar)
  openedAt: string;
  @Field(() => PublicIdScalar)
  draw: string;
  @Field(() => Boolean, { description: 'True: its lot could be foreseen by anybody. The verdict is an exercise, and binds nobody.' })
  rehearsal: boolean;
  @Field(() => Int)
  size: number;
  @Field(() => Int, { description: 'Second votes that must be opened for a verdict.' })
  quorum: number;
  @Field(() => JuryTimesType)
  times: JuryTimesType;
  @Field(() => InstantScalar, { nullable: true, description: 'When the present status ends at the latest.' })
  stageEndsAt: string | null;
  @Field(() => InstantScalar, { nullable: true })
  endedAt: string | null;
  @Field(() => NoVerdictCause, { nullable: true })
  noVerdict: words.NoVerdictCause | null;
  @Field(() => String, { description: 'Name of the list of measures.' })
  ladder: string;
  @Field(() => [JuryMeasureDefinition])
  measures: readonly JuryMeasureDefinition[];
  @Field(() => String, { description: 'SHA-256 (hex) of the canonical JSON of the list of evidence, by hash and size: what every juror has before him.' })
  evidenceHash: string;

  /** For the fields that need more than the state. */
  state: words.Jury;
  history?: LedgerEntry[];
  proof?: InclusionProof | null;
}

export const JuryConnection = connectionOf(JuryType, 'Jury');
export type JuryConnection = InstanceType<typeof JuryConnection>;

@ObjectType({ description: 'A volunteer who may be tied to a party. For stewards alone.' })
export class ScreenedVolunteerType {
  @Field(() => String)
  number: string;
  @Field(() => String, { nullable: true, description: 'In his own words.' })
  ties: string | null;
  @Field(() => [String], { description: 'Names of the record that stand in them.' })
  names: readonly string[];
  @Field(() => ExclusionReason, { nullable: true })
  proposed: words.ExclusionReason | null;
}

@ObjectType({ description: 'What the juror of one seat sees and may do. For the holder of the code alone.' })
export class JuryRoomView {
  @Field(() => PublicIdScalar)
  jury: string;
  @Field(() => Int)
  seat: number;
  @Field(() => String, { description: "The juror's own stream: sealed votes are bound to it." })
  juror: string;
  @Field(() => JurySeatStatus)
  status: 'summoned' | 'accepted' | 'excused' | 'removed';
  @Field(() => InstantScalar)
  summonsEndsAt: string;
  @Field(() => [JuryRound], { description: 'Rounds in which this juror has sealed a vote.' })
  sealed: readonly words.Round[];
  @Field(() => [JuryRound], { description: 'Rounds whose vote is opened.' })
  opened: readonly words.Round[];
  @Field(() => [RoomStatement])
  statements: readonly RoomStatement[];
  @Field(() => [RoomChallenge])
  challenges: readonly RoomChallenge[];
}

@ObjectType()
export class RoomStatement {
  @Field(() => Int)
  n: number;
  @Field(() => Int)
  seat: number;
  @Field(() => String, { nullable: true })
  text: string | null;
  @Field(() => JuryReaction, { nullable: true, description: 'Your own.' })
  mine: words.Reaction | null;
}

@ObjectType()
export class RoomChallenge {
  @Field(() => Int)
  n: number;
  @Field(() => Int)
  seat: number;
  @Field(() => PublicIdScalar)
  party: string;
  @Field(() => ChallengeReason)
  reason: words.ChallengeReason;
  @Field(() => String, { nullable: true, description: 'What the party says; for jurors only.' })
  note: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Your own vote: true removes.' })
  mine: boolean | null;
  @Field(() => Boolean, { description: 'Whether you may vote on it now.' })
  open: boolean;
}

@ObjectType({ description: "A juror's request was refused, and why." })
export class JurorActRefused {
  @Field(() => String)
  code: string;
  @Field(() => String, { description: 'A sentence to act on.' })
  message: string;
  @Field(() => Int, { nullable: true })
  retryAfterSeconds: number | null;
}

@ObjectType({ description: "A juror's act that waits for the signature of his key." })
export class PreparedJurorAct {
  @Field(() => UuidScalar)
  request: string;
  @Field(() => String, { description: 'Base64: the act bytes (docs/spec/entry.md). Read them before you sign.' })
  act: string;
  @Field(() => InstantScalar)
  expiresAt: string;
}

const orRefused = <T extends object>(name: string, type: new () => T): ReturnType<typeof createUnionType> =>
  createUnionType({ name, types: () => [type, JurorActRefused] as const, resolveType: (value: object) => (value instanceof JurorActRefused ? JurorActRefused : type) });

export const JuryRoomResult = orRefused('JuryRoomResult', JuryRoomView);
export const JurorActResult = orRefused('JurorActResult', EntryReceipt);
export const PreparedJurorActResult = orRefused('PreparedJurorActResult', PreparedJurorAct);

export function jurorActRefused({ refusal, message, retryAfterSeconds }: { readonly refusal: string; readonly message: string; readonly retryAfterSeconds?: number }): JurorActRefused {
  return Object.assign(new JurorActRefused(), { code: refusal, message, retryAfterSeconds: retryAfterSeconds ?? null });
}
