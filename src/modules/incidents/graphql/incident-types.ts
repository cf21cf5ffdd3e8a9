import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar, PageInfo, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { type InclusionProof, Ledgered, type LedgerEntry } from '../../../ledger/graphql/index.js';
import type * as words from '../domain/index.js';
import type { IncidentSearch } from '../queries/incidents.js';
import { NamedSystem, PartialDate } from './content-types.js';
import { EntityType, Provenance } from './entity-types.js';
import { AnswerStanding, CorrectionReason, EntityRole, IncidentStatus, RetractionReason, type ShownStatus } from './incident-enums.js';
import { ClaimStanding, HarmType, Severity } from './vocabulary-enums.js';

@ObjectType()
export class PublicSource {
  @Field(() => String)
  url: string;

  @Field(() => String, { nullable: true })
  title: string | null;

  @Field(() => String, { nullable: true })
  publisher: string | null;

  @Field(() => PartialDate)
  published: PartialDate;
}

/** What the incident and each of its versions say. An erased field, and every field of a tombstone, is null or empty. */
@ObjectType({ isAbstract: true })
export abstract class IncidentContent {
  @Field(() => String, { nullable: true })
  title: string | null;

  @Field(() => String, { nullable: true })
  summary: string | null;

  @Field(() => String, { nullable: true })
  account: string | null;

  @Field(() => PartialDate)
  occurred: PartialDate;

  @Field(() => Severity, { nullable: true, description: 'Null where no person has judged it: an import is never converted by machine.' })
  severity: words.Severity | null;

  @Field(() => [HarmType])
  harmTypes: readonly words.HarmType[];

  @Field(() => [String], { description: 'ISO 3166-1 alpha-2.' })
  countries: readonly string[];

  @Field(() => [NamedSystem])
  systems: readonly NamedSystem[];

  @Field(() => [PublicSource])
  sources: readonly PublicSource[];

  @Field(() => String, { nullable: true, description: 'Who was harmed, or nearly, in words.' })
  harmed: string | null;

  @Field(() => Float, { nullable: true, description: 'How many.' })
  quantity: number | null;
}

@ObjectType({ description: 'An entity by id and its role, as a version names them.' })
export class Involved {
  @Field(() => PublicIdScalar)
  entity: string;

  @Field(() => EntityRole)
  role: words.EntityRole;
}

@ObjectType({ description: 'One version of an incident. Published versions stay readable under their number.' })
export class IncidentVersion extends IncidentContent {
  @Field(() => Int)
  version: number;

  @Field(() => UuidScalar, { description: 'The entry that commits to its text.' })
  entryId: string;

  @Field(() => String, { description: 'draft, published or discarded.' })
  status: string;

  @Field(() => String, { nullable: true, description: 'Id of the member who wrote it; null for an import.' })
  draftedBy: string | null;

  @Field(() => InstantScalar)
  draftedAt: string;

  @Field(() => InstantScalar, { nullable: true })
  publishedAt: string | null;

  @Field(() => Boolean, { description: 'It names a person, so another one than its writer publishes it.' })
  namesPerson: boolean;

  @Field(() => CorrectionReason, { nullable: true, description: 'Why it replaced the version before it.' })
  correctionReason: words.CorrectionReason | null;

  @Field(() => String, { nullable: true, description: 'What the editor wrote about the correction.' })
  correctionNote: string | null;

  @Field(() => [Involved])
  involved: readonly Involved[];
}

@ObjectType({ description: 'An entity in its role in this incident.' })
export class InvolvedEntity {
  @Field(() => EntityType)
  entity: EntityType;

  @Field(() => EntityRole)
  role: words.EntityRole;

  @Field(() => ClaimStanding, { description: 'What the claim rests on: alleged until there is more.' })
  standing: words.ClaimStanding;
}

@ObjectType({ description: 'Parties whose names are not shown: persons, and those harmed whom no editor has classified yet.' })
export class WithheldEntities {
  @Field(() => EntityRole)
  role: words.EntityRole;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'A report on which the incident rests.' })
export class LinkedReport {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => ClaimStanding)
  standing: words.ClaimStanding;
}

@ObjectType({ description: 'What an organisation says. It stands beside the record and never over it.' })
export class IncidentAnswer {
  @Field(() => UuidScalar)
  entryId: string;

  @Field(() => EntityType, { nullable: true })
  entity: EntityType | null;

