import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, PublicIdScalar } from '../../../graphql/index.js';
import { EntryReceipt, type InclusionProof, Ledgered, type LedgerEntry } from '../../../ledger/graphql/index.js';
import type * as words from '../domain/index.js';
import { FieldProblem } from './filing-types.js';
import { EntityKind, EntityRole } from './incident-enums.js';

@ObjectType({ description: 'Where an imported record comes from, and on what terms.' })
export class Provenance {
  @Field(() => String, { description: 'Short name of the collection.' })
  source: string;

  @Field(() => String, { description: 'The number of the record there.' })
  record: string;

  @Field(() => String)
  url: string;

  @Field(() => String, { description: 'SPDX identifier.' })
  licence: string;

  @Field(() => String, { nullable: true, description: 'Address of the licence text.' })
  licenceUrl: string | null;

  @Field(() => String, { description: 'Day on which it was taken over.' })
  retrieved: string;

  @Field(() => String, { description: 'The sentence to show wherever the record is shown.' })
  attribution: string;
}

@ObjectType('EntityRoleCount')
export class EntityRoleCountType {
  @Field(() => EntityRole)
  role: words.EntityRole;

  @Field(() => Int)
  count: number;
}

@ObjectType('Entity', {
  implements: () => [Ledgered],
  description: 'An organisation, a class of people or things, or somebody not yet classified, whom incidents name. Persons, and those who were only harmed, have no page.',
})
export class EntityType implements Ledgered {
  @Field(() => PublicIdScalar)
  id: string;

  @Field(() => EntityKind)
  kind: words.EntityKind;

  @Field(() => String, { nullable: true, description: 'Null where it was erased.' })
  name: string | null;

  @Field(() => [String])
  aliases: readonly string[];

  @Field(() => PublicIdScalar, { nullable: true, description: 'The entity into which this one was merged.' })
  mergedInto: string | null;

  @Field(() => Int, { description: 'Public incidents that name it.' })
  incidentCount: number;

  @Field(() => [EntityRoleCountType], { nullable: true, description: 'Public incidents by its role in them.' })
  roles?: EntityRoleCountType[];

  @Field(() => Boolean, { description: 'Only a registered organisation has a duty, and so a right, to answer.' })
  canAnswer: boolean;

  @Field(() => Boolean, { description: 'It has a page, and its name is shown to everybody.' })
  public: boolean;

  @Field(() => String, { description: 'Permanent address of its page.' })
  url: string;

  @Field(() => Provenance, { nullable: true })
  provenance: Provenance | null;

  history?: LedgerEntry[];
  proof?: InclusionProof | null;
}

export const EntityConnection = connectionOf(EntityType, 'Entity');

@ObjectType({ description: 'Names that are much alike. Only a hint: a person decides, and numbered courts are not one court.' })
export class SimilarEntity {
  @Field(() => EntityType)
  entity: EntityType;

  @Field(() => Int, { description: 'Likeness of the names in percent.' })
  likeness: number;
}

@ObjectType({ description: 'What was asked was refused, and why. What you typed is not kept here.' })
export class IncidentRefused {
  @Field(() => String, { description: 'INVALID_CONTENT (see problems), NOT_A_MEMBER, or a refusal of the rules.' })
  code: string;

  @Field(() => String, { description: 'A sentence to act on.' })
  message: string;

  @Field(() => [FieldProblem])
  problems: FieldProblem[];
}

/** What editors do by session: incidents and entities alike. */
export const IncidentActResult = createUnionType({
  name: 'IncidentActResult',
  types: () => [EntryReceipt, IncidentRefused] as const,
  resolveType: (value: EntryReceipt | IncidentRefused) => ('code' in value ? IncidentRefused : EntryReceipt),
});
