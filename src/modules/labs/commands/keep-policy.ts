import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import type { ErasedOpenings, ErasureGround } from '../../../kernel/sealed.js';
import { Sealer } from '../../../ledger/index.js';
import { newPublicId } from '../../../platform/random.js';
import { type Prepared, PrepareAct } from '../../members/index.js';
import type { PolicyRefusal } from '../domain/index.js';
import { policySlice } from '../store/policy-slice.js';

type Act = Promise<Prepared<PolicyRefusal>>;

export interface Revision {
  readonly version: number;
  readonly text: string;
  readonly note: string | null;
  readonly recommendation: string | null;
}

/** Signed acts on a policy. What the lab signs holds the hash of the text, so it can compare before it signs. */
@Injectable()
export class KeepPolicy {
  constructor(private readonly acts: PrepareAct) {}

  publish(viewer: Viewer, lab: string, title: string, text: string): Act {
    const seal = new Sealer('public');
    const command = {
      type: 'PublishPolicy', lab, title: seal.field('/command/title', title), text: seal.field('/command/text', text), hash: hashOf(text),
    } as const;
    return this.acts.prepare(viewer, policySlice, newPublicId(), command, seal.fields);
  }

  revise(viewer: Viewer, policy: string, { version, text, note, recommendation }: Revision): Act {
    const seal = new Sealer('public');
    const command = {
      type: 'RevisePolicy', version, text: seal.field('/command/text', text), hash: hashOf(text), note: seal.field('/command/note', note), recommendation,
    } as const;
    return this.acts.prepare(viewer, policySlice, policy, command, seal.fields);
  }

  withdraw(viewer: Viewer, policy: string, note: string | null): Act {
    const seal = new Sealer('public');
    return this.acts.prepare(viewer, policySlice, policy, { type: 'WithdrawPolicy', note: seal.field('/command/note', note) }, seal.fields);
  }

  erase(viewer: Viewer, policy: string, openings: readonly ErasedOpenings[], ground: ErasureGround): Act {
    return this.acts.prepare(viewer, policySlice, policy, { type: 'EraseOpenings', openings, ground });
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
