import type { Viewer } from '../../../kernel/viewer.js';
import type { Prepared } from '../../members/index.js';
import { type NewCharter, publicSeal, sealCharter } from './charter-words.js';
import type { CouncilActs } from './council-acts.js';

/** A new version of the charter: by a steward alone while nobody sits there, afterwards as a motion of the council decided. */
export function adoptCharter(acts: CouncilActs, viewer: Viewer, council: string, version: number, charter: NewCharter, motion: string | null): Promise<Prepared<string>> {
  const seal = publicSeal();
  return acts.council(viewer, council, { type: 'AdoptCharter', version, motion, ...sealCharter(seal, charter) }, seal.fields);
}
