import { Args, Context, Int, Mutation, Resolver } from '@nestjs/graphql';
import { badInput, type GraphqlContext, PublicIdScalar, UuidScalar } from '../../../graphql/index.js';
import { InviteMember } from '../commands/invite-member.js';
import { KeepRoster } from '../commands/keep-roster.js';
import { type ErasureGround, INVITATION_DAYS, isRole, isRoleSet, type KeyReason, type MemberKind, type RemovalReason, type Role } from '../domain/index.js';
import { type PreparedActType, PreparedActResult, PreparedInvitationResult, type PreparedInvitationType, presentInvitation, presentPrepared } from './act.types.js';
import { parseKeyId } from './keys.types.js';
import { KeyReasonEnum, MemberKindEnum, ProfileErasureGroundEnum, RemovalReasonEnum } from './member.types.js';
import type { ActRefused } from './refused.js';

type Answer = Promise<PreparedActType | ActRefused>;

const memberArg = { type: () => PublicIdScalar };
const roleArg = { type: () => String, description: 'steward, editor or respondent:<entity id>.' };
const daysArg = { type: () => Int, defaultValue: 7, description: `Open for so many days, 1 to ${INVITATION_DAYS}.` };

/** Keeping the roster: each answers with an act, which the steward signs and submits by submitAct. */
@Resolver()
export class RosterResolver {
  constructor(
    private readonly inviteMember: InviteMember,
    private readonly keep: KeepRoster,
  ) {}

  @Mutation(() => PreparedInvitationResult, { description: 'Invites a person, or registers an API client with `kind: CLIENT`.' })
  async invite(
    @Args('kind', { type: () => MemberKindEnum, defaultValue: 'person' }) kind: MemberKind,
    @Args('roles', { type: () => [String] }) roles: string[],
    @Args('days', daysArg) days: number,
    @Context() { viewer }: GraphqlContext,
  ): Promise<PreparedInvitationType | ActRefused> {
    const sorted = [...new Set(roles)].sort();
    if (!isRoleSet(sorted)) throw badInput('roles', 'give steward, editor or respondent:<entity id>.');
    return presentInvitation(await this.inviteMember.join(viewer, kind, sorted, parseDays(days)));
  }

  @Mutation(() => PreparedInvitationResult, { description: 'Lets another member replace his lost keys.' })
  async inviteRecovery(
    @Args('member', memberArg) member: string,
    @Args('days', daysArg) days: number,
    @Context() { viewer }: GraphqlContext,
  ): Promise<PreparedInvitationType | ActRefused> {
    return presentInvitation(await this.inviteMember.recovery(viewer, member, parseDays(days)));
  }

  @Mutation(() => PreparedActResult)
  async grantRole(@Args('member', memberArg) member: string, @Args('role', roleArg) role: string, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await this.keep.grantRole(viewer, member, parseRole(role)));
  }

  @Mutation(() => PreparedActResult)
  async revokeRole(@Args('member', memberArg) member: string, @Args('role', roleArg) role: string, @Context() { viewer }: GraphqlContext): Answer {
    return presentPrepared(await this.keep.revokeRole(viewer, member, parseRole(role)));
  }

  @Mutation(() => PreparedActResult, { description: 'Ends a membership; a member may also end his own.' })
  async removeMember(
    @Args('member', memberArg) member: string,
    @Args('reason', { type: () => RemovalReasonEnum }) reason: RemovalReason,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentPrepared(await this.keep.removeMember(viewer, member, reason));
  }

  @Mutation(() => PreparedActResult, { description: "Revokes another member's key. For your own use revokeOwnKey." })
  async revokeKey(
    @Args('member', memberArg) member: string,
    @Args('key', { type: () => String }) key: string,
    @Args('reason', { type: () => KeyReasonEnum }) reason: KeyReason,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    return presentPrepared(await this.keep.revokeKey(viewer, member, parseKeyId(key), reason));
  }

  @Mutation(() => PreparedActResult, { description: 'Erases names and addresses by the entries that commit to them (Member.profileEntry).' })
  async eraseProfiles(
    @Args('entries', { type: () => [UuidScalar] }) entries: string[],
    @Args('ground', { type: () => ProfileErasureGroundEnum }) ground: ErasureGround,
    @Context() { viewer }: GraphqlContext,
  ): Answer {
    if (entries.length < 1 || entries.length > 100) throw badInput('entries', 'give 1 to 100 entry ids.');
    return presentPrepared(await this.keep.eraseProfiles(viewer, entries, ground));
  }
}

function parseRole(role: string): Role {
  if (!isRole(role)) throw badInput('role', 'give steward, editor or respondent:<entity id>.');
  return role;
}

function parseDays(days: number): number {
  if (days < 1 || days > INVITATION_DAYS) throw badInput('days', `give a number from 1 to ${INVITATION_DAYS}.`);
  return days;
}
