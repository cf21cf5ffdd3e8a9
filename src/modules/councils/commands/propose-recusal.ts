import type { Instant } from '../../../kernel/instant.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { InterestKind } from '../domain/index.js';
import { publicSeal } from './charter-words.js';
import type { MotionActs } from './motion-acts.js';

/** A member asks the others whether somebody should stand back. */
export async function proposeRecusal(acts: MotionActs, viewer: Viewer, motion: string, of: number, reason: InterestKind, note: string | null, closesAt: Instant): Promise<Prepared<string>> {
  const seal = publicSeal();
  const seat = await acts.seatFor(motion, viewer);
  return acts.motion(viewer, motion, { type: 'ProposeRecusal', seat, of, reason, note: seal.field('/command/note', note), closesAt }, seal.fields);
}
