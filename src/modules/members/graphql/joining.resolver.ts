import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type GraphqlContext, PublicIdScalar } from '../../../graphql/index.js';
import { BeginRegistration } from '../commands/begin-registration.js';
import { type Joined, RedeemInvitation } from '../commands/redeem-invitation.js';
import { KeyProofInput, type KeyRegistration, KeyRegistrationResult, parseKeyProof, presentRegistration } from './keys.types.js';
import { type MembersRefused, membersRefused } from './refused.js';
import { parseProfile, ProfileInput, SignInResult } from './session.types.js';

const invitationArg = { type: () => PublicIdScalar };
const secretArg = { type: () => String, description: 'The part of the link behind the point.' };

/** Coming in by an invitation: begin, make a key, finish. An API client gives a plain key in place of a passkey. */
@Resolver()
export class JoiningResolver {
  constructor(
    private readonly beginRegistration: BeginRegistration,
    private readonly redeem: RedeemInvitation,
  ) {}

  @Mutation(() => KeyRegistrationResult)
  beginJoin(
    @Args('invitation', invitationArg) invitation: string,
    @Args('secret', secretArg) secret: string,
    @Context() { bucket }: GraphqlContext,
  ): Promise<KeyRegistration | MembersRefused> {
    return this.#begin(bucket, 'join', invitation, secret);
  }

  @Mutation(() => SignInResult, { description: 'Makes the member and signs him in.' })
  async join(
    @Args('invitation', invitationArg) invitation: string,
    @Args('secret', secretArg) secret: string,
    @Args('proof', { type: () => KeyProofInput }) proof: KeyProofInput,
    @Args('profile', { type: () => ProfileInput }) profile: ProfileInput,
  ): Promise<typeof SignInResult> {
    return present(await this.redeem.join({ invitation, secret, proof: parseKeyProof(proof) }, parseProfile(profile)));
  }

  @Mutation(() => KeyRegistrationResult)
  beginRecovery(
    @Args('invitation', invitationArg) invitation: string,
    @Args('secret', secretArg) secret: string,
    @Context() { bucket }: GraphqlContext,
  ): Promise<KeyRegistration | MembersRefused> {
    return this.#begin(bucket, 'recover', invitation, secret);
  }

  @Mutation(() => SignInResult, { description: 'Replaces every key of the member by this one and signs him in.' })
  async recover(
    @Args('invitation', invitationArg) invitation: string,
    @Args('secret', secretArg) secret: string,
    @Args('proof', { type: () => KeyProofInput }) proof: KeyProofInput,
  ): Promise<typeof SignInResult> {
    return present(await this.redeem.recover({ invitation, secret, proof: parseKeyProof(proof) }));
  }

  async #begin(bucket: number, purpose: 'join' | 'recover', invitation: string, secret: string): Promise<KeyRegistration | MembersRefused> {
    const begun = await this.beginRegistration.byInvitation(bucket, purpose, invitation, secret);
    return begun.ok ? presentRegistration(begun.registration) : membersRefused(begun.refusal);
  }
}

function present(joined: Joined): typeof SignInResult {
  return joined.ok ? { member: joined.member, ...joined.session } : membersRefused(joined.refusal);
}
