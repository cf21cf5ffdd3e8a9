import type { Viewer } from '../../../kernel/viewer.js';
import { newPublicId } from '../../../platform/random.js';
import type { Prepared } from '../../members/index.js';
import { publicSeal } from './charter-words.js';
import type { MotionActs } from './motion-acts.js';

/** A member brings forward an objection. */
export async function raiseObjection(acts: MotionActs, viewer: Viewer, motion: string, reasoned: boolean, argument: string): Promise<Prepared<string>> {
  const seal = publicSeal();
  const seat = await acts.seatFor(motion, viewer);
  return acts.motion(viewer, motion, { type: 'RaiseObjection', seat, objection: newPublicId(), reasoned, argument: seal.field('/command/argument', argument) }, seal.fields);
}

/** Another member says whether it holds; it falls when more than half of the others say that it does not. */
export async function testObjection(acts: MotionActs, viewer: Viewer, motion: string, objection: string, valid: boolean): Promise<Prepared<string>> {
  return acts.motion(viewer, motion, { type: 'TestObjection', seat: await acts.seatFor(motion, viewer), objection, valid });
}

/** Who raised it says that it is resolved. */
export async function resolveObjection(acts: MotionActs, viewer: Viewer, motion: string, objection: string): Promise<Prepared<string>> {
  return acts.motion(viewer, motion, { type: 'ResolveObjection', seat: await acts.seatFor(motion, viewer), objection });
}
