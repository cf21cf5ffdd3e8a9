import { assertNever } from '../../../kernel/assert-never.js';
import { isSigned, type Circumstances, type Decider, type StreamRef } from '../../../kernel/decider.js';
import { decided, refused, type Decision } from '../../../kernel/decision.js';
import { isEditor, isSteward } from './actors.js';
import type { Commitment } from './commitments.js';
import { allErased, openingsShape, withErased, type OpeningsOfEntry } from './erasure.js';
import { source, type Source } from './provenance.js';
import { commitment, oneOf, publicId, wellFormed, type Shapes } from './shape.js';
import {
  ENTITY_KINDS, MERGE_REASONS, STEWARD_ERASURE_GROUNDS, UNMERGE_REASONS,
  type EntityKind, type MergeReason, type StewardErasureGround, type UnmergeReason,
} from './vocabulary.js';

/**
 * Whom incidents name: an organisation, a person, a class ("scammers"), or not yet known. A person sets the kind, because only
 * organisations have a duty to answer. Likeness of names proposes and never merges; a merge keeps both ids and can be undone.
 *
 *     system      ImportEntity                     → EntityImported, kind unknown: cannot answer
 *     editor Ada  SetEntityKind organisation       → EntityKindSet: may answer
 */
export type EntityCommand =
  | { readonly type: 'RegisterEntity'; readonly kind: EntityKind; readonly name: Commitment; readonly aliases: Commitment }
  | { readonly type: 'ImportEntity'; readonly source: Source; readonly name: Commitment; readonly aliases: Commitment }
  | { readonly type: 'SetEntityKind'; readonly kind: EntityKind }
  | { readonly type: 'RenameEntity'; readonly name: Commitment; readonly aliases: Commitment }
  | { readonly type: 'MergeEntity'; readonly into: string; readonly reason: MergeReason }
  | { readonly type: 'UnmergeEntity'; readonly reason: UnmergeReason }
  | { readonly type: 'EraseOpenings'; readonly openings: readonly OpeningsOfEntry[]; readonly ground: StewardErasureGround };

export type EntityEvent =
  | { readonly type: 'EntityRegistered'; readonly kind: EntityKind; readonly by: string }
  | { readonly type: 'EntityImported'; readonly source: Source }
  | { readonly type: 'EntityKindSet'; readonly kind: EntityKind; readonly by: string }
  | { readonly type: 'EntityRenamed'; readonly by: string }
  | { readonly type: 'EntityMerged'; readonly into: string; readonly by: string; readonly reason: MergeReason }
  | { readonly type: 'EntityUnmerged'; readonly from: string; readonly by: string; readonly reason: UnmergeReason }
  | { readonly type: 'OpeningsErased'; readonly openings: readonly OpeningsOfEntry[]; readonly ground: StewardErasureGround };

export const ENTITY_REFUSALS = [
  'MALFORMED', 'NO_SUCH_ENTITY', 'ALREADY_REGISTERED', 'ALREADY_IMPORTED', 'NOT_AN_EDITOR', 'NOT_A_STEWARD', 'SYSTEM_ONLY', 'SIGNATURE_REQUIRED',
  'SAME_KIND', 'MERGED', 'NOT_MERGED', 'ITSELF', 'ALREADY_ERASED',
] as const;
export type EntityRefusal = (typeof ENTITY_REFUSALS)[number];

export const ENTITY_STATUSES = ['unregistered', 'registered', 'merged'] as const;
export type EntityStatus = (typeof ENTITY_STATUSES)[number];

export interface Entity {
  readonly id: string;
  readonly status: EntityStatus;
  readonly kind: EntityKind;
  readonly mergedInto: string | null;
  readonly imported: Source | null;
  readonly erased: readonly OpeningsOfEntry[];
}

/** The places of an entity's entries where commitments stand. */
export const ENTITY_OPENING_PATHS: readonly string[] = ['/command/name', '/command/aliases'];

