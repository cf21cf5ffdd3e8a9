import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { EntryReceipt } from '../../../ledger/graphql/index.js';
import type * as words from '../domain/index.js';
import { ChallengeReason, JuryReaction, JuryRound, JurySeatStatus } from './jury-enums.js';

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
