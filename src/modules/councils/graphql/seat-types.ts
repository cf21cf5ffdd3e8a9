import { Field, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { type InclusionProof, Ledgered, type LedgerEntry } from '../../../ledger/graphql/index.js';
import type * as words from '../domain/index.js';
import { FillingWay, InterestKind, VacancyReason } from './council-enums.js';

@ObjectType({ description: 'Somebody in a seat, from when to when.' })
export class Holding {
  @Field(() => UuidScalar, { description: 'The entry that brought the member to the seat.' })
  entryId: string;

  @Field(() => PublicIdScalar)
  member: string;

  @Field(() => String, { nullable: true, description: 'The public name; null where it was erased.' })
  name: string | null;

  @Field(() => FillingWay)
  way: words.FillingWay;

  @Field(() => PublicIdScalar, { nullable: true, description: 'The motion that elected, or the draw that found the member.' })
  authority: string | null;

  @Field(() => Int, { description: 'Which of his terms in this class.' })
  term: number;

  @Field(() => InstantScalar)
  since: string;

  @Field(() => InstantScalar, { nullable: true, description: 'The term ends just before; null: without a term.' })
  until: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the member left; null while he sits there.' })
  endedAt: string | null;

  @Field(() => VacancyReason, { nullable: true })
  ending: words.VacancyReason | null;
}

@ObjectType({ description: 'What ties a member to a lab, as he declared it.' })
export class Interest {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => PublicIdScalar)
  member: string;

  @Field(() => PublicIdScalar)
  lab: string;

  @Field(() => String, { nullable: true })
  labName: string | null;

  @Field(() => InterestKind)
  kind: words.InterestKind;

  @Field(() => String, { nullable: true, description: 'Null where there is none, or it was erased.' })
  note: string | null;

  @Field(() => InstantScalar)
  since: string;

  @Field(() => InstantScalar, { nullable: true, description: 'Null while it holds.' })
  endedAt: string | null;
}

@ObjectType({ description: 'The vote of a seat is cast by another seat where its holder does not vote himself.' })
export class Delegation {
  @Field(() => Int, { description: 'Number of the seat that votes.' })
  to: number;

  @Field(() => PublicIdScalar, { description: 'Who sits there. Whoever comes after him got nobody\'s trust.' })
  member: string;

  @Field(() => [PublicIdScalar], { nullable: true, description: 'Ids of policies; null: on everything.' })
  topics: readonly string[] | null;

  @Field(() => InstantScalar)
  since: string;

  @Field(() => InstantScalar)
  until: string;
}

@ObjectType('Seat', { implements: () => [Ledgered], description: 'One seat of a council. Vacant is a state of its own.' })
export class SeatType implements Ledgered {
  @Field(() => String, { description: 'Name of its stream in the log: <council>-<number>.' })
  id: string;

  councilId: string;
  memberId: string | null;

  @Field(() => Int)
  number: number;

  @Field(() => String, { description: 'Code of its class: a seat keeps its first one.' })
  class: string;

  @Field(() => Holding, { nullable: true, description: 'Null where the seat is vacant.' })
  holder?: Holding | null;

  @Field(() => [Holding], { nullable: true, description: 'Everybody who ever sat there, newest first.' })
  holders?: Holding[];

  @Field(() => [Interest], { nullable: true, description: 'Declared interests of all holders, those that ended too, oldest first.' })
  interests?: Interest[];

  @Field(() => Delegation, { nullable: true, description: 'In force now.' })
  delegation?: Delegation | null;

  @Field(() => [Int], { nullable: true, description: 'Seats that have delegated to this one.' })
  votesFor?: number[];

  history?: LedgerEntry[];
  proof?: InclusionProof | null;
}
