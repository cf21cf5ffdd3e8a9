import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { CouncilActs } from './council-acts.js';

/** What tied a member to a lab is over; that it was there stays in the register. */
export function endInterest(acts: CouncilActs, viewer: Viewer, council: string, number: number, interest: string): Promise<Prepared<string>> {
  return acts.seat(viewer, council, number, { type: 'EndInterest', interest });
}
