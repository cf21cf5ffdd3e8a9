import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import { type MotionActs, refusedBallot } from './motion-acts.js';

/** The text changed, and the member stays with his choice. */
export async function confirmBallot(acts: MotionActs, viewer: Viewer, motion: string): Promise<Prepared<string>> {
  const own = await acts.ownVote(motion, viewer);
  if (typeof own === 'string') return refusedBallot(own);
  const { council, text, vote } = own.motion;
  return acts.ballot(viewer, motion, own.seat, { type: 'ConfirmBallot', council, text: text!, rule: vote!.ruleHash, roll: vote!.roll.hash });
}
