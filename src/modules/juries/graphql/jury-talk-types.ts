import { Field, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar, PublicIdScalar } from '../../../graphql/index.js';

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
