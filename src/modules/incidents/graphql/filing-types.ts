import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { UuidScalar } from '../../../graphql/index.js';
import { EntryReceipt } from '../../../ledger/graphql/index.js';

@ObjectType({ description: 'What is wrong with one answer, and what to do.' })
export class FieldProblem {
  @Field(() => String, { description: 'Name of the field of the input.' })
  field: string;

  @Field(() => String)
  code: string;

  @Field(() => String)
  message: string;

  @Field(() => Int, { nullable: true, description: 'Which item of a list, from 0.' })
  index: number | null;
}

@ObjectType()
export class FilingLinks {
  @Field(() => String, { description: 'Where the case is opened with its code.' })
  case: string;

  @Field(() => String, { description: 'Where a receipt is checked.' })
  verify: string;
}

@ObjectType({ description: 'The report is filed.' })
export class FilingReceipt {
  @Field(() => String)
  reportId: string;

  @Field(() => UuidScalar)
  entryId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Opens the case page. Shown this once and kept nowhere; null where you brought your own key, or where this request had been performed before.',
  })
  caseCode: string | null;

  @Field(() => String, { description: 'Signed promise that the report will be in the log (docs/spec/entry.md).' })
  promise: string;

  @Field(() => EntryReceipt)
  entry: EntryReceipt;

  @Field(() => Int, { nullable: true, description: 'Place in the log; with wait only, and null where that took longer than ten seconds.' })
  seq: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Proves for ever and offline that this content was filed before that time: save it as report.tlog-proof. With wait only; else from the case page.',
  })
  receiptFile: string | null;

  @Field(() => FilingLinks)
  links: FilingLinks;
}

@ObjectType({ description: 'The report is not filed. Nothing was kept here; what was typed is in your hands.' })
export class FileReportRefused {
  @Field(() => String, { description: 'INVALID_CONTENT, RATE_LIMITED, or a refusal of the rules.' })
  code: string;

  @Field(() => String)
  message: string;

  @Field(() => [FieldProblem])
  problems: FieldProblem[];

  @Field(() => Int, { nullable: true })
  retryAfterSeconds: number | null;
}

export const FileReportResult = createUnionType({
  name: 'FileReportResult',
  types: () => [FilingReceipt, FileReportRefused] as const,
  resolveType: (value: FilingReceipt | FileReportRefused) => ('code' in value ? FileReportRefused : FilingReceipt),
});
