import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, InstantScalar, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { EntryReceipt, type InclusionProof, Ledgered, type LedgerEntry } from '../../../ledger/graphql/index.js';
import { ActRefused } from '../../members/index.js';
import type * as words from '../domain/index.js';
import type { Change } from '../queries/word-diff.js';
import { InterestKind } from './council-enums.js';
import { LeastOfVotes } from './council-types.js';
import { ArgumentSide, AssessedAs, ChangeKind, CommentDeclineReason, CommentStatus, MotionKind, MotionStatus, ObjectionTest, RecusalWay } from './motion-enums.js';

@ObjectType()
export class TextChange {
  @Field(() => ChangeKind)
  kind: Change['kind'];

  @Field(() => String)
  text: string;
}

@ObjectType({ description: 'One version of the text that is voted on.' })
export class MotionText {
  @Field(() => Int)
  version: number;

  @Field(() => String, { description: 'The commitment that ballots name: sha256:…' })
  commitment: string;

  @Field(() => UuidScalar)
  entryId: string;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  text: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was changed.' })
  note: string | null;

  @Field(() => PublicIdScalar)
  member: string;

  @Field(() => InstantScalar)
  at: string;

  @Field(() => [TextChange], { nullable: true, complexity: 20, description: 'Against the version before, word by word; null for the first, or where one of both was erased.' })
  changes?: readonly Change[] | null;

  /** Of the version before; not part of the schema. */
  before: string | null;
}

@ObjectType()
export class MotionArgument {
  @Field(() => Int)
  number: number;

  @Field(() => Int)
  seat: number;

  @Field(() => PublicIdScalar)
  member: string;

  @Field(() => ArgumentSide)
  side: words.ArgumentSide;

  @Field(() => String, { nullable: true })
  text: string | null;

  @Field(() => InstantScalar)
  at: string;
}

@ObjectType({ description: 'A member who does not vote on the motion.' })
export class MotionRecusal {
  @Field(() => Int)
  seat: number;

  @Field(() => PublicIdScalar)
  member: string;

  @Field(() => RecusalWay)
  way: 'self' | 'vote' | 'rule';

  @Field(() => InterestKind)
  reason: words.InterestKind;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field(() => InstantScalar)
  at: string;
}

@ObjectType({ description: 'The others are asked whether a member must stand back. How they voted is told when it is closed.' })
export class RecusalProposal {
  @Field(() => Int)
  seat: number;

  @Field(() => PublicIdScalar)
  member: string;

  @Field(() => Int, { description: 'The seat that asked.' })
  bySeat: number;

  @Field(() => InterestKind)
  reason: words.InterestKind;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field(() => InstantScalar)
  at: string;

  @Field(() => InstantScalar)
  closesAt: string;

  @Field(() => Boolean, { nullable: true, description: 'Null while it runs.' })
  recused: boolean | null;

  @Field(() => Int, { nullable: true })
  yes: number | null;

  @Field(() => Int, { nullable: true })
  no: number | null;

  @Field(() => Int, { nullable: true })
  abstain: number | null;
}

@ObjectType({ description: 'What stands in the way of a decision by consent.' })
export class MotionObjection {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => Int)
  seat: number;

  @Field(() => PublicIdScalar)
  member: string;

  @Field(() => Boolean, { description: 'It argues harm to the aim. Without reasons it is heard and does not stand in the way.' })
  reasoned: boolean;

  @Field(() => String, { nullable: true })
  argument: string | null;

  @Field(() => ObjectionTest, { description: 'What more than half of the others found.' })
  tested: 'untested' | 'valid' | 'invalid';

  @Field(() => Int, { description: 'So many found it valid.' })
  foundValid: number;

  @Field(() => Int)
  foundInvalid: number;

  @Field(() => Boolean)
  resolved: boolean;

  @Field(() => InstantScalar)
  at: string;
}

@ObjectType()
export class MotionCandidate {
  @Field(() => PublicIdScalar)
  member: string;

  @Field(() => String, { nullable: true })
  statement: string | null;
}

