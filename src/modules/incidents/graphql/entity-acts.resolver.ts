import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, parseErasure, PublicIdScalar } from '../../../graphql/index.js';
import { type ActRefused, PreparedActResult, type PreparedActType, presentPrepared } from '../../members/index.js';
import { Editorial } from '../commands/editorial.js';
import { eraseRecord } from '../commands/erase-record.js';
import { mergeEntity } from '../commands/merge-entity.js';
import { registerEntity } from '../commands/register-entity.js';
import { renameEntity } from '../commands/rename-entity.js';
import { setEntityKind } from '../commands/set-entity-kind.js';
import { unmergeEntity } from '../commands/unmerge-entity.js';
import type * as words from '../domain/index.js';
import { IncidentActResult } from './entity-types.js';
import { EntityKind, MergeReason, UnmergeReason } from './incident-enums.js';
import { ErasureInput } from './incident-input.js';
import { presentOutcome } from './parse-act.js';
import { StewardErasureGround } from './vocabulary-enums.js';

type Answer = Promise<typeof IncidentActResult>;

const id = { type: () => PublicIdScalar };
const kindArg = { type: () => EntityKind };
const nameArg = { type: () => String, description: '1 to 200 characters.' };
const aliasesArg = { type: () => [String], nullable: true, description: 'Other spellings, at most 50.' };

/** Keeping the register of entities: editors, by session. */
@Resolver()
export class EntityActsResolver {
  constructor(private readonly editorial: Editorial) {}

  @Mutation(() => IncidentActResult, { description: 'The receipt names the entity: streamId.' })
  async registerEntity(
    @Args('kind', kindArg) kind: words.EntityKind,
    @Args('name', nameArg) name: string,
    @Context() { viewer }: GraphqlContext,
    @Args('aliases', aliasesArg) aliases?: string[] | null,
  ): Answer {
    return presentOutcome(await registerEntity(this.editorial, viewer, kind, name, aliases ?? []));
  }

  @Mutation(() => IncidentActResult)
  async setEntityKind(@Args('entity', id) entity: string, @Args('kind', kindArg) kind: words.EntityKind, @Context() { viewer }: GraphqlContext): Answer {
    return presentOutcome(await setEntityKind(this.editorial, viewer, entity, kind));
  }

  @Mutation(() => IncidentActResult)
  async renameEntity(
    @Args('entity', id) entity: string,
    @Args('name', nameArg) name: string,
    @Context() { viewer }: GraphqlContext,
    @Args('aliases', aliasesArg) aliases?: string[] | null,
  ): Answer {
    return presentOutcome(await renameEntity(this.editorial, viewer, entity, name, aliases ?? []));
  }

  @Mutation(() => IncidentActResult)
  async mergeEntity(
    @Args('entity', id) entity: string,
    @Args('into', id) into: string,
    @Args('reason', { type: () => MergeReason }) reason: words.MergeReason,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentOutcome(await mergeEntity(this.editorial, viewer, entity, into, reason));
  }

  @Mutation(() => IncidentActResult)
  async unmergeEntity(
    @Args('entity', id) entity: string,
    @Args('reason', { type: () => UnmergeReason }) reason: words.UnmergeReason,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentOutcome(await unmergeEntity(this.editorial, viewer, entity, reason));
  }

  @Mutation(() => PreparedActResult, { description: 'A steward takes a name out of the node for good; its commitment stays in the log.' })
  async prepareEraseEntity(
    @Args('entity', id) entity: string,
    @Args('openings', { type: () => [ErasureInput] }) openings: ErasureInput[],
    @Args('ground', { type: () => StewardErasureGround }) ground: words.StewardErasureGround,
    @Context() { viewer }: GraphqlContext,
  ): Promise<PreparedActType | ActRefused> {
    return presentPrepared(await eraseRecord(this.editorial, viewer, 'entity', entity, parseErasure(openings), ground));
  }
}
