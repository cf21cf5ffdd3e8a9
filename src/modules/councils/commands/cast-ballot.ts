import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import type { Commitment } from '../../../ledger/core/index.js';
import type { Prepared } from '../../members/index.js';
import type { Choice } from '../domain/index.js';
import { type MotionActs, refusedBallot } from './motion-acts.js';

/**
 * A member votes. Text, rule, roll and his row are filled in as they stand; he reads them in the act before he signs it. A reason stays
 * with reviewers until the result is there, since it tells how he voted.
 */
export async function castBallot(acts: MotionActs, viewer: Viewer, motion: string, choice: Choice, sealed: Commitment | null, reason: string | null): Promise<Prepared<string>> {
  const own = await acts.ownVote(motion, viewer);
  if (typeof own === 'string') return refusedBallot(own);
  const { council, text, vote } = own.motion;
  const seal = new Sealer('reviewers');
  const why = reason === null ? null : seal.field('/command/reason', reason);
  const command = { type: 'CastBallot', council, text: text!, rule: vote!.ruleHash, roll: vote!.roll.hash, row: own.row, choice, sealed, reason: why } as const;
  return acts.ballot(viewer, motion, own.seat, command, seal.fields);
}
