import type { Viewer } from '../../../kernel/viewer.js';
import { newPublicId } from '../../../platform/random.js';
import type { Prepared } from '../../members/index.js';
import type { InterestKind } from '../domain/index.js';
import { publicSeal } from './charter-words.js';
import type { CouncilActs } from './council-acts.js';

/** A member says what ties him to a lab, before anybody else does. The note is public. */
export function declareInterest(acts: CouncilActs, viewer: Viewer, council: string, number: number, lab: string, kind: InterestKind, note: string | null): Promise<Prepared<string>> {
  const seal = publicSeal();
  return acts.seat(viewer, council, number, { type: 'DeclareInterest', interest: newPublicId(), lab, kind, note: seal.field('/command/note', note) }, seal.fields);
}
