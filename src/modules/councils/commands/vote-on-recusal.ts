import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { RecusalChoice } from '../domain/index.js';
import type { MotionActs } from './motion-acts.js';

/** The others decide whether a member must stand back; nobody on his own case. */
export async function voteOnRecusal(acts: MotionActs, viewer: Viewer, motion: string, of: number, choice: RecusalChoice): Promise<Prepared<string>> {
  return acts.motion(viewer, motion, { type: 'VoteOnRecusal', seat: await acts.seatFor(motion, viewer), of, choice });
}
