import type { Instant } from '../../../kernel/instant.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { CouncilActs } from './council-acts.js';

/** A member lets another seat vote for him where he does not vote himself, for a time, on some policies or on all. */
export function delegate(acts: CouncilActs, viewer: Viewer, council: string, number: number, to: number, topics: 'all' | readonly string[], until: Instant): Promise<Prepared<string>> {
  return acts.seat(viewer, council, number, { type: 'Delegate', to, topics, until });
}
