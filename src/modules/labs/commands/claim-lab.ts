import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import { Ledger, LEDGER_REFUSAL_WORDS, type Outcome, type Receipt } from '../../../ledger/index.js';
import { newPublicId } from '../../../platform/random.js';
import { actorOf } from '../../members/index.js';
import { LAB_WORDS, type DomainWay, type LabCommand, type LabRefusal } from '../domain/index.js';
import { labSlice } from '../store/lab-slice.js';

export type Claimed =
  | { readonly ok: true; readonly claim: string; readonly receipt: Receipt }
  | { readonly ok: false; readonly refusal: string; readonly message: string };

/**
 * A member says that he speaks for a lab. By session: what counts is the check that follows, or the lab's own signature.
 */
@Injectable()
export class ClaimLab {
  constructor(private readonly ledger: Ledger) {}

  /** The claim's number is made here: it is what must be found at the domain, so nobody may choose one that is there already. */
  domain(viewer: Viewer, lab: string, domain: string, method: DomainWay): Promise<Claimed> {
    const claim = newPublicId();
    return this.#ask(viewer, lab, claim, { type: 'ClaimDomain', claim, domain, method });
  }

  /** `claim` is of the lab's choosing: its key signed over it. */
  key(viewer: Viewer, lab: string, claim: string, key: string, signature: string): Promise<Claimed> {
    return this.#ask(viewer, lab, claim, { type: 'ProveKey', claim, key, signature });
  }

  async #ask(viewer: Viewer, lab: string, claim: string, command: LabCommand): Promise<Claimed> {
    const outcome = await this.ledger.transact<Outcome<LabRefusal>>(async (tx) => {
      const actor = await actorOf(tx, viewer);
      if (!actor) return { ok: false, refusal: 'NOT_A_MEMBER' };
      return this.ledger.perform(tx, labSlice, lab, { command, actor, authorization: { method: 'session' } });
    });
    if (outcome.ok) return { ok: true, claim, receipt: outcome.receipt };
    const words: Readonly<Record<string, string>> = { ...LEDGER_REFUSAL_WORDS, ...LAB_WORDS };
    return { ok: false, refusal: outcome.refusal, message: words[outcome.refusal]! };
  }
}
