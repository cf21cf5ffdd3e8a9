import { Injectable } from '@nestjs/common';
import type { ErasedOpenings, ErasureGround } from '../../../kernel/sealed.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Ledger, LEDGER_REFUSAL_WORDS, type Receipt, Sealer } from '../../../ledger/index.js';
import { newPublicId } from '../../../platform/random.js';
import { RateLimits } from '../../../platform/rate-limits.js';
import { actorOf, PrepareAct, type Prepared } from '../../members/index.js';
import { COMMENT_WORDS, type CommentCommand, type CommentDeclineReason } from '../domain/index.js';
import { commentSlice } from '../store/comment-slice.js';

export type Commented =
  | { readonly ok: true; readonly receipt: Receipt }
  | { readonly ok: false; readonly refusal: string; readonly message: string; readonly retryAfterSeconds?: number };

const WORDS: Readonly<Record<string, string>> = {
  ...LEDGER_REFUSAL_WORDS,
  ...COMMENT_WORDS,
  NOT_A_MEMBER: 'Sign in first, as an active member of this node.',
  RATE_LIMITED: 'Too many requests came from your direction, or to this node. Nothing you typed is lost; try again a little later.',
};

/** What the public says of a motion, and what reviewers do with it. */
@Injectable()
export class Comments {
  constructor(
    private readonly ledger: Ledger,
    private readonly limits: RateLimits,
    private readonly acts: PrepareAct,
  ) {}

  /** By anybody. Nobody is asked who he is, and a name is whatever he gives. */
  async file(motion: string, text: string, name: string | null, bucket: number, request: string | undefined): Promise<Commented> {
    const retryAfterSeconds = this.limits.take('fileComment', bucket);
    if (retryAfterSeconds !== undefined) return { ok: false, refusal: 'RATE_LIMITED', message: WORDS['RATE_LIMITED']!, retryAfterSeconds };
    const seal = new Sealer('reviewers');
    const command = { type: 'FileComment', motion, text: seal.field('/command/text', text), name: seal.field('/command/name', name) } as const;
    const outcome = await this.ledger.ask(commentSlice, newPublicId(), {
      command, actor: { kind: 'anonymous' }, authorization: { method: 'anonymous' }, openings: seal.fields, ...(request !== undefined && { request }),
    });
    return outcome.ok ? outcome : { ...outcome, message: WORDS[outcome.refusal]! };
  }

  show(viewer: Viewer, comment: string): Promise<Commented> {
    return this.#decide(viewer, comment, { type: 'ShowComment' });
  }

  decline(viewer: Viewer, comment: string, reason: CommentDeclineReason): Promise<Commented> {
    return this.#decide(viewer, comment, { type: 'DeclineComment', reason });
  }

  erase(viewer: Viewer, comment: string, openings: readonly ErasedOpenings[], ground: ErasureGround): Promise<Prepared<string>> {
    return this.acts.prepare(viewer, commentSlice, comment, { type: 'EraseOpenings', openings, ground });
  }

  async #decide(viewer: Viewer, comment: string, command: CommentCommand): Promise<Commented> {
    const outcome = await this.ledger.transact(async (tx) => {
      const actor = await actorOf(tx, viewer);
      if (!actor) return { ok: false as const, refusal: 'NOT_A_MEMBER' as const };
      return this.ledger.perform(tx, commentSlice, comment, { command, actor, authorization: { method: 'session' } });
    });
    return outcome.ok ? outcome : { ...outcome, message: WORDS[outcome.refusal]! };
  }
}