  @Field(() => AnswerStanding)
  standing: words.AnswerStanding;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  statement: string | null;

  @Field(() => InstantScalar)
  at: string;
}

@ObjectType({ description: 'What remains of an incident that was taken back.' })
export class Tombstone {
  @Field(() => RetractionReason)
  reason: words.RetractionReason;

  @Field(() => InstantScalar)
  at: string;
}

@ObjectType({ description: 'How to cite this version.' })
export class Citation {
  @Field(() => String)
  text: string;

  @Field(() => String)
  bibtex: string;
}

@ObjectType('Incident', { implements: () => [Ledgered], description: 'An AI incident. What stands here is alleged unless the standing of a claim says more.' })
export class IncidentType extends IncidentContent implements Ledgered {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => IncidentStatus)
  status: ShownStatus;

  @Field(() => Int, { description: 'Number of the version shown; 0 before the first publication.' })
  version: number;

  @Field(() => String, { description: 'Permanent address of its page.' })
  url: string;

  @Field(() => InstantScalar, { nullable: true })
  publishedAt: string | null;

  @Field(() => InstantScalar, { nullable: true })
  correctedAt: string | null;

  @Field(() => PublicIdScalar, { nullable: true, description: 'The incident into which this one was merged.' })
  mergedInto: string | null;

  @Field(() => Tombstone, { nullable: true })
  tombstone: Tombstone | null;

  @Field(() => Provenance, { nullable: true, description: 'For an imported record.' })
  provenance: Provenance | null;

  @Field(() => [InvolvedEntity], { nullable: true })
  entities?: InvolvedEntity[];

  @Field(() => [WithheldEntities], { nullable: true })
  withheld?: WithheldEntities[];

  @Field(() => [LinkedReport], { nullable: true })
  reports?: LinkedReport[];

  @Field(() => Int, { nullable: true })
  reportCount?: number;

  @Field(() => [IncidentAnswer], { nullable: true })
  answers?: IncidentAnswer[];

  @Field(() => [EntityType], { nullable: true, description: 'Organisations for which you may answer here; none for whoever speaks for nobody.' })
  answerableFor?: EntityType[];

  @Field(() => [IncidentVersion], { nullable: true, description: 'Oldest first. Editors see drafts and what was taken back too.' })
  versions?: IncidentVersion[];

  @Field(() => IncidentVersion, { nullable: true, description: 'The unfinished draft; for editors.' })
  draft?: IncidentVersion | null;

  @Field(() => Citation, { nullable: true })
  citation?: Citation | null;

  history?: LedgerEntry[];
  proof?: InclusionProof | null;
}

@ObjectType()
export class FacetValue {
  @Field(() => String, { description: 'A code, a year, or the id of an entity; give it back in the filter.' })
  value: string;

  @Field(() => String, { nullable: true, description: 'Name, where the value is an entity.' })
  label: string | null;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'How many incidents each value of a filter would leave, the other filters applied.' })
export class IncidentFacets {
  @Field(() => [FacetValue])
  severity: FacetValue[];

  @Field(() => [FacetValue])
  harmType: FacetValue[];

  @Field(() => [FacetValue])
  country: FacetValue[];

  @Field(() => [FacetValue])
  year: FacetValue[];

  @Field(() => [FacetValue])
  origin: FacetValue[];

  @Field(() => [FacetValue], { description: 'The 20 most frequent.' })
  entity: FacetValue[];

  @Field(() => Int, { description: 'Incidents that match every filter.' })
  total: number;
}

@ObjectType()
export class IncidentEdge {
  @Field(() => String)
  cursor: string;

  @Field(() => IncidentType)
  node: IncidentType;
}

@ObjectType()
export class IncidentConnection {
  @Field(() => [IncidentEdge])
  edges: IncidentEdge[];

  @Field(() => PageInfo)
  pageInfo: PageInfo;

  @Field(() => Boolean, { description: 'No word of the search was found as it was written; these titles are similar.' })
  fuzzy: boolean;

  @Field(() => Int, { nullable: true })
  totalCount?: number;

  @Field(() => IncidentFacets, { nullable: true })
  facets?: IncidentFacets;

  /** What was asked, for the facets. */
  search: IncidentSearch;
}

@ObjectType()
export class TimelinePoint {
  @Field(() => String, { description: '2026 or 2026-11.' })
  period: string;

  @Field(() => Int)
  count: number;
}
