import { Field, Float, InputType, PartialType } from '@nestjs/graphql';
import { UuidScalar } from '../../../graphql/index.js';
import type * as words from '../domain/index.js';
import { Answer, DatePrecision, FilingMode, HarmType, Involvement, OrganisationRole, ReporterRole, Severity } from './vocabulary-enums.js';

@InputType({ description: 'A date as exactly as it is known: {precision: MONTH, date: "2026-11"}.' })
export class PartialDateInput {
  @Field(() => DatePrecision)
  precision: words.DatePrecision;

  @Field(() => String, { nullable: true, description: '2026, 2026-11 or 2026-11-22; none where the precision is UNKNOWN.' })
  date?: string | null;
}

@InputType()
export class NamedSystemInput {
  @Field(() => String)
  name: string;

  @Field(() => String, { nullable: true })
  version?: string | null;
}

@InputType()
export class NamedOrganisationInput {
  @Field(() => String)
  name: string;

  @Field(() => OrganisationRole, { nullable: true })
  role?: words.OrganisationRole | null;
}

@InputType({ description: 'How the reporter can be reached. Kept apart from everything else; who sees it depends on the mode.' })
export class ContactInput {
  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Any other way, in your own words.' })
  other?: string | null;
}

@InputType({
  description: 'What a report says. Only what is marked as required must be there; an empty answer is committed to like a given one, so that its shape tells nothing.',
})
export class FileReportInput {
  @Field(() => String, { description: 'What happened, in one line: 3 to 200 characters.' })
  title: string;

  @Field(() => String, { description: 'What happened, in plain words: 20 to 20,000 characters.' })
  account: string;

  @Field(() => Involvement)
  involvement: words.Involvement;

  @Field(() => String, { nullable: true, description: 'How the AI system was involved, in your own words.' })
  involvementWords?: string | null;

  @Field(() => ReporterRole)
  role: words.ReporterRole;

  @Field(() => Severity)
  severity: words.Severity;

  @Field(() => [HarmType])
  harmTypes: words.HarmType[];

  @Field(() => PartialDateInput, { nullable: true, description: 'When it happened.' })
  occurred?: PartialDateInput | null;

  @Field(() => PartialDateInput, { nullable: true, description: 'When you noticed.' })
  noticed?: PartialDateInput | null;

  @Field(() => Answer, { nullable: true })
  ongoing?: words.YesNoUnsure | null;

  @Field(() => [String], { nullable: true, description: 'Countries, as ISO 3166-1 alpha-2 codes such as DE.' })
  countries?: string[] | null;

  @Field(() => [NamedSystemInput], { nullable: true })
  systems?: NamedSystemInput[] | null;

  @Field(() => [NamedOrganisationInput], { nullable: true })
  organisations?: NamedOrganisationInput[] | null;

  @Field(() => String, { nullable: true, description: 'Who was harmed, or nearly.' })
  harmed?: string | null;

  @Field(() => Float, { nullable: true, description: 'How many were harmed, or nearly: a whole number.' })
  quantity?: number | null;

  @Field(() => [String], { nullable: true, description: 'Web addresses that support it.' })
  links?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Handles given by POST /uploads, at most 10.' })
  files?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: nothing supports it but this account. False: there must be a link or a file. Not given: as you like.' })
  noEvidence?: boolean | null;

  @Field(() => Answer, { nullable: true, description: 'Do you fear retaliation?' })
  retaliation?: words.YesNoUnsure | null;

  @Field(() => Answer, { nullable: true, description: 'Is somebody in danger now? Nobody watches this node around the clock: call for help first.' })
  danger?: words.YesNoUnsure | null;

  @Field(() => String, { nullable: true, description: 'What should happen.' })
  wanted?: string | null;

  @Field(() => FilingMode, { nullable: true, description: 'ANONYMOUS where it is not given.' })
  mode?: words.FilingMode | null;

  @Field(() => ContactInput, { nullable: true, description: 'Only with CONFIDENTIAL and NAMED.' })
  contact?: ContactInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Ed25519 public key (base64) of a case key that you made yourself; then no case code is made here. A new one for each report.',
  })
  reporterKey?: string | null;

  @Field(() => UuidScalar, {
    nullable: true,
    description: 'Makes sending again harmless: the same id gives the first receipt. The case code is shown only the first time, so give a reporterKey with it if you can.',
  })
  requestId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Wait until the report is in the published log, and give its receipt file.' })
  wait?: boolean | null;
}

@InputType({ description: 'A report in the making: everything may be missing.' })
export class ReportDraftInput extends PartialType(FileReportInput) {}
