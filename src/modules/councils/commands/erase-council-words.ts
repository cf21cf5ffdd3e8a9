import type { ErasedOpenings, ErasureGround } from '../../../kernel/sealed.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { CouncilActs } from './council-acts.js';

/** A steward takes words of a council, or of one of its seats, out of the node for good; the commitments stay in the log. */
export function eraseCouncilWords(
  acts: CouncilActs,
  viewer: Viewer,
  council: string,
  seat: number | null,
  openings: readonly ErasedOpenings[],
  ground: ErasureGround,
): Promise<Prepared<string>> {
  const command = { type: 'EraseOpenings', openings, ground } as const;
  return seat === null ? acts.council(viewer, council, command) : acts.seat(viewer, council, seat, command);
}
