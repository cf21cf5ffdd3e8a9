import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar, UuidScalar } from '../../../graphql/index.js';
import { EntryReceipt, type InclusionProof, Ledgered, type LedgerEntry } from '../../../ledger/graphql/index.js';
import type { CaseRefusal } from '../commands/case-acts.js';
import type * as words from '../domain/index.js';
import { EvidenceFile, ReportContent } from './content-types.js';
import { FieldProblem } from './filing-types.js';
import { DeclineReason, HoldGround, ReportStatus } from './vocabulary-enums.js';

@InputType({ description: 'A signature over the text "folkmoot/open-case/v1\\n<origin of the log>\\n<at>\\n", at most five minutes old.' })
export class CaseProofInput {
  @Field(() => String, { description: 'Your Ed25519 public key, base64.' })
  key: string;

  @Field(() => InstantScalar)
  at: string;

  @Field(() => String, { description: 'Base64.' })
  signature: string;
}

@InputType({ description: 'Shows that you hold the case key: give the code, or a signature by the key. Exactly one of the two.' })
export class CaseKeyInput {
  @Field(() => String, { nullable: true, description: 'The case code. It is used for this request and forgotten.' })
  code?: string | null;

  @Field(() => CaseProofInput, { nullable: true })
  proof?: CaseProofInput | null;
}

@InputType()
export class AddToCaseInput {
  @Field(() => String, { description: 'The case code.' })
  code: string;

  @Field(() => String)
  text: string;

  @Field(() => [String], { nullable: true, description: 'Handles given by POST /uploads, at most 10.' })
  files?: string[] | null;

  @Field(() => UuidScalar, { nullable: true })
  requestId?: string | null;
}

@InputType()
export class AnswerCaseQuestionInput {
  @Field(() => String, { description: 'The case code.' })
  code: string;

  @Field(() => String)
  question: string;

  @Field(() => String)
  text: string;

  @Field(() => UuidScalar, { nullable: true })
  requestId?: string | null;
}

@InputType()
export class WithdrawCaseInput {
  @Field(() => String, { description: 'The case code.' })
  code: string;

  @Field(() => UuidScalar, { nullable: true })
  requestId?: string | null;
}

@ObjectType()
export class CaseQuestion {
  @Field(() => String)
  id: string;

  @Field(() => InstantScalar)
  askedAt: string;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  text: string | null;

  @Field(() => InstantScalar, { nullable: true })
  answeredAt: string | null;

  @Field(() => String, { nullable: true })
  answer: string | null;
}

@ObjectType()
export class CaseAddition {
  @Field(() => String)
  id: string;

  @Field(() => InstantScalar)
  addedAt: string;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  text: string | null;

  @Field(() => [EvidenceFile])
  files: readonly EvidenceFile[];
}

@ObjectType()
export class CaseDecision {
  @Field(() => InstantScalar)
  at: string;

  @Field(() => String, { description: 'accepted, declined, merged, reopened.' })
  kind: string;

  @Field(() => String, { nullable: true, description: 'Code of the reason: a DeclineReason, or a ReopenReason.' })
  reason: string | null;

  @Field(() => String, { nullable: true, description: 'The report of which this is a duplicate, or into which it was merged.' })
  other: string | null;

  @Field(() => String, { nullable: true, description: 'What the editor wrote to the reporter.' })
  note: string | null;
}

@ObjectType({ implements: () => [Ledgered], description: 'A case as its reporter sees it.' })
export class CaseView implements Ledgered {
  @Field(() => String)
  reportId: string;

  @Field(() => ReportStatus)
  status: words.ReportStatus;

  @Field(() => InstantScalar)
  filedAt: string;

  @Field(() => InstantScalar, { description: 'By then somebody looks at it.' })
  acknowledgeBy: string;

  @Field(() => InstantScalar, { nullable: true, description: 'When an editor first took it up.' })
  acknowledgedAt: string | null;

  @Field(() => InstantScalar, { description: 'By then it is decided.' })
  dueAt: string;

  @Field(() => Boolean)
  overdue: boolean;

  @Field(() => InstantScalar, { nullable: true })
  endedAt: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'The content is erased after that, unless a legal ground keeps it.' })
  keptUntil: string | null;

  @Field(() => HoldGround, { nullable: true })
  hold: words.HoldGround | null;

  @Field(() => Boolean, { description: 'The content was erased when its time of keeping was over.' })
  expired: boolean;

  @Field(() => DeclineReason, { nullable: true })
  declineReason: words.DeclineReason | null;

  @Field(() => ReportContent)
  content: ReportContent;

  @Field(() => Boolean, { description: 'The contact that was given has been disclosed to an editor, after a second person approved.' })
  contactDisclosed: boolean;

  @Field(() => [CaseQuestion])
  questions: readonly CaseQuestion[];

  @Field(() => [CaseAddition])
  additions: readonly CaseAddition[];

  @Field(() => [CaseDecision])
  decisions: readonly CaseDecision[];

  @Field(() => [String], { description: 'Incidents of which the report speaks.' })
  incidents: readonly string[];

  @Field(() => Int, { nullable: true, description: 'Place of the filing in the log; null until it is published, which takes about a second.' })
  seq: number | null;

  @Field(() => String, { nullable: true, description: 'Text of the receipt file (.tlog-proof); null until the filing is published.' })
  receiptFile: string | null;

  history?: LedgerEntry[];
  proof?: InclusionProof | null;
}

@ObjectType()
export class CaseRefused {
  @Field(() => String, { description: 'NO_SUCH_CASE, RATE_LIMITED, INVALID_CONTENT, or a refusal of the rules.' })
  code: string;

  @Field(() => String)
  message: string;

  @Field(() => [FieldProblem])
  problems: FieldProblem[];

  @Field(() => Int, { nullable: true })
  retryAfterSeconds: number | null;
}

export function presentCaseRefusal({ refusal, message, problems, retryAfterSeconds }: CaseRefusal): CaseRefused {
  return { code: refusal, message, problems: [...problems], retryAfterSeconds: retryAfterSeconds ?? null };
}

@ObjectType()
export class CaseReceipt {
  @Field(() => Int)
  seq: number;

  @Field(() => String, { description: 'Save it as report.tlog-proof. It proves content and time for ever and without this node.' })
  file: string;
}

export const OpenCaseResult = createUnionType({
  name: 'OpenCaseResult',
  types: () => [CaseView, CaseRefused] as const,
  resolveType: (value: CaseView | CaseRefused) => ('code' in value ? CaseRefused : CaseView),
});

export const CaseActResult = createUnionType({
  name: 'CaseActResult',
  types: () => [EntryReceipt, CaseRefused] as const,
  resolveType: (value: EntryReceipt | CaseRefused) => ('code' in value ? CaseRefused : EntryReceipt),
});

export const CaseReceiptResult = createUnionType({
  name: 'CaseReceiptResult',
  types: () => [CaseReceipt, CaseRefused] as const,
  resolveType: (value: CaseReceipt | CaseRefused) => ('code' in value ? CaseRefused : CaseReceipt),
});

@InputType({ description: 'What is to be erased at the reporter\'s own wish: everything, or the contact alone.' })
export class EraseCaseInput {
  @Field(() => String, { description: 'The case code.' })
  code: string;

  @Field(() => Boolean, { nullable: true })
  contactOnly?: boolean | null;

  @Field(() => UuidScalar, { nullable: true })
  requestId?: string | null;
}
