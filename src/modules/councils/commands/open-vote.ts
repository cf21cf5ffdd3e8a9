import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { VoteRule } from '../domain/index.js';
import type { MotionActs } from './motion-acts.js';

/** The proposer or a steward opens the vote by a rule which from then on nobody changes. */
export function openVote(acts: MotionActs, viewer: Viewer, motion: string, rule: VoteRule): Promise<Prepared<string>> {
  return acts.motion(viewer, motion, { type: 'OpenVote', rule });
}
