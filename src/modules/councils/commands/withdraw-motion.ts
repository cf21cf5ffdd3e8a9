import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { MotionActs } from './motion-acts.js';

/** The proposer takes the motion back before voting is opened. */
export async function withdrawMotion(acts: MotionActs, viewer: Viewer, motion: string): Promise<Prepared<string>> {
  return acts.motion(viewer, motion, { type: 'WithdrawMotion', seat: await acts.seatFor(motion, viewer) });
}
