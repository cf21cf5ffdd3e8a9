import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import { Ceremonies, type KeyProof } from '../ceremonies.js';
import { ROSTER_STREAM, type RosterRefusal } from '../domain/index.js';
import { KEY_REFUSAL_WORDS } from './refusals.js';
import { Challenges } from '../store/challenges.js';
import { rosterSlice } from '../store/project.js';
import { type Prepared, PrepareAct } from './prepare-act.js';

/** A further key of a member: the new one proves itself here, and one he has signs that it is his. */
@Injectable()
export class AddKey {
  constructor(
    private readonly challenges: Challenges,
    private readonly ceremonies: Ceremonies,
    private readonly prepareAct: PrepareAct,
  ) {}

  async prepare(viewer: Viewer, proof: KeyProof): Promise<Prepared<RosterRefusal | 'CHALLENGE_EXPIRED' | 'KEY_PROOF_FAILED'>> {
    const givenTo = await this.challenges.take('add-key', proof.nonce);
    if (viewer.kind !== 'member' || givenTo !== viewer.id) return refused('CHALLENGE_EXPIRED');
    const key = await this.ceremonies.provenKey(proof);
    if (!key) return refused('KEY_PROOF_FAILED');
    return this.prepareAct.prepare(viewer, rosterSlice, ROSTER_STREAM, { type: 'AddKey', key });
  }
}

function refused<R extends keyof typeof KEY_REFUSAL_WORDS>(refusal: R): { ok: false; refusal: R; message: string } {
  return { ok: false, refusal, message: KEY_REFUSAL_WORDS[refusal] };
}
