import type { ErasedOpenings, ErasureGround } from '../../../kernel/sealed.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { MotionActs } from './motion-acts.js';

/** A steward takes words of a motion, or the reason of one of its ballots, out of the node for good. */
export function eraseMotionWords(acts: MotionActs, viewer: Viewer, motion: string, seat: number | null, openings: readonly ErasedOpenings[], ground: ErasureGround): Promise<Prepared<string>> {
  const command = { type: 'EraseOpenings', openings, ground } as const;
  return seat === null ? acts.motion(viewer, motion, command) : acts.ballot(viewer, motion, seat, command);
}