export const ENTITY_SHAPES: Shapes<EntityCommand> = {
  RegisterEntity: { kind: oneOf(ENTITY_KINDS), name: commitment, aliases: commitment },
  ImportEntity: { source, name: commitment, aliases: commitment },
  SetEntityKind: { kind: oneOf(ENTITY_KINDS) },
  RenameEntity: { name: commitment, aliases: commitment },
  MergeEntity: { into: publicId, reason: oneOf(MERGE_REASONS) },
  UnmergeEntity: { reason: oneOf(UNMERGE_REASONS) },
  EraseOpenings: { openings: openingsShape(ENTITY_OPENING_PATHS), ground: oneOf(STEWARD_ERASURE_GROUNDS) },
};

export const entityDecider: Decider<Entity, EntityCommand, EntityEvent, EntityRefusal> = {
  kind: 'entity',
  rules: 'entities/1',
  initial: (id) => ({ id, status: 'unregistered', kind: 'unknown', mergedInto: null, imported: null, erased: [] }),
  decide,
  evolve,
  references: (event) => (event.type === 'EntityMerged' ? [{ kind: 'entity', id: event.into } satisfies StreamRef] : []),
};

/** Only organisations have a duty, and so a right, to answer. */
export function canAnswer(entity: Entity): boolean {
  return entity.status === 'registered' && entity.kind === 'organisation';
}

function decide(entity: Entity, command: EntityCommand, circumstances: Circumstances): Decision<EntityEvent, EntityRefusal> {
  if (!wellFormed(command, ENTITY_SHAPES)) return refused('MALFORMED');
  const { actor } = circumstances;
  if (command.type === 'RegisterEntity' || command.type === 'ImportEntity') return begin(entity, command, circumstances);
  if (entity.status === 'unregistered') return refused('NO_SUCH_ENTITY');
  if (command.type === 'EraseOpenings') {
    if (!isSteward(actor)) return refused('NOT_A_STEWARD');
    if (allErased(entity.erased, command.openings)) return refused('ALREADY_ERASED');
    if (!isSigned(circumstances)) return refused('SIGNATURE_REQUIRED');
    return decided({ type: 'OpeningsErased', openings: command.openings, ground: command.ground });
  }
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  if (command.type === 'UnmergeEntity') {
    if (entity.mergedInto === null) return refused('NOT_MERGED');
    return decided({ type: 'EntityUnmerged', from: entity.mergedInto, by: actor.id, reason: command.reason });
  }
  if (entity.status === 'merged') return refused('MERGED');
  switch (command.type) {
    case 'SetEntityKind':
      if (command.kind === entity.kind) return refused('SAME_KIND');
      return decided({ type: 'EntityKindSet', kind: command.kind, by: actor.id });
    case 'RenameEntity':
      return decided({ type: 'EntityRenamed', by: actor.id });
    case 'MergeEntity':
      if (command.into === entity.id) return refused('ITSELF');
      return decided({ type: 'EntityMerged', into: command.into, by: actor.id, reason: command.reason });
    default:
      return assertNever(command);
  }
}

function begin(
  entity: Entity,
  command: Extract<EntityCommand, { type: 'RegisterEntity' | 'ImportEntity' }>,
  { actor }: Circumstances,
): Decision<EntityEvent, EntityRefusal> {
  const taken = entity.imported === null ? 'ALREADY_REGISTERED' : 'ALREADY_IMPORTED';
  if (command.type === 'ImportEntity') {
    if (actor.kind !== 'system') return refused('SYSTEM_ONLY');
    return entity.status === 'unregistered' ? decided({ type: 'EntityImported', source: command.source }) : refused(taken);
  }
  if (!isEditor(actor)) return refused('NOT_AN_EDITOR');
  return entity.status === 'unregistered' ? decided({ type: 'EntityRegistered', kind: command.kind, by: actor.id }) : refused(taken);
}

function evolve(entity: Entity, event: EntityEvent): Entity {
  switch (event.type) {
    case 'EntityRegistered':
      return { ...entity, status: 'registered', kind: event.kind };
    case 'EntityImported':
      return { ...entity, status: 'registered', kind: 'unknown', imported: event.source };
    case 'EntityKindSet':
      return { ...entity, kind: event.kind };
    case 'EntityRenamed':
      return entity;
    case 'EntityMerged':
      return { ...entity, status: 'merged', mergedInto: event.into };
    case 'EntityUnmerged':
      return { ...entity, status: 'registered', mergedInto: null };
    case 'OpeningsErased':
      return { ...entity, erased: withErased(entity.erased, event.openings) };
    default:
      return assertNever(event);
  }
}
