import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import { mayShowName } from '../store/entity-rows.js';
import { entitySlice } from '../store/entity-slice.js';
import { type Editorial, type EditorialOutcome, invalid } from './editorial.js';
import { checkNames } from './entity-names.js';

/** The name before it is for reviewers from then on. */
export async function renameEntity(editorial: Editorial, viewer: Viewer, entity: string, typedName: string, typedAliases: readonly string[]): Promise<EditorialOutcome> {
  const names = checkNames(typedName, typedAliases);
  if (!names.ok) return invalid('entity', names.problems);
  const seal = new Sealer((await editorial.look((tx) => mayShowName(tx, entity))) ? 'public' : 'reviewers');
  const command = { type: 'RenameEntity', name: seal.field('/command/name', names.name), aliases: seal.field('/command/aliases', names.aliases) } as const;
  return editorial.bySession(viewer, entitySlice, entity, command, seal.fields);
}
