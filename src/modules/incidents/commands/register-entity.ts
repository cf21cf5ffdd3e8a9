import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import { newPublicId } from '../../../platform/random.js';
import type { EntityKind } from '../domain/index.js';
import { entitySlice } from '../store/entity-slice.js';
import { type Editorial, type EditorialOutcome, invalid } from './editorial.js';
import { audienceOf, checkNames } from './entity-names.js';

/** An editor says who this is; names that a report mentions never make an entity by themselves. */
export async function registerEntity(editorial: Editorial, viewer: Viewer, kind: EntityKind, typedName: string, typedAliases: readonly string[]): Promise<EditorialOutcome> {
  const names = checkNames(typedName, typedAliases);
  if (!names.ok) return invalid('entity', names.problems);
  const seal = new Sealer(audienceOf(kind));
  const command = { type: 'RegisterEntity', kind, name: seal.field('/command/name', names.name), aliases: seal.field('/command/aliases', names.aliases) } as const;
  return editorial.bySession(viewer, entitySlice, newPublicId(), command, seal.fields);
}
