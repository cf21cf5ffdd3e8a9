import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type * as words from '../domain/index.js';
import { Answer, DatePrecision, FilingMode, HarmType, Involvement, OrganisationRole, ReporterRole, Severity } from './vocabulary-enums.js';

@ObjectType({ description: 'A date as exactly as somebody knew it.' })
export class PartialDate {
  @Field(() => DatePrecision)
  precision: words.DatePrecision;

  @Field(() => String, { nullable: true })
  date: string | null;
}

@ObjectType()
export class NamedSystem {
  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true })
  version: string | null;
}

@ObjectType()
export class NamedOrganisation {
  @Field(() => String)
  name: string;

  @Field(() => OrganisationRole)
  role: words.OrganisationRole;
}

@ObjectType({ description: 'A file that came with a report or an addition.' })
export class EvidenceFile {
  @Field(() => String)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'Media type, found by looking into the file; the sender is not believed.' })
  type: string;

  @Field(() => Int)
  size: number;

  @Field(() => String, { description: 'sha256: and the lower-case hex digest of the file.' })
  digest: string;
}

@ObjectType({ description: 'The words of a report as far as they still exist: an erased answer is null.' })
export class ReportContent {
  @Field(() => String, { nullable: true })
  title: string | null;

  @Field(() => String, { nullable: true })
  account: string | null;

  @Field(() => Involvement, { nullable: true })
  involvement: words.Involvement | null;

  @Field(() => String, { nullable: true })
  involvementWords: string | null;

  @Field(() => ReporterRole, { nullable: true })
  role: words.ReporterRole | null;

  @Field(() => PartialDate, { nullable: true })
  occurred: PartialDate | null;

  @Field(() => PartialDate, { nullable: true })
  noticed: PartialDate | null;

  @Field(() => Answer, { nullable: true })
  ongoing: words.YesNoUnsure | null;

  @Field(() => [String])
  countries: readonly string[];

  @Field(() => [NamedSystem])
  systems: readonly NamedSystem[];

  @Field(() => [NamedOrganisation])
  organisations: readonly NamedOrganisation[];

  @Field(() => Severity, { nullable: true })
  severity: words.Severity | null;

  @Field(() => [HarmType])
  harmTypes: readonly words.HarmType[];

  @Field(() => String, { nullable: true })
  harmed: string | null;

  @Field(() => Float, { nullable: true })
  quantity: number | null;

  @Field(() => [String])
  links: readonly string[];

  @Field(() => [EvidenceFile])
  files: readonly EvidenceFile[];

  @Field(() => Answer, { nullable: true })
  retaliation: words.YesNoUnsure | null;

  @Field(() => Answer, { nullable: true })
  danger: words.YesNoUnsure | null;

  @Field(() => String, { nullable: true })
  wanted: string | null;

  @Field(() => FilingMode, { nullable: true })
  mode: words.FilingMode | null;
}
