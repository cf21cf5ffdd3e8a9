import { ArgsType, Field, Float, InputType, Int } from '@nestjs/graphql';
import { PageArgs, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import type * as words from '../domain/index.js';
import { EntityKind, EntityOrder, EntityRole, IncidentOrder, IncidentStatus, Origin, type ShownStatus } from './incident-enums.js';
import { NamedSystemInput, PartialDateInput } from './report-input.js';
import { HarmType, Severity } from './vocabulary-enums.js';

@InputType()
export class InvolvedEntityInput {
  @Field(() => PublicIdScalar)
  entity: string;

  @Field(() => EntityRole)
  role: words.EntityRole;
}

@InputType()
export class PublicSourceInput {
  @Field(() => String)
  url: string;

  @Field(() => String, { nullable: true })
  title?: string | null;

  @Field(() => String, { nullable: true })
  publisher?: string | null;

  @Field(() => PartialDateInput, { nullable: true })
  published?: PartialDateInput | null;
}

@InputType({ description: 'The whole text of a version: what is not given is empty in it.' })
export class IncidentRevisionInput {
  @Field(() => String, { description: '3 to 300 characters.' })
  title: string;

  @Field(() => String, { description: '3 to 5,000 characters.' })
  summary: string;

  @Field(() => String, { nullable: true, description: '20 to 50,000 characters.' })
  account?: string | null;

  @Field(() => PartialDateInput, { nullable: true })
  occurred?: PartialDateInput | null;

  @Field(() => Severity)
  severity: words.Severity;

  @Field(() => [HarmType])
  harmTypes: words.HarmType[];

  @Field(() => [String], { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  countries?: string[] | null;

  @Field(() => [InvolvedEntityInput], { nullable: true })
  entities?: InvolvedEntityInput[] | null;

  @Field(() => [NamedSystemInput], { nullable: true })
  systems?: NamedSystemInput[] | null;

  @Field(() => [PublicSourceInput], { nullable: true })
  sources?: PublicSourceInput[] | null;

  @Field(() => String, { nullable: true })
  harmed?: string | null;

  @Field(() => Float, { nullable: true, description: 'A whole number.' })
  quantity?: number | null;
}

@InputType({ description: 'All parts must hold; within a list any of the values.' })
export class IncidentFilter {
  @Field(() => [Severity], { nullable: true })
  severity?: words.Severity[] | null;

  @Field(() => [HarmType], { nullable: true })
  harmType?: words.HarmType[] | null;

  @Field(() => [String], { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  country?: string[] | null;

  @Field(() => [PublicIdScalar], { nullable: true })
  entity?: string[] | null;

  @Field(() => Int, { nullable: true })
  yearFrom?: number | null;

  @Field(() => Int, { nullable: true })
  yearTo?: number | null;

  @Field(() => Origin, { nullable: true })
  origin?: Origin | null;

  @Field(() => [IncidentStatus], { nullable: true, description: 'PUBLISHED where none is given. DRAFT is for editors.' })
  status?: ShownStatus[] | null;
}

@InputType({ description: 'Openings of one entry of this record.' })
export class ErasureInput {
  @Field(() => UuidScalar)
  entry: string;

  @Field(() => [String], { nullable: true, description: 'Places in the entry, such as /command/revision/title; all of them where none is given.' })
  paths?: string[] | null;
}

@ArgsType()
export class SearchArgs {
  @Field(() => String, { nullable: true, description: 'Words; "a phrase"; or; -without. At most 200 characters.' })
  search?: string | null;

  @Field(() => IncidentFilter, { nullable: true })
  filter?: IncidentFilter | null;
}

@ArgsType()
export class IncidentsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Words; "a phrase"; or; -without. At most 200 characters.' })
  search?: string | null;

  @Field(() => IncidentFilter, { nullable: true })
  filter?: IncidentFilter | null;

  @Field(() => IncidentOrder, { nullable: true, description: 'RELEVANCE where there is a search, else PUBLISHED.' })
  orderBy?: IncidentOrder | null;
}

@ArgsType()
export class EntitiesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of a name. At most 200 characters.' })
  search?: string | null;

  @Field(() => [EntityKind], { nullable: true })
  kind?: words.EntityKind[] | null;

  @Field(() => EntityOrder, { nullable: true, description: 'NAME where it is not given.' })
  orderBy?: EntityOrder | null;

  @Field(() => Boolean, { nullable: true, description: 'For editors: also those without a page.' })
  all?: boolean | null;
}
