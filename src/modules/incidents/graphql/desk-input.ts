import { Field, InputType } from '@nestjs/graphql';
import { PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import type * as words from '../domain/index.js';
import { DeclineReason, ReportStatus } from './vocabulary-enums.js';

@InputType()
export class ReportQueueFilter {
  @Field(() => [ReportStatus], { nullable: true, description: 'Open reports where none is given.' })
  status?: words.ReportStatus[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Those that I work on.' })
  mine?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Those that nobody works on.' })
  unclaimed?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  overdue?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Words of title or account.' })
  text?: string | null;
}

@InputType()
export class DeclineReportInput {
  @Field(() => PublicIdScalar)
  report: string;

  @Field(() => DeclineReason)
  reason: words.DeclineReason;

  @Field(() => PublicIdScalar, { nullable: true, description: 'The other report, with DUPLICATE_OF and with nothing else.' })
  duplicateOf?: string | null;

  @Field(() => Boolean, { description: 'The report alleges serious harm: then a second person must confirm.' })
  seriousHarmAlleged: boolean;

  @Field(() => String, { description: 'What the reporter reads about it.' })
  note: string;
}

@InputType({ description: 'Openings of one entry.' })
export class OpeningsInput {
  @Field(() => UuidScalar)
  entry: string;

  @Field(() => [String], { nullable: true, description: 'Places in the entry, such as /command/content/contact; all of them where none is given.' })
  paths?: string[] | null;
}
