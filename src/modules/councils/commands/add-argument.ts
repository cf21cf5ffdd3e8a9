import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import { Ledger, LEDGER_REFUSAL_WORDS, type Receipt } from '../../../ledger/index.js';
import { actorOf } from '../../members/index.js';
import { MOTION_WORDS, type ArgumentSide } from '../domain/index.js';
import { motionSlice } from '../store/motion-slice.js';
import { publicSeal } from './charter-words.js';
import { MotionActs } from './motion-acts.js';

export type Added = { readonly ok: true; readonly receipt: Receipt } | { readonly ok: false; readonly refusal: string; readonly message: string };

/** A member says what speaks for or against. It decides nothing, so a session is enough. */
@Injectable()
export class AddArgument {
  constructor(
    private readonly acts: MotionActs,
    private readonly ledger: Ledger,
  ) {}

  async add(viewer: Viewer, motion: string, side: ArgumentSide, text: string): Promise<Added> {
    const seat = await this.acts.seatFor(motion, viewer);
    const outcome = await this.ledger.transact(async (tx) => {
      const actor = await actorOf(tx, viewer);
      if (!actor) return { ok: false as const, refusal: 'NOT_A_MEMBER' as const };
      const seal = publicSeal();
      const command = { type: 'AddArgument', seat, side, text: seal.field('/command/text', text) } as const;
      return this.ledger.perform(tx, motionSlice, motion, { command, actor, authorization: { method: 'session' }, openings: seal.fields });
    });
    if (outcome.ok) return outcome;
    return { ...outcome, message: { ...LEDGER_REFUSAL_WORDS, ...MOTION_WORDS }[outcome.refusal] };
  }
}
