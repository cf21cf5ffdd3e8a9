import type { Viewer } from '../../../kernel/viewer.js';
import type { MergeReason } from '../domain/index.js';
import { entitySlice } from '../store/entity-slice.js';
import type { Editorial, EditorialOutcome } from './editorial.js';

/** Both numbers stay, and it can be undone. */
export function mergeEntity(editorial: Editorial, viewer: Viewer, entity: string, into: string, reason: MergeReason): Promise<EditorialOutcome> {
  return editorial.bySession(viewer, entitySlice, entity, { type: 'MergeEntity', into, reason }, {}, async (tx) => {
    const [target] = await tx.query<{ merged_into: string | null }[]>('SELECT merged_into FROM entity WHERE id = $1 FOR SHARE', [into]);
    if (!target) return 'NO_SUCH_ENTITY';
    // To what stands for itself, never to a number that leads on. If that one is merged later the chain is followed: store/merged-entities.ts.
    return target.merged_into === null ? undefined : 'TARGET_MERGED';
  });
}
