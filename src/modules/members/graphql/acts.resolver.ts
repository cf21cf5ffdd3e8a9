import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { presentReceipt } from '../../../ledger/graphql/index.js';
import { type GraphqlContext, UuidScalar } from '../../../graphql/index.js';
import { SubmitAct } from '../commands/submit-act.js';
import { SubmitActResult } from './act.types.js';
import { KeySignatureInput, parseSignature } from './keys.types.js';
import { actRefused } from './refused.js';

/** The second half of every signed act of this node, whatever it is about. */
@Resolver()
export class ActsResolver {
  constructor(private readonly submit: SubmitAct) {}

  @Mutation(() => SubmitActResult, { description: 'Performs a prepared act with its signature. Sent twice, it answers with the first receipt.' })
  async submitAct(
    @Args('request', { type: () => UuidScalar }) request: string,
    @Args('signature', { type: () => KeySignatureInput }) signature: KeySignatureInput,
    @Context() { viewer }: GraphqlContext,
  ): Promise<typeof SubmitActResult> {
    const outcome = await this.submit.submit(viewer, request, parseSignature(signature));
    return outcome.ok ? presentReceipt(outcome.receipt) : actRefused(outcome);
  }
}
