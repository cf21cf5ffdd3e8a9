import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import type { Prepared } from '../../members/index.js';
import type { VoidReason } from '../domain/index.js';
import type { DrawActs } from './draw-acts.js';

/** A draw comes to nothing, and says why. The note is public. */
export function voidDraw(acts: DrawActs, viewer: Viewer, draw: string, reason: VoidReason, note: string | null): Promise<Prepared<string>> {
  const seal = new Sealer('public');
  return acts.draw(viewer, draw, { type: 'VoidDraw', reason, note: seal.field('/command/note', note) }, seal.fields);
}
