import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, InstantScalar, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import type * as words from '../domain/index.js';
import { VoteOutcome } from './motion-enums.js';

@ObjectType({ description: 'A row of the roll: who may vote, and for which class of seats.' })
export class RollRowType {
  @Field(() => Int)
  seat: number;

  @Field(() => String)
  class: string;

  @Field(() => PublicIdScalar)
  member: string;
}

@ObjectType()
export class RollClass {
  @Field(() => String)
  code: string;

  @Field(() => Int, { description: 'By the charter.' })
  seats: number;

  @Field(() => Int)
  filled: number;

  @Field(() => Int, { description: 'Of the filled ones, when voting opened.' })
  recused: number;
}

@ObjectType({ description: 'One member votes for another where that one does not vote himself.' })
export class RollDelegation {
  @Field(() => Int)
  from: number;

  @Field(() => Int)
  to: number;

  @Field(() => String)
  class: string;
}

@ObjectType({ description: 'A ballot. Nobody but its voter sees it before there is a result.' })
export class BallotType {
  @Field(() => Int)
  seat: number;

  @Field(() => String)
  class: string;

  @Field(() => PublicIdScalar)
  member: string;

  @Field(() => String, { nullable: true, description: 'JSON: "yes", ["a"], [["a"],["b"]] or {"a":3}. Null while it is sealed.' })
  choice: string | null;

  @Field(() => String, { nullable: true, description: 'Of a sealed ballot: sha256:…' })
  sealed: string | null;

  @Field(() => Boolean, { description: 'It was cast on another text than the present one, and does not count until it is confirmed or cast again.' })
  stale: boolean;

  @Field(() => Int, { description: 'How often it was cast or confirmed.' })
  casts: number;

  @Field(() => InstantScalar)
  castAt: string;

  @Field(() => UuidScalar, { description: 'The entry that holds it, with its signature.' })
  entryId: string;

  @Field(() => String, { nullable: true, description: "In the member's own words." })
  reason: string | null;

  /** Not part of the schema. */
  motion: string;
}
export const BallotConnection = connectionOf(BallotType, 'Ballot');

@ObjectType({ description: "What the asker's own ballot must name." })
export class OwnVoteType {
  @Field(() => Int)
  seat: number;

  @Field(() => String)
  class: string;

  @Field(() => Int, { description: 'Place of the own row in the roll, from 0.' })
  index: number;

  @Field(() => [String], { description: 'Hashes from the row to the root of the roll, hex (RFC 6962 section 2.1.1).' })
  path: readonly string[];

  @Field(() => Boolean)
  recused: boolean;

  @Field(() => [Int], { description: 'Seats for which this one votes where they do not vote themselves.' })
  votesFor: readonly number[];

  @Field(() => Int, { nullable: true, description: 'The seat that votes for this one where it does not vote itself.' })
  votedForBy: number | null;

  @Field(() => BallotType, { nullable: true })
  ballot: BallotType | null;
}

@ObjectType()
export class YesNoCount {
  @Field(() => Int)
  yes: number;

  @Field(() => Int)
  no: number;

  @Field(() => Int)
  abstain: number;

  @Field(() => Boolean)
  passed: boolean;
}

@ObjectType()
export class ClassResult extends YesNoCount {
  @Field(() => String)
  code: string;

  @Field(() => Int)
  members: number;

  @Field(() => Int)
  present: number;

  @Field(() => Boolean, { description: 'Nobody of it may vote: what that means, the rule says.' })
  empty: boolean;
}

@ObjectType()
export class BallotsCounted {
  @Field(() => Int, { description: 'Ballots; each seat has one at most.' })
  cast: number;

  @Field(() => Int, { description: 'On a text that was changed afterwards and not confirmed.' })
  stale: number;

  @Field(() => Int, { description: 'Of members who stepped back.' })
  recused: number;

  @Field(() => Int, { description: 'Sealed and never opened.' })
  unopened: number;

  @Field(() => Int)
  counted: number;

  @Field(() => Int, { description: 'Counted for members who did not vote themselves.' })
  delegated: number;
}

@ObjectType({ description: 'The fewest ballots whose change gives another outcome: exactly so many, or between two bounds.' })
export class VoteMargin {
  @Field(() => Boolean)
  exact: boolean;

