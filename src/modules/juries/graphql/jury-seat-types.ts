import { Field, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar, PublicIdScalar } from '../../../graphql/index.js';
import type * as words from '../domain/index.js';
import { ExclusionReason } from './draw-enums.js';
import { ChallengeOutcome, ChallengeReason, JuryAnswer, JuryMeasure, JurySeatStatus } from './jury-enums.js';

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
