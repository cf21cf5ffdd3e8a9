import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, PublicIdScalar } from '../../../graphql/index.js';
import { LogIn } from '../commands/log-in.js';
import { LogOut } from '../commands/log-out.js';
import { KeySignatureInput, type LoginChallenge, LoginChallengeResult, parseNonce, parseSignature, presentLogin } from './keys.types.js';
import { type MembersRefused, membersRefused } from './refused.js';
import { SignInResult } from './session.types.js';

/** Signing in and out. The portal puts the token into its cookie; API clients send it with each request. */
@Resolver()
export class SignInResolver {
  constructor(
    private readonly logIn: LogIn,
    private readonly logOut: LogOut,
  ) {}

  @Mutation(() => LoginChallengeResult)
  async beginLogin(
    @Context() { bucket }: GraphqlContext,
    @Args('member', { type: () => PublicIdScalar, nullable: true, description: 'For devices that keep no list of their passkeys.' }) member?: string | null,
  ): Promise<LoginChallenge | MembersRefused> {
    const begun = await this.logIn.begin(bucket, member ?? undefined);
    return begun.ok ? presentLogin(begun.login) : membersRefused(begun.refusal);
  }

  @Mutation(() => SignInResult)
  async login(
    @Args('nonce', { type: () => String }) nonce: string,
    @Args('signature', { type: () => KeySignatureInput }) signature: KeySignatureInput,
  ): Promise<typeof SignInResult> {
    const outcome = await this.logIn.finish(parseNonce(nonce), parseSignature(signature));
    return outcome.ok ? { member: outcome.member, ...outcome.session } : membersRefused(outcome.refusal);
  }

  @Mutation(() => Boolean, { description: 'Ends the session of this request. True also where there was none.' })
  async logout(@Context() { viewer }: GraphqlContext): Promise<boolean> {
    await this.logOut.logOut(viewer);
    return true;
  }
}
