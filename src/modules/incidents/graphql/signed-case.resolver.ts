import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../../../graphql/index.js';
import { toBase64 } from '../../../kernel/bytes.js';
import { type EntryReceipt, presentReceipt } from '../../../ledger/graphql/index.js';
import { CaseActs } from '../commands/case-acts.js';
import { SignedCaseActs } from '../commands/signed-case-acts.js';
import { CaseActResult, type CaseRefused, presentCaseRefusal } from './case-types.js';
import { parseWish, PrepareCaseActInput, PrepareCaseActResult, type PreparedCaseAct, SubmitCaseActInput } from './signed-case-types.js';

/** The reporter's side for programs that keep the case key to themselves. */
@Resolver()
export class SignedCaseResolver {
  constructor(
    private readonly acts: CaseActs,
    private readonly signed: SignedCaseActs,
  ) {}

  @Mutation(() => PrepareCaseActResult, {
    description: 'First half of an act that you sign yourself, so that the case code never leaves your machine. What you typed is kept for ten minutes at most, unless you sign.',
  })
  async prepareCaseAct(@Args('input') input: PrepareCaseActInput, @Context() { bucket }: GraphqlContext): Promise<PreparedCaseAct | CaseRefused> {
    const wish = parseWish(input);
    const prepared = this.acts.admit(bucket) ?? (await this.signed.prepare(input.proof, wish));
    if (!prepared.ok) return presentCaseRefusal(prepared);
    return { request: prepared.request, act: toBase64(prepared.act), expiresAt: prepared.expiresAt };
  }

  @Mutation(() => CaseActResult, { description: 'Performs a prepared act with its signature. Sent twice, it answers with the first receipt.' })
  async submitCaseAct(
    @Args('input') { request, signature, files }: SubmitCaseActInput,
    @Context() { bucket }: GraphqlContext,
  ): Promise<EntryReceipt | CaseRefused> {
    const outcome = this.acts.admit(bucket) ?? (await this.signed.submit(request, signature, files ?? []));
    return outcome.ok ? presentReceipt(outcome.receipt) : presentCaseRefusal(outcome);
  }
}
