import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import type { Prepared } from '../../members/index.js';
import type { ExclusionReason } from '../domain/index.js';
import type { DrawActs } from './draw-acts.js';

/** Somebody is kept out of the pool, for a reason that is published as a code. What is noted beside it only stewards and he can read. */
export function excludeVolunteer(acts: DrawActs, viewer: Viewer, draw: string, number: string, reason: ExclusionReason, note: string | null): Promise<Prepared<string>> {
  const seal = new Sealer('stewards');
  return acts.volunteer(viewer, draw, number, { type: 'ExcludeVolunteer', reason, note: seal.field('/command/note', note) }, seal.fields);
}
