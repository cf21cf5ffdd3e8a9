import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import { publicSeal } from './charter-words.js';
import type { MotionActs } from './motion-acts.js';

/** The proposer changes the text. Ballots that were cast on the text of before are stale until they are confirmed. */
export async function reviseMotion(acts: MotionActs, viewer: Viewer, motion: string, text: string, note: string | null): Promise<Prepared<string>> {
  const seal = publicSeal();
  const seat = await acts.seatFor(motion, viewer);
  return acts.motion(viewer, motion, { type: 'ReviseMotion', seat, text: seal.field('/command/text', text), note: seal.field('/command/note', note) }, seal.fields);
}
