import { createUnionType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, InstantScalar } from '../../../graphql/index.js';
import { EntryReceipt, type InclusionProof, Ledgered, type LedgerEntry } from '../../../ledger/graphql/index.js';
import { ActRefused } from '../../members/index.js';
import type * as words from '../domain/index.js';
import { CaseAddition, CaseDecision, CaseQuestion } from './case-types.js';
import { ReportContent } from './content-types.js';
import { ClaimStanding, DeclineReason, HoldGround, ReportStatus } from './vocabulary-enums.js';

@ObjectType({ description: 'A report in the queue.' })
export class QueuedReport {
  @Field(() => String)
  id: string;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  title: string | null;

  @Field(() => ReportStatus)
  status: words.ReportStatus;

  @Field(() => InstantScalar)
  filedAt: string;

  @Field(() => InstantScalar)
  dueAt: string;

  @Field(() => Boolean)
  overdue: boolean;

  @Field(() => String, { nullable: true, description: 'Id of the member who works on it.' })
  claimedBy: string | null;

  @Field(() => Boolean, { description: 'Somebody proposes to decline it; a second person must confirm.' })
  declineProposed: boolean;

  @Field(() => Int, { description: 'How many other records resembled it when it was published: perhaps it is known already.' })
  similar: number;
}

export const ReportConnection = connectionOf(QueuedReport, 'QueuedReport');

@ObjectType({ description: 'The report speaks of this incident.' })
export class ReportLink {
  @Field(() => String)
  incident: string;

  @Field(() => ClaimStanding)
  standing: words.ClaimStanding;

  @Field(() => InstantScalar)
  linkedAt: string;

  @Field(() => String, { nullable: true, description: 'The claim that the link carries.' })
  claim: string | null;
}

@ObjectType({ description: 'A record that resembles this report. Only a hint: a person decides.' })
export class SimilarRecord {
  @Field(() => String, { description: 'report or incident.' })
  kind: string;

  @Field(() => String)
  id: string;

  @Field(() => String, { nullable: true })
  title: string | null;

  @Field(() => Float, { description: 'From 0 to 1.' })
  score: number;

  @Field(() => String, { description: 'How it was found, with a version.' })
  method: string;
}

@ObjectType({ implements: () => [Ledgered], description: 'A report as an editor sees it.' })
export class Report implements Ledgered {
  @Field(() => String)
  id: string;

  @Field(() => ReportStatus)
  status: words.ReportStatus;

  @Field(() => InstantScalar)
  filedAt: string;

  @Field(() => InstantScalar)
  acknowledgeBy: string;

  @Field(() => InstantScalar, { nullable: true })
  acknowledgedAt: string | null;

  @Field(() => InstantScalar)
  dueAt: string;

  @Field(() => Boolean)
  overdue: boolean;

  @Field(() => String, { nullable: true, description: 'Id of the member who works on it.' })
  claimedBy: string | null;

  @Field(() => String, { nullable: true, description: 'Id of the member who proposes to decline it; another one must confirm.' })
  declineProposedBy: string | null;

  @Field(() => DeclineReason, { nullable: true })
  declineReason: words.DeclineReason | null;

  @Field(() => String, { nullable: true })
  duplicateOf: string | null;

  @Field(() => String, { nullable: true })
  mergedInto: string | null;

  @Field(() => InstantScalar, { nullable: true })
  endedAt: string | null;

  @Field(() => InstantScalar, { nullable: true })
  keptUntil: string | null;

  @Field(() => HoldGround, { nullable: true })
  hold: words.HoldGround | null;

  @Field(() => Boolean)
  expired: boolean;

  @Field(() => ReportContent)
  content: ReportContent;

  @Field(() => [CaseQuestion])
  questions: readonly CaseQuestion[];

  @Field(() => [CaseAddition])
  additions: readonly CaseAddition[];

  @Field(() => [CaseDecision])
  decisions: readonly CaseDecision[];

  @Field(() => [ReportLink])
  links: readonly ReportLink[];

  @Field(() => String, { nullable: true, description: 'Id of the member who asked for the contact.' })
  contactRequestedBy: string | null;

  @Field(() => Boolean)
  contactDisclosed: boolean;

  @Field(() => String, { nullable: true, description: "The reporter's contact, for the one member to whom it was disclosed; to reviewers where the report was filed by name." })
  contact: string | null;

  @Field(() => [SimilarRecord], { nullable: true })
  similar?: SimilarRecord[];

  history?: LedgerEntry[];
  proof?: InclusionProof | null;
}

export const ReportActResult = createUnionType({
  name: 'ReportActResult',
  types: () => [EntryReceipt, ActRefused] as const,
  resolveType: (value: object) => (value instanceof ActRefused ? ActRefused : EntryReceipt),
});

@ObjectType()
export class DeclinedCount {
  @Field(() => DeclineReason)
  reason: words.DeclineReason;

  @Field(() => Int)
  count: number;
}

@ObjectType()
export class MonthCount {
  @Field(() => String, { description: '2026-11, in UTC.' })
  month: string;

  @Field(() => Int)
  received: number;

  @Field(() => Int)
  accepted: number;

  @Field(() => Int)
  merged: number;

  @Field(() => Int)
  declined: number;
}

@ObjectType({ description: 'What became of all reports, counted from the published log alone: whoever holds the log can count again.' })
export class Integrity {
  @Field(() => Int, { description: 'Entries of the log that were counted.' })
  size: number;

  @Field(() => Int)
  received: number;

  @Field(() => Int)
  open: number;

  @Field(() => Int, { description: 'Of those open.' })
  overdue: number;

  @Field(() => Int)
  accepted: number;

  @Field(() => Int)
  merged: number;

  @Field(() => Int)
  declinedTotal: number;

  @Field(() => [DeclinedCount])
  declined: DeclinedCount[];

  @Field(() => Int, { description: 'Incidents that are public now.' })
  published: number;

  @Field(() => [MonthCount])
  months: MonthCount[];
}
