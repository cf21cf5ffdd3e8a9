import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, InstantScalar, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { type InclusionProof, Ledgered, type LedgerEntry } from '../../../ledger/graphql/index.js';
import type * as words from '../domain/index.js';
import { CouncilStatus, DissolutionReason, FillingWay, Membership, VacancyRule } from './council-enums.js';
import type { SeatType } from './seat-types.js';

@ObjectType({ description: 'A kind of seats, as a charter describes it.' })
export class CharterClass {
  @Field(() => String, { description: 'For example affected-groups.' })
  code: string;

  @Field(() => String, { nullable: true, description: 'In words; null where it was erased.' })
  label: string | null;

  @Field(() => Int)
  seats: number;

  @Field(() => [FillingWay])
  filledBy: readonly words.FillingWay[];

  @Field(() => Int, { nullable: true, description: 'Null: without a term.' })
  termDays: number | null;

  @Field(() => Int, { nullable: true, description: 'So many terms one member may serve in this class; null: any number.' })
  mostTerms: number | null;

  @Field(() => VacancyRule)
  vacancy: words.VacancyRule;
}

@ObjectType({ description: 'A kind of seats by the charter in force, with how many of them are held now.' })
export class CouncilClass extends CharterClass {
  @Field(() => Int)
  filled: number;

  @Field(() => Int)
  vacant: number;
}

@ObjectType({ description: 'What no vote of the council may fall below.' })
export class LeastOfVotes {
  @Field(() => String, { nullable: true, description: 'This part of the seats takes part, for example 1/2; null: nobody need come.' })
  quorum: string | null;

  @Field(() => Membership, { nullable: true })
  quorumOf: words.VoteRule['members'] | null;

  @Field(() => Int, { description: 'For so long a text lies before the council until votes on it are taken.' })
  discussionHours: number;

  @Field(() => Int)
  votingHours: number;
}

@ObjectType({ description: 'One version of a charter. All of them stay readable.' })
export class Charter {
  @Field(() => Int)
  version: number;

  @Field(() => UuidScalar, { description: 'The entry that commits to its text.' })
  entryId: string;

  @Field(() => InstantScalar)
  adoptedAt: string;

  @Field(() => PublicIdScalar, { description: 'The steward who signed it.' })
  adoptedBy: string;

  @Field(() => PublicIdScalar, { nullable: true, description: 'The vote of the council that decided it; null where nobody sat there yet.' })
  motion: string | null;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  text: string | null;

  @Field(() => String, { description: 'Lower-case hex SHA-256 of the UTF-8 of the text, as it stands in the log.' })
  hash: string;

  @Field(() => Int, { description: "In so many days the council assesses a lab's answer." })
  assessDays: number;

  @Field(() => [CharterClass])
  classes: readonly CharterClass[];

  @Field(() => LeastOfVotes, { nullable: true, description: 'Null for a charter of before charters said it: whoever opens a vote is free.' })
  least: LeastOfVotes | null;
}

@ObjectType()
export class Dissolution {
  @Field(() => InstantScalar)
  at: string;

  @Field(() => DissolutionReason)
  reason: words.DissolutionReason;

  @Field(() => String, { nullable: true })
  note: string | null;
}

@ObjectType('Council', { implements: () => [Ledgered], description: 'A body of people that decides on the policies of AI labs.' })
export class CouncilType implements Ledgered {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => CouncilStatus)
  status: words.CouncilStatus;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  name: string | null;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  purpose: string | null;

  @Field(() => String, { description: 'Permanent address of its page.' })
  url: string;

  @Field(() => InstantScalar)
  foundedAt: string;

  @Field(() => Dissolution, { nullable: true })
  dissolution: Dissolution | null;

  @Field(() => Int, { description: "In so many days the council assesses a lab's answer." })
  assessDays: number;

  @Field(() => Charter, { nullable: true, description: 'The charter in force.' })
  charter?: Charter | null;

  @Field(() => [Charter], { nullable: true, description: 'All versions of the charter, newest first.' })
  charters?: Charter[];

  @Field(() => [CouncilClass], { nullable: true })
  classes?: CouncilClass[];

  @Field(() => Int, { nullable: true, description: 'By the charter so many members must take part in a vote that is opened now; null where it does not say.' })
  leastPresent?: number | null;

  seats?: SeatType[];
  history?: LedgerEntry[];
  proof?: InclusionProof | null;
}

export const CouncilConnection = connectionOf(CouncilType, 'Council');
