import { Field, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar, PublicIdScalar } from '../../../graphql/index.js';
import type * as words from '../domain/index.js';
import { AppealGround, JuryFindingOutcome, JuryMeasure } from './jury-enums.js';

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
