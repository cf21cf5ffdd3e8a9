import { eraseOwnOpenings, type Slice } from '../../../ledger/index.js';
import { jurorDecider, type Juror, type JurorCommand, type JurorEvent, type JurorRefusal } from '../domain/index.js';

/** A juror as the ledger sees him. There are no rows of him: who reads a jury reads the folded states of its jurors. */
export const jurorSlice: Slice<Juror, JurorCommand, JurorEvent, JurorRefusal> = {
  decider: jurorDecider,
  async project(tx, { event, streamId }) {
    if (event.type === 'OpeningsErased') await eraseOwnOpenings(tx, 'juror', streamId, event.openings);
  },
};
