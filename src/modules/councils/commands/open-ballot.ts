import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import type { Prepared } from '../../members/index.js';
import type { Choice } from '../domain/index.js';
import { type MotionActs, refusedBallot } from './motion-acts.js';

/** After the close the voter's own device opens what it had sealed. */
export async function openBallot(acts: MotionActs, viewer: Viewer, motion: string, choice: Choice, salt: string, reason: string | null): Promise<Prepared<string>> {
  const own = await acts.ownVote(motion, viewer);
  if (typeof own === 'string') return refusedBallot(own);
  const seal = new Sealer('reviewers');
  const why = reason === null ? null : seal.field('/command/reason', reason);
  return acts.ballot(viewer, motion, own.seat, { type: 'OpenBallot', choice, salt, reason: why }, seal.fields);
}
