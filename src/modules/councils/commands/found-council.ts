import type { Viewer } from '../../../kernel/viewer.js';
import { newPublicId } from '../../../platform/random.js';
import type { Prepared } from '../../members/index.js';
import { type NewCharter, publicSeal, sealCharter } from './charter-words.js';
import type { CouncilActs } from './council-acts.js';

export interface NewCouncil extends NewCharter {
  readonly name: string;
  readonly purpose: string;
}

/** A steward founds a council; the receipt of the act names it. */
export function foundCouncil(acts: CouncilActs, viewer: Viewer, council: NewCouncil): Promise<Prepared<string>> {
  const seal = publicSeal();
  const command = {
    type: 'FoundCouncil',
    name: seal.field('/command/name', council.name),
    purpose: seal.field('/command/purpose', council.purpose),
    ...sealCharter(seal, council),
  } as const;
  return acts.council(viewer, newPublicId(), command, seal.fields);
}
