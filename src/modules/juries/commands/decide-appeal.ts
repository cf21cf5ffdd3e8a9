import type { Viewer } from '../../../kernel/viewer.js';
import { Sealer } from '../../../ledger/index.js';
import type { Prepared } from '../../members/index.js';
import type { DrawActs } from './draw-acts.js';

/** Another steward than the one who excluded decides whether it stands. */
export function decideAppeal(acts: DrawActs, viewer: Viewer, draw: string, number: string, lifted: boolean, note: string | null): Promise<Prepared<string>> {
  const seal = new Sealer('stewards');
  return acts.volunteer(viewer, draw, number, { type: 'DecideAppeal', lifted, note: seal.field('/command/note', note) }, seal.fields);
}
