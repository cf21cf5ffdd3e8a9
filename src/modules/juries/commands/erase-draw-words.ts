import type { ErasedOpenings, ErasureGround } from '../../../kernel/sealed.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { DrawActs } from './draw-acts.js';

/** A steward takes words of a draw, or of one of its volunteers, out of the node for good; the commitments stay in the log. */
export function eraseDrawWords(acts: DrawActs, viewer: Viewer, draw: string, number: string | null, openings: readonly ErasedOpenings[], ground: ErasureGround): Promise<Prepared<string>> {
  const command = { type: 'EraseOpenings', openings, ground } as const;
  return number === null ? acts.draw(viewer, draw, command) : acts.volunteer(viewer, draw, number, command);
}
