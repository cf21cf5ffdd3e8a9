import { ArgsType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, enumOf, InstantScalar, PageArgs, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { Ledgered } from '../../../ledger/graphql/index.js';
import * as words from '../domain/index.js';

export const AnswerStandingEnum = enumOf('ResponseStanding', words.STANDINGS, 'What a lab says to a recommendation.');
export const AssessmentEnum = enumOf('Assessment', words.ASSESSMENTS, 'What the council says of it: awaiting and received follow from the answer, the rest is voted.');
export const ExtensionReasonEnum = enumOf('ExtensionReason', words.EXTENSION_REASONS, 'Why a lab takes more time to answer.');
export const RecommendationBinding = enumOf('RecommendationBinding', words.BINDINGS, 'How strictly the lab is bound to it, by the mandate that was in force.');
export const DifferenceEnum = enumOf('RecordDifference', words.DIFFERENCES, 'Where the record of the lab and that of the council differ, or one is silent.');
export const ClockKindEnum = enumOf(
  'ClockKind', ['answer-due', 'due-extended', 'answer-overdue', 'assessment-due', 'assessment-overdue'], 'What the clock says, as entries of the log.');
export type ClockKind = 'answer-due' | 'due-extended' | 'answer-overdue' | 'assessment-due' | 'assessment-overdue';

@ObjectType({ description: 'A file that a lab cites, kept by its hash.' })
export class AnswerEvidence {
  @Field(() => String, { description: 'SHA-256 (hex) of the file, which the lab signed.' })
  hash: string;

  @Field(() => Int)
  size: number;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  name: string | null;

  @Field(() => Boolean, { description: 'Whether this node holds the file.' })
  kept: boolean;

  @Field(() => String, { description: 'Where it can be had.' })
  path: string;
}

@ObjectType({ description: 'The record of the lab: signed by one of its representatives, never changed.' })
export class LabResponseType {
  @Field(() => AnswerStandingEnum)
  standing: words.Standing;

  @Field(() => String, { nullable: true, description: 'The day by which it will have done, or said, what it promises.' })
  by: string | null;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  statement: string | null;

  @Field(() => [AnswerEvidence])
  evidence: AnswerEvidence[];

  @Field(() => InstantScalar)
  at: string;

  @Field(() => Boolean, { description: 'By the node’s clock, not the lab’s.' })
  late: boolean;

  @Field(() => UuidScalar)
  entryId: string;
}

@ObjectType({ description: 'The record of the council: voted, never changed.' })
export class AssessmentType {
  @Field(() => AssessmentEnum)
  status: words.Assessment;

  @Field(() => PublicIdScalar, { description: 'The motion that carried it.' })
  motion: string;

  @Field(() => PublicIdScalar, { nullable: true })
  successor: string | null;

  @Field(() => InstantScalar)
  at: string;

  @Field(() => Boolean, { description: 'After the council’s own day.' })
  late: boolean;

  @Field(() => UuidScalar)
  entryId: string;
}

@ObjectType({ description: 'An entry of the clock.' })
export class ClockEntry {
  @Field(() => ClockKindEnum)
  kind: ClockKind;

  @Field(() => InstantScalar, { description: 'When it was written.' })
  at: string;

  @Field(() => InstantScalar, { description: 'The day that it speaks of.' })
  dueAt: string;

  @Field(() => Int, { nullable: true })
  days: number | null;

  @Field(() => ExtensionReasonEnum, { nullable: true })
  reason: words.ExtensionReason | null;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field(() => UuidScalar)
  entryId: string;
}

@ObjectType('Recommendation', { implements: () => [Ledgered], description: 'What was asked of a lab, its answer, and what the council makes of it.' })
export class RecommendationType {
  @Field(() => PublicIdScalar, { description: 'The id of the motion or verdict it comes from.' })
  id: string;

  @Field(() => String, { description: 'motion or verdict.' })
  origin: 'motion' | 'verdict';

  @Field(() => String, { nullable: true })
  title: string | null;

  @Field(() => PublicIdScalar, { nullable: true })
  council: string | null;

  @Field(() => String, { nullable: true })
  councilName: string | null;

  @Field(() => PublicIdScalar)
  lab: string;

  @Field(() => String, { nullable: true })
  labName: string | null;

  @Field(() => PublicIdScalar, { nullable: true })
  policy: string | null;

  @Field(() => String, { nullable: true })
  policyTitle: string | null;

  @Field(() => PublicIdScalar, { nullable: true })
  mandate: string | null;

  @Field(() => RecommendationBinding)
  binding: words.Binding;

  @Field(() => Int)
  answerDays: number;

  @Field(() => Int)
  assessDays: number;

  @Field(() => Int, { description: 'How often the lab may extend its time.' })
  mostExtensions: number;

  @Field(() => Int)
  extensionDays: number;

  @Field(() => Int, { description: 'How often it did.' })
  extended: number;

  @Field(() => InstantScalar)
  issuedAt: string;

  @Field(() => InstantScalar, { description: 'From this instant on an answer is late.' })
  dueAt: string;

  @Field(() => Boolean, { description: 'Whether the lab owes an answer now.' })
  outstanding: boolean;

  @Field(() => InstantScalar, { nullable: true, description: 'When the node wrote down that the answer is overdue.' })
  overdueAt: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'First answer that was more than "assessing".' })
  answeredAt: string | null;

  @Field(() => Boolean, { nullable: true })
  answeredLate: boolean | null;

  @Field(() => AnswerStandingEnum, { nullable: true, description: 'Of the last answer.' })
  standing: words.Standing | null;

  @Field(() => String, { nullable: true })
  byDay: string | null;

  @Field(() => AssessmentEnum)
  status: words.Assessment;

  @Field(() => Boolean)
  open: boolean;

  @Field(() => InstantScalar, { nullable: true })
  closedAt: string | null;

  @Field(() => InstantScalar, { nullable: true })
  assessmentDueAt: string | null;

  @Field(() => InstantScalar, { nullable: true })
  assessmentOverdueAt: string | null;

  @Field(() => PublicIdScalar, { nullable: true })
  successor: string | null;

  @Field(() => InstantScalar)
  changedAt: string;
}

