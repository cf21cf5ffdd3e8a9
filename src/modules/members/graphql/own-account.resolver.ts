import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { type EntryReceipt, presentReceipt } from '../../../ledger/graphql/index.js';
import type { Outcome } from '../../../ledger/index.js';
import { type GraphqlContext, PublicIdScalar } from '../../../graphql/index.js';
import { AddKey } from '../commands/add-key.js';
import { BeginRegistration } from '../commands/begin-registration.js';
import { ReplaceProfile } from '../commands/replace-profile.js';
import { RevokeInvitation } from '../commands/revoke-invitation.js';
import { RevokeOwnKey } from '../commands/revoke-own-key.js';
import type { KeyReason, RosterRefusal } from '../domain/index.js';
import { type PreparedActType, PreparedActResult, presentPrepared } from './act.types.js';
import { KeyProofInput, type KeyRegistration, KeyRegistrationResult, parseKeyId, parseKeyProof, presentRegistration } from './keys.types.js';
import { KeyReasonEnum } from './member.types.js';
import { type ActRefused, type MembersRefused, membersRefused, RosterActResult } from './refused.js';
import { parseProfile, ProfileInput } from './session.types.js';

/** What a member does about his own account, and what a steward may do without his key at hand. */
@Resolver()
export class OwnAccountResolver {
  constructor(
    private readonly beginRegistration: BeginRegistration,
    private readonly keys: AddKey,
    private readonly ownKey: RevokeOwnKey,
    private readonly profiles: ReplaceProfile,
    private readonly invitations: RevokeInvitation,
  ) {}

  @Mutation(() => KeyRegistrationResult)
  async beginAddKey(@Context() { viewer }: GraphqlContext): Promise<KeyRegistration | MembersRefused> {
    const begun = await this.beginRegistration.forFurtherKey(viewer);
    return begun.ok ? presentRegistration(begun.registration) : membersRefused(begun.refusal);
  }

  @Mutation(() => PreparedActResult, { description: 'A further key; sign the act with a key that you have, and submit it by submitAct.' })
  async addKey(@Args('proof', { type: () => KeyProofInput }) proof: KeyProofInput, @Context() { viewer }: GraphqlContext): Promise<PreparedActType | ActRefused> {
    return presentPrepared(await this.keys.prepare(viewer, parseKeyProof(proof)));
  }

  @Mutation(() => RosterActResult, { description: 'Gives up a key of your own; its sessions end.' })
  async revokeOwnKey(
    @Args('key', { type: () => String }) key: string,
    @Args('reason', { type: () => KeyReasonEnum }) reason: KeyReason,
    @Context() { viewer }: GraphqlContext,
  ): Promise<EntryReceipt | MembersRefused> {
    return present(await this.ownKey.revoke(viewer, parseKeyId(key), reason));
  }

  @Mutation(() => RosterActResult, { description: 'Replaces your name and address; the ones before are forgotten.' })
  async replaceProfile(
    @Args('profile', { type: () => ProfileInput }) profile: ProfileInput,
    @Context() { viewer }: GraphqlContext,
  ): Promise<EntryReceipt | MembersRefused> {
    return present(await this.profiles.replace(viewer, parseProfile(profile)));
  }

  @Mutation(() => RosterActResult, { description: 'Closes an invitation. For stewards.' })
  async revokeInvitation(
    @Args('invitation', { type: () => PublicIdScalar }) invitation: string,
    @Context() { viewer }: GraphqlContext,
  ): Promise<EntryReceipt | MembersRefused> {
    return present(await this.invitations.revoke(viewer, invitation));
  }
}

function present(outcome: Outcome<RosterRefusal>): EntryReceipt | MembersRefused {
  return outcome.ok ? presentReceipt(outcome.receipt) : membersRefused(outcome.refusal);
}
