import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import type { ErasedOpenings, ErasureGround } from '../../../kernel/sealed.js';
import { Sealer } from '../../../ledger/index.js';
import { newPublicId } from '../../../platform/random.js';
import { type Prepared, PrepareAct } from '../../members/index.js';
import type { MandateRefusal, MandateTerms } from '../domain/index.js';
import { mandateSlice } from '../store/mandate-slice.js';

type Act = Promise<Prepared<MandateRefusal>>;

/** Signed acts on a mandate; its text is public. */
@Injectable()
export class KeepMandate {
  constructor(private readonly acts: PrepareAct) {}

  sign(viewer: Viewer, terms: MandateTerms, text: string): Act {
    const seal = new Sealer('public');
    return this.acts.prepare(viewer, mandateSlice, newPublicId(), { type: 'SignMandate', ...terms, text: seal.field('/command/text', text) }, seal.fields);
  }

  accept(viewer: Viewer, mandate: string): Act {
    return this.acts.prepare(viewer, mandateSlice, mandate, { type: 'AcceptMandate' });
  }

  end(viewer: Viewer, mandate: string): Act {
    return this.acts.prepare(viewer, mandateSlice, mandate, { type: 'EndMandate' });
  }

  erase(viewer: Viewer, mandate: string, openings: readonly ErasedOpenings[], ground: ErasureGround): Act {
    return this.acts.prepare(viewer, mandateSlice, mandate, { type: 'EraseOpenings', openings, ground });
  }
}