@ObjectType({ description: 'What a motion of its kind is about; of other kinds the fields are null.' })
export class MotionSubjectType {
  @Field(() => PublicIdScalar, { nullable: true, description: 'ASSESS: of whose answer.' })
  recommendation: string | null;

  @Field(() => AssessedAs, { nullable: true })
  assessedAs: words.AssessedAs | null;

  @Field(() => PublicIdScalar, { nullable: true, description: 'For SUPERSEDED.' })
  successor: string | null;

  @Field(() => Int, { nullable: true, description: 'CHARTER: version, hash, and the classes as JSON.' })
  charterVersion: number | null;

  @Field(() => String, { nullable: true })
  charterHash: string | null;

  @Field(() => String, { nullable: true })
  charterClasses: string | null;

  @Field(() => Int, { nullable: true })
  charterAssessDays: number | null;

  @Field(() => LeastOfVotes, { nullable: true })
  charterLeast: LeastOfVotes | null;

  @Field(() => String, { nullable: true, description: 'ELECT: for which class.' })
  class: string | null;

  @Field(() => Int, { nullable: true, description: 'REMOVE: from which seat.' })
  seat: number | null;

  @Field(() => PublicIdScalar, { nullable: true, description: 'JURY: about which incident.' })
  incident: string | null;
}

@ObjectType('Motion', { implements: () => [Ledgered], description: 'What a council is asked to decide.' })
export class MotionType implements Ledgered {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => PublicIdScalar)
  councilId: string;

  @Field(() => MotionKind)
  kind: words.MotionKind;

  @Field(() => MotionStatus)
  status: Exclude<words.MotionStatus, 'unproposed'>;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  title: string | null;

  @Field(() => String, { nullable: true, description: 'By what it will be seen whether the lab has done it; null where none is asked, or it was erased.' })
  measure: string | null;

  @Field(() => String, { description: 'Permanent address of its page.' })
  url: string;

  @Field(() => PublicIdScalar, { nullable: true })
  labId: string | null;

  @Field(() => PublicIdScalar, { nullable: true })
  policyId: string | null;

  @Field(() => PublicIdScalar, { nullable: true })
  mandateId: string | null;

  @Field(() => MotionSubjectType, { nullable: true })
  subject: MotionSubjectType | null;

  @Field(() => [PublicIdScalar])
  incidentIds: readonly string[];

  @Field(() => Int)
  proposerSeat: number;

  @Field(() => PublicIdScalar)
  proposerMember: string;

  @Field(() => InstantScalar)
  proposedAt: string;

  @Field(() => InstantScalar, { nullable: true, description: 'Until then the public may comment; null: it was not asked to.' })
  commentsUntil: string | null;

  @Field(() => InstantScalar, { nullable: true })
  decidedAt: string | null;

  @Field(() => Int, { description: 'Of its text, from 1.' })
  version: number;

  text?: MotionText;
  versions?: MotionText[];
  history?: LedgerEntry[];
  proof?: InclusionProof | null;
}

export const MotionConnection = connectionOf(MotionType, 'Motion');

@ObjectType({ description: 'What somebody of the public says of a motion.' })
export class MotionComment {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => PublicIdScalar)
  motionId: string;

  @Field(() => CommentStatus)
  status: Exclude<words.CommentStatus, 'unfiled'>;

  @Field(() => String, { nullable: true })
  text: string | null;

  @Field(() => String, { nullable: true, description: 'As the writer gave it; nobody has checked it.' })
  name: string | null;

  @Field(() => InstantScalar)
  filedAt: string;

  @Field(() => CommentDeclineReason, { nullable: true })
  declined: words.CommentDeclineReason | null;
}

export const MotionCommentConnection = connectionOf(MotionComment, 'MotionComment');

/** For what goes by session, or by nobody in particular. */
export const MotionActResult = createUnionType({
  name: 'MotionActResult',
  types: () => [EntryReceipt, ActRefused] as const,
  resolveType: (value: object) => (value instanceof ActRefused ? ActRefused : EntryReceipt),
});