  @Field(() => Int)
  atLeast: number;

  @Field(() => Int)
  atMost: number;
}

@ObjectType()
export class DenominatorOutcome {
  @Field(() => String, { description: 'votesCast, membersPresent, entireMembership or weightForPlusAbstain.' })
  base: string;

  @Field(() => Boolean)
  passed: boolean;
}

@ObjectType({ description: 'Of all cases in which one seat turns the decision, the part that lies with a class (Banzhaf).' })
export class ClassPower {
  @Field(() => String)
  code: string;

  @Field(() => String, { description: 'For example 3/5.' })
  share: string;
}

@ObjectType()
export class OtherMethod {
  @Field(() => String)
  name: string;

  @Field(() => [String], { description: 'Empty where it would have been a tie.' })
  winners: readonly string[];
}

@ObjectType({ description: 'What a vote came to. All of it can be made again from the log.' })
export class VoteResult {
  @Field(() => VoteOutcome)
  outcome: words.Outcome;

  @Field(() => [String], { description: 'In plain words, made from the rule and the figures alone.' })
  explanation: readonly string[];

  @Field(() => String, { description: 'The rule that was applied.' })
  sentence: string;

  @Field(() => String, { nullable: true, description: 'Why nothing could be counted.' })
  refusal: string | null;

  @Field(() => [String], { description: 'Options in order of election.' })
  winners: readonly string[];

  @Field(() => [String])
  tied: readonly string[];

  @Field(() => BallotsCounted)
  counted: BallotsCounted;

  @Field(() => YesNoCount, { nullable: true })
  overall: YesNoCount | null;

  @Field(() => [ClassResult])
  classes: readonly ClassResult[];

  @Field(() => Int, { description: 'The entire membership, as the quorum counts it.' })
  quorumMembers: number;

  @Field(() => Int, { description: 'The entire membership, as the threshold counts it.' })
  thresholdMembers: number;

  @Field(() => Int)
  present: number;

  @Field(() => Boolean)
  quorumMet: boolean;

  @Field(() => VoteMargin, { nullable: true, description: 'Null where no change of ballots could give another outcome, or nothing was counted.' })
  margin: VoteMargin | null;

  @Field(() => [DenominatorOutcome])
  denominators: readonly DenominatorOutcome[];

  @Field(() => String, { nullable: true, description: 'Carried although only this class was for it.' })
  oneBlocOnly: string | null;

  @Field(() => [ClassPower])
  power: readonly ClassPower[];

  @Field(() => [OtherMethod])
  otherMethods: readonly OtherMethod[];

  @Field(() => String, { nullable: true, description: 'SHA-256 (hex) of the transcript, which is canonical JSON.' })
  transcriptHash: string | null;

  @Field(() => String, { description: 'The result as the log has it, JSON.' })
  json: string;
}

@ObjectType({ description: 'By what, by whom and when a motion is decided: fixed when voting opens.' })
export class VoteType {
  @Field(() => String, { description: 'The rule object, canonical JSON; its SHA-256 is the hash that ballots name.' })
  rule: string;

  @Field(() => String)
  ruleHash: string;

  @Field(() => String, { description: 'The rule in words.' })
  sentence: string;

  @Field(() => String)
  method: string;

  @Field(() => [String], { description: 'What can be chosen; empty for yes-no and consent.' })
  options: readonly string[];

  @Field(() => InstantScalar)
  openedAt: string;

  @Field(() => PublicIdScalar)
  openedBy: string;

  @Field(() => InstantScalar, { description: 'From this instant on votes are taken.' })
  opensAt: string;

  @Field(() => InstantScalar, { description: 'At this instant it is too late.' })
  closesAt: string;

  @Field(() => Boolean, { description: 'Ballots are sealed until voting closes.' })
  sealed: boolean;

  @Field(() => InstantScalar, { nullable: true, description: 'Until then sealed ballots can be opened.' })
  revealUntil: string | null;

  @Field(() => String)
  rollHash: string;

  @Field(() => Int)
  rollSize: number;

  @Field(() => [RollClass])
  classes: readonly RollClass[];

  @Field(() => [RollDelegation])
  delegations: readonly RollDelegation[];

  /** Not part of the schema. */
  motion: string;
}
