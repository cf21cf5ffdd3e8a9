import type { Viewer } from '../../../kernel/viewer.js';
import type { UnmergeReason } from '../domain/index.js';
import { entitySlice } from '../store/entity-slice.js';
import type { Editorial, EditorialOutcome } from './editorial.js';

export function unmergeEntity(editorial: Editorial, viewer: Viewer, entity: string, reason: UnmergeReason): Promise<EditorialOutcome> {
  return editorial.bySession(viewer, entitySlice, entity, { type: 'UnmergeEntity', reason });
}
