import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { CouncilActs } from './council-acts.js';

/** The member votes himself again. */
export function revokeDelegation(acts: CouncilActs, viewer: Viewer, council: string, number: number): Promise<Prepared<string>> {
  return acts.seat(viewer, council, number, { type: 'RevokeDelegation' });
}
