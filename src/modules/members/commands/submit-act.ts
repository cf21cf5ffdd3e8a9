import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../kernel/viewer.js';
import { actBytes } from '../../../ledger/core/index.js';
import { Ledger, LogIdentity, type Receipt } from '../../../ledger/index.js';
import { Clock } from '../../../platform/clock.js';
import { authorizationOf, type KeySignature } from '../ceremonies.js';
import { activeKey, roster, rolesOf } from '../domain/index.js';
import { type KeyRefusal } from './refusals.js';
import { holdPreparedAct, type PreparedRow, removePreparedAct } from '../store/prepared-acts.js';
import { holdRoster } from '../store/roster-rows.js';
import { checkSignatureOfAct } from './act-signature.js';
import { ActSlices } from './act-slices.js';

export type { KeySignature };

export type Submitted =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly refusal: string; readonly message: string };

/** Second half of a signed act: checks the signature as an auditor will, and performs what was signed. */
@Injectable()
export class SubmitAct {
  constructor(
    private readonly clock: Clock,
    private readonly identity: LogIdentity,
    private readonly ledger: Ledger,
    private readonly slices: ActSlices,
  ) {}

  /** The same signature sent twice is answered with the first receipt. */
  async submit(viewer: Viewer, request: string, signature: KeySignature): Promise<Submitted> {
    return this.ledger.transact(async (tx) => {
      const prepared = await holdPreparedAct(tx, request);
      if (!prepared) {
        const receipt = await this.ledger.receiptOfRequest(tx, request);
        return receipt ? { ok: true, receipt } : this.#refused('UNKNOWN_ACT');
      }
      if (viewer.kind !== 'member' || viewer.id !== prepared.member) return this.#refused('UNKNOWN_ACT');
      if (this.clock.now() >= prepared.expiresAt) return this.#refused('ACT_EXPIRED');
      return this.#perform(tx, prepared, signature);
    });
  }

  async #perform(tx: EntityManager, prepared: PreparedRow, signature: KeySignature): Promise<Submitted> {
    const { request, member, kind, rules, streamId, command, openings } = prepared;
    const slice = this.slices.get(kind);
    // The rules changed while the member looked for his key: what he signed is no longer what would be judged.
    if (slice.decider.rules !== rules) return this.#refused('ACT_EXPIRED');
    const held = await holdRoster(tx, member, kind === roster.kind ? 'change' : 'act');
    const key = activeKey(held, member, signature.key);
    const authorization = authorizationOf(signature, request);
    if (!key || !authorization) return this.#refused('SIGNATURE_FAILED');
    const act = actBytes({ origin: this.identity.origin, stream: { kind, id: streamId }, rules, command, request });
    if (checkSignatureOfAct(authorization, act, key) !== 'ok') return this.#refused('SIGNATURE_FAILED');

    const elsewhere = await this.slices.guard(kind)?.(tx, streamId, command);
    if (elsewhere !== undefined) return { ok: false, refusal: elsewhere, message: this.slices.words(kind, elsewhere) };
    const actor = { kind: 'member' as const, id: member, roles: rolesOf(held, member) };
    const outcome = await this.ledger.perform(tx, slice, streamId, { command, actor, authorization, openings, request });
    if (!outcome.ok) return { ok: false, refusal: outcome.refusal, message: this.slices.words(kind, outcome.refusal) };
    await removePreparedAct(tx, request);
    return { ok: true, receipt: outcome.receipt };
  }

  #refused(refusal: KeyRefusal): Submitted {
    return { ok: false, refusal, message: this.slices.words(roster.kind, refusal) };
  }
}