export const RecommendationConnection = connectionOf(RecommendationType, 'Recommendation');
export type RecommendationConnection = InstanceType<typeof RecommendationConnection>;

@InputType({ description: 'All conditions must hold.' })
export class RecommendationFilterInput {
  @Field(() => PublicIdScalar, { nullable: true })
  lab?: string | null;

  @Field(() => PublicIdScalar, { nullable: true })
  council?: string | null;

  @Field(() => PublicIdScalar, { nullable: true })
  policy?: string | null;

  @Field(() => [AssessmentEnum], { nullable: true })
  status?: words.Assessment[] | null;

  @Field(() => [AnswerStandingEnum], { nullable: true })
  standing?: words.Standing[] | null;

  @Field(() => Boolean, { nullable: true })
  open?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'The answer is outstanding and its time is over.' })
  overdue?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'The council is late with its assessment.' })
  assessmentOverdue?: boolean | null;
}

@ArgsType()
export class RecommendationsArgs extends PageArgs {
  @Field(() => RecommendationFilterInput, { nullable: true })
  filter?: RecommendationFilterInput | null;
}

@ObjectType({ description: 'A count out of a count.' })
export class Share {
  @Field(() => Int)
  count: number;

  @Field(() => Int)
  of: number;

  @Field(() => String, { description: 'For example "12 of 69".' })
  words: string;
}

@ObjectType({ description: 'How a lab, or all labs together, answer. Always counts.' })
export class AnswerRates {
  @Field(() => PublicIdScalar, { nullable: true, description: 'Null: all labs.' })
  lab: string | null;

  @Field(() => Int)
  asked: number;

  @Field(() => Share)
  answered: Share;

  @Field(() => Share, { description: 'Of those answered.' })
  answeredInTime: Share;

  @Field(() => Int, { description: 'Not answered, and the time is not over.' })
  waiting: number;

  @Field(() => Share, { description: 'Not answered, and the time is over.' })
  overdue: Share;

  @Field(() => Share, { description: 'Implemented and verified, out of those decided either way (kept, partly, claimed without proof, declined). Pending ones stand apart.' })
  kept: Share;

  @Field(() => Int)
  partly: number;

  @Field(() => Int)
  claimedUnproven: number;

  @Field(() => Int)
  declined: number;

  @Field(() => Int, { description: 'Not decided yet.' })
  pending: number;

  @Field(() => Int, { description: 'Superseded, no longer applicable, or taken back.' })
  setAside: number;

  @Field(() => Share, { description: 'The council’s own: assessments that are overdue, out of those that are due.' })
  assessmentsOverdue: Share;
}

@ObjectType({ description: 'Open for over a year, with what the two records differ in.' })
export class Discrepancy {
  @Field(() => RecommendationType)
  recommendation: RecommendationType;

  @Field(() => [DifferenceEnum])
  differences: readonly words.Difference[];
}
