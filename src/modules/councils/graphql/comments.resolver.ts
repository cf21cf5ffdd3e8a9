import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, parseErasure, parseText, PublicIdScalar, RecordErasureGround, UuidScalar } from '../../../graphql/index.js';
import type { ErasureGround } from '../../../kernel/sealed.js';
import { type EntryReceipt, presentReceipt } from '../../../ledger/graphql/index.js';
import { type ActRefused, actRefused, PreparedActResult, type PreparedActType, presentPrepared } from '../../members/index.js';
import { type Commented, Comments } from '../commands/comments.js';
import type * as words from '../domain/index.js';
import { RecordErasureInput } from './council-input.js';
import { CommentDeclineReason } from './motion-enums.js';
import { MotionActResult } from './motion-types.js';

type Answer = Promise<EntryReceipt | ActRefused>;
const id = { type: () => PublicIdScalar };

/** Comments of the public. */
@Resolver()
export class CommentsResolver {
  constructor(private readonly comments: Comments) {}

  @Mutation(() => MotionActResult, { description: 'By anybody, while the comment period lasts. An editor reads it before it is shown; no address is kept.' })
  async fileComment(
    @Args('motion', id) motion: string,
    @Args('text', { type: () => String, description: '3 to 5,000 characters.' }) text: string,
    @Context() { bucket }: GraphqlContext,
    @Args('name', { type: () => String, nullable: true, description: 'Shown with the comment; at most 120 characters.' }) name?: string | null,
    @Args('requestId', { type: () => UuidScalar, nullable: true, description: 'Sent again, it is answered with the first receipt.' }) requestId?: string | null,
  ): Answer {
    const called = name?.trim() ? parseText('name', name, 1, 120, 'one-line') : null;
    return present(await this.comments.file(motion, parseText('text', text, 3, 5_000, 'many-lines'), called, bucket, requestId ?? undefined));
  }

  @Mutation(() => MotionActResult, { description: 'By an editor.' })
  async showComment(@Args('comment', id) comment: string, @Context() { viewer }: GraphqlContext): Answer {
    return present(await this.comments.show(viewer, comment));
  }

  @Mutation(() => MotionActResult, { description: 'By an editor.' })
  async declineComment(
    @Args('comment', id) comment: string,
    @Args('reason', { type: () => CommentDeclineReason }) reason: words.CommentDeclineReason,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return present(await this.comments.decline(viewer, comment, reason));
  }

  @Mutation(() => PreparedActResult, { description: 'By a steward: takes a comment out of the node for good.' })
  async prepareEraseComment(
    @Args('comment', id) comment: string,
    @Args('openings', { type: () => [RecordErasureInput] }) openings: RecordErasureInput[],
    @Args('ground', { type: () => RecordErasureGround }) ground: ErasureGround,
    @Context() { viewer }: GraphqlContext,
  ): Promise<PreparedActType | ActRefused> {
    return presentPrepared(await this.comments.erase(viewer, comment, parseErasure(openings), ground));
  }
}

function present(outcome: Commented): EntryReceipt | ActRefused {
  return outcome.ok ? presentReceipt(outcome.receipt) : actRefused(outcome);
}
