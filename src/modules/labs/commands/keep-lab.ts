import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import { type Prepared, PrepareAct } from '../../members/index.js';
import type { LabCommand, LabRefusal, RevocationReason, WithdrawalReason } from '../domain/index.js';
import { labSlice } from '../store/lab-slice.js';

type Act = Promise<Prepared<LabRefusal>>;

/** Signed acts on a lab: what is recognised as its own, and who no longer speaks for it. */
@Injectable()
export class KeepLab {
  constructor(private readonly acts: PrepareAct) {}

  recogniseDomain(viewer: Viewer, lab: string, domain: string): Act {
    return this.#prepare(viewer, lab, { type: 'RecogniseDomain', domain });
  }

  recogniseKey(viewer: Viewer, lab: string, key: string): Act {
    return this.#prepare(viewer, lab, { type: 'RecogniseKey', key });
  }

  withdrawDomain(viewer: Viewer, lab: string, domain: string, reason: WithdrawalReason): Act {
    return this.#prepare(viewer, lab, { type: 'WithdrawDomain', domain, reason });
  }

  withdrawKey(viewer: Viewer, lab: string, key: string, reason: WithdrawalReason): Act {
    return this.#prepare(viewer, lab, { type: 'WithdrawKey', key, reason });
  }

  revokeRepresentative(viewer: Viewer, lab: string, member: string, reason: RevocationReason): Act {
    return this.#prepare(viewer, lab, { type: 'RevokeRepresentative', member, reason });
  }

  #prepare(viewer: Viewer, lab: string, command: LabCommand): Act {
    return this.acts.prepare(viewer, labSlice, lab, command);
  }
}
