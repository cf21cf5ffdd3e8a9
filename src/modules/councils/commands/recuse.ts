import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { InterestKind } from '../domain/index.js';
import { publicSeal } from './charter-words.js';
import type { MotionActs } from './motion-acts.js';

/** A member steps back from a motion. Once voting is open he shows his row of the roll, and a ballot that he cast counts no more. */
export async function recuse(acts: MotionActs, viewer: Viewer, motion: string, reason: InterestKind, note: string | null): Promise<Prepared<string>> {
  const seal = publicSeal();
  const own = await acts.ownVote(motion, viewer);
  const row = typeof own === 'string' || own.motion.status === 'proposed' ? null : own.row;
  const seat = await acts.seatFor(motion, viewer);
  return acts.motion(viewer, motion, { type: 'Recuse', seat, reason, note: seal.field('/command/note', note), row }, seal.fields);
}
