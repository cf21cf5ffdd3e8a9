import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import type { DissolutionReason } from '../domain/index.js';
import { publicSeal } from './charter-words.js';
import type { CouncilActs } from './council-acts.js';

/** A council whose seats are all empty comes to its end. What it decided stays to be answered. */
export function dissolveCouncil(acts: CouncilActs, viewer: Viewer, council: string, reason: DissolutionReason, note: string | null): Promise<Prepared<string>> {
  const seal = publicSeal();
  return acts.council(viewer, council, { type: 'DissolveCouncil', reason, note: seal.field('/command/note', note) }, seal.fields);
}
