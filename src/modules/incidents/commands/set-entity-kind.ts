import type { Viewer } from '../../../kernel/viewer.js';
import type { EntityKind } from '../domain/index.js';
import { entitySlice } from '../store/entity-slice.js';
import type { Editorial, EditorialOutcome } from './editorial.js';

/** A person decides what an entity is: only organisations owe an answer, and a person's name is not shown. */
export function setEntityKind(editorial: Editorial, viewer: Viewer, entity: string, kind: EntityKind): Promise<EditorialOutcome> {
  return editorial.bySession(viewer, entitySlice, entity, { type: 'SetEntityKind', kind });
}
